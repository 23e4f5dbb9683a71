"""Packs: rules as data. ``load_pack`` reads, checks and compiles one."""

from zhibiao.packs.pack import Pack, load_pack, shipped_packs
from zhibiao.packs.rule import Example, Rule

__all__ = ("Example", "Pack", "Rule", "load_pack", "shipped_packs")
