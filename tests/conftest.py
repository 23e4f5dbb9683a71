"""What tests of several rooms share: a small pack of our own; ``strategies`` importable from every folder."""

import shutil

import pytest
from hypothesis import settings

from zhibiao.packs import load_pack
from zhibiao.packs.pack import _home

# The same cases in every run; `pytest --hypothesis-profile=explore` looks for new ones.
settings.register_profile("same", derandomize=True)
settings.register_profile("explore", derandomize=False, max_examples=1000)
settings.load_profile("same")

RULE = """\
code: L101
name: dark-lamp
severity: warning
item: completeness.clear
on: row
where: slot == "quantity"
let: {word: 'contains(target, "dim")'}
check: {kind: condition, when: word}
cell: target
title: {zh: 灯不亮, en: A dark lamp}
why: {zh: 看不见。, en: Nobody sees.}
how: {zh: 换灯。, en: Change it.}
message: {zh: "“{name}”写着“{word}”。", en: '"{name}" says "{word}".'}
basis: [street]
examples:
  fires: [{row: {level2: 数量指标, name: 路灯, target: 昏暗}}]
  silent: [{row: {level2: 数量指标, name: 路灯, target: 明亮}}]
"""


@pytest.fixture
def pack_folder(tmp_path, monkeypatch):
    """A pack with one good rule; a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "lamps"
    (folder / "rules").mkdir(parents=True)
    shutil.copytree(_home() / "national" / "lexicons", folder / "lexicons")
    shutil.copy(_home() / "national" / "taxonomy.yaml", folder / "taxonomy.yaml")
    (folder / "lexicons" / "dim.yaml").write_text("about: Dark.\nwords: [昏暗, 暗]\n", encoding="utf-8")
    (folder / "bases.yaml").write_text(
        "street: {title: {zh: 《路灯办法》, en: Lamp rules}, verified: true}\n", encoding="utf-8"
    )
    (folder / "pack.yaml").write_text(
        'name: lamps\nversion: "1"\ntitle: {zh: 路灯, en: Lamps}\n'
        "items: {completeness.clear: {points: 10, zh: 明确清晰性, en: clarity}}\nprecedence: [L101]\nsilenced_by: {}\n",
        encoding="utf-8",
    )
    (folder / "rules" / "L101-dark-lamp.yaml").write_text(RULE, encoding="utf-8")
    load_pack.cache_clear()
    yield folder
    load_pack.cache_clear()
