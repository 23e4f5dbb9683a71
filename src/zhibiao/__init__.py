"""zhibiao (指标): a linter for Chinese budget performance targets."""

__version__ = "0.1.0"
