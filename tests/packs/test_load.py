"""A pack loads whole or not at all; what is wrong is said with file, line and remedy."""

import pytest

from zhibiao.packs import load_pack
from zhibiao.problems import ZhibiaoError
from zhibiao.proof import prove


def broken(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_pack_loads_and_proves_itself(pack_folder):
    pack = load_pack(str(pack_folder))
    assert [rule.code for rule in pack.rules] == ["L101"]
    assert list(prove(pack)) == []


RULE = "rules/L101-dark-lamp.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "line"),
    [
        (RULE, "severity: warning", "severity: warn", "packs.unknown_choice", 3),
        (RULE, "severity: warning", "serverity: warning", "packs.unknown_key", 3),
        (RULE, "item: completeness.clear", "item: clear", "packs.unknown_choice", 4),
        (RULE, "on: row", "on: cell", "packs.unknown_choice", 5),
        (RULE, 'slot == "quantity"', 'slt == "quantity"', "packs.unknown_fact", 6),
        (RULE, 'contains(target, "dim")', 'contains(target, "dime")', "packs.unknown_lexicon", 7),
        (RULE, "kind: condition", "kind: conditon", "packs.unknown_kind", 8),
        (RULE, "when: word", "when: words", "packs.unknown_fact", 8),
        (RULE, "when: word", "whn: word", "packs.unknown_key", 8),
        (RULE, ", when: word", "", "packs.missing_parameter", 8),
        (RULE, ", en: A dark lamp", "", "packs.text_incomplete", 10),
        (RULE, "{word}”。", "{wrd}”。", "packs.unknown_field", 13),
        (RULE, "{word}”。", "{word”。", "packs.text_braces", 13),
        (RULE, "basis: [street]", "basis: [strete]", "packs.unknown_basis", 14),
        (RULE, "  silent:", "  quiet:", "packs.unknown_key", 17),
        (RULE, "  silent: [{row: {level2: 数量指标, name: 路灯, target: 明亮}}]", "", "packs.missing_example", 16),
        (RULE, "code: L101", "code: L101\ncode: L102", "packs.key_twice", 2),
        (RULE, "on: row", "on: [row", "packs.yaml_syntax", None),
        (RULE, "why:", "wy:", "packs.unknown_key", 11),
        ("lexicons/dim.yaml", "words: [昏暗, 暗]", "words: 昏暗", "packs.lexicon_form", 2),
        ("lexicons/dim.yaml", "words:", "word:", "packs.lexicon_form", 1),
        ("lexicons/dim.yaml", "[昏暗, 暗]", "[昏暗, '']", "packs.lexicon_form", 2),
        ("pack.yaml", "precedence: [L101]", "precedence: [L109]", "packs.unknown_rule", 5),
        ("pack.yaml", "silenced_by: {}", "silenced_by: {L101: [L109]}", "packs.unknown_rule", 6),
        ("pack.yaml", "version:", "verson:", "packs.unknown_key", 2),
        ("pack.yaml", 'version: "1"\n', "", "packs.missing_key", 1),
        ("pack.yaml", "title: {zh: 路灯, en: Lamps}", "title: Lamps", "packs.text_incomplete", 3),
        ("pack.yaml", "points: 10", "points: ten", "packs.no_number", 4),
        ("bases.yaml", ", en: Lamp rules", "", "packs.text_incomplete", 1),
        ("bases.yaml", ", verified: true", "", "packs.missing_key", 1),
        ("taxonomy.yaml", "sides:", "side:", "packs.unknown_key", None),
    ],
)
def test_an_error_names_file_line_and_remedy(pack_folder, file, old, new, key, line):
    broken(pack_folder, file, old, new)
    with pytest.raises(ZhibiaoError) as refused:
        load_pack(str(pack_folder))
    assert (refused.value.problem.key, refused.value.file) == (key, str(pack_folder / file))
    if line is not None:
        assert refused.value.problem.at.line == line
    assert refused.value.sentence("zh") != refused.value.sentence("en")


@pytest.mark.parametrize("file", ["bases.yaml", "taxonomy.yaml"])
def test_a_missing_file_is_named(pack_folder, file):
    (pack_folder / file).unlink()
    with pytest.raises(ZhibiaoError) as refused:
        load_pack(str(pack_folder))
    assert refused.value.problem.fields["name"] == file


def test_a_code_used_twice_names_the_other_file(pack_folder):
    text = (pack_folder / RULE).read_text(encoding="utf-8").replace("name: dark-lamp", "name: darker-lamp")
    (pack_folder / "rules" / "L102-darker-lamp.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ZhibiaoError) as refused:
        load_pack(str(pack_folder))
    assert refused.value.problem.fields["other"] == "L101-dark-lamp.yaml"


def test_an_example_that_does_not_do_what_it_says_is_found(pack_folder):
    broken(pack_folder, RULE, "target: 明亮", "target: 有点暗")
    [failure] = prove(load_pack(str(pack_folder)))
    assert (failure.rule, failure.should_fire, failure.line) == ("L101", False, 17)


def test_the_cache_gives_the_same_pack_and_follows_a_change(pack_folder, tmp_path):
    first = load_pack(str(pack_folder))
    load_pack.cache_clear()
    again = load_pack(str(pack_folder))
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 1
    assert [rule.raw for rule in again.rules] == [rule.raw for rule in first.rules]
    broken(pack_folder, RULE, "severity: warning", "severity: error")
    load_pack.cache_clear()
    assert load_pack(str(pack_folder)).rules[0].severity == "error"


def test_a_damaged_cache_is_passed_over(pack_folder, tmp_path):
    load_pack(str(pack_folder))
    for file in (tmp_path / "cache").rglob("*.json"):
        file.write_text("{", encoding="utf-8")
    load_pack.cache_clear()
    assert load_pack(str(pack_folder)).rules[0].code == "L101"


def test_a_pack_that_is_not_there_is_answered_with_the_shipped_ones():
    with pytest.raises(ZhibiaoError) as refused:
        load_pack("no-such-pack")
    assert "national" in refused.value.sentence("zh")
