"""What projects share is told once; everything else stays with its project."""

from dataclasses import replace

from builders import NAMES, TARGET_FILING, TARGETS, finding, report

from zhibiao.model import Location, ProjectRef, Related
from zhibiao.reports.fold import fold


def folded(*findings, filing=TARGET_FILING):
    whole = report()
    inputs = (replace(whole.inputs[0], filings=(filing,)), *whole.inputs[1:])
    return fold(replace(whole, findings=findings, inputs=inputs))


def shared(*findings, **more):
    return [
        (entry.first.rule, [p.index for p in entry.projects]) for g in folded(*findings, **more) for entry in g.shared
    ]


def test_a_project_finding_of_half_the_projects_is_folded():
    assert shared(*(finding("C304", number) for number in (1, 3, 4))) == [("C304", [1, 3, 4])]


def test_a_finding_of_fewer_is_not():
    assert shared(*(finding("C304", number) for number in (1, 3))) == []


def test_half_is_enough():
    four = replace(TARGET_FILING, projects=TARGET_FILING.projects[:4])
    assert shared(*(finding("C304", number) for number in (1, 3)), filing=four) == [("C304", [1, 3])]


def test_a_filing_of_three_projects_is_not_folded():
    three = replace(TARGET_FILING, projects=TARGET_FILING.projects[:3])
    assert shared(*(finding("C304", number) for number in (1, 2, 3)), filing=three) == []


def test_row_findings_fold_where_name_and_quote_are_equal():
    found = [finding("Q202", number, 2, cell="target", quote="及时") for number in (1, 2, 3)]
    assert shared(*found) == [("Q202", [1, 2, 3])]


def test_row_findings_with_another_quote_do_not():
    found = [
        finding("Q202", number, 2, cell="target", quote=quote)
        for number, quote in ((1, "及时"), (2, "及时"), (3, "按时"))
    ]
    assert shared(*found) == []


def test_row_findings_on_another_indicator_do_not():
    found = [finding("Q202", number, row, cell="target", quote="及时") for number, row in ((1, 2), (2, 2), (3, 4))]
    assert shared(*found) == []


def test_sentences_may_differ_in_the_name_of_the_project():
    found = [replace(finding("C304", n), message=f"“{NAMES[n - 1]}”没有成本指标。") for n in (1, 2, 3)]
    assert shared(*found) == [("C304", [1, 2, 3])]


def test_sentences_that_differ_otherwise_do_not_fold():
    found = [replace(finding("C304", n), message=f"只有{n}条指标。") for n in (1, 2, 3)]
    assert shared(*found) == []


def test_another_severity_or_status_does_not_fold():
    found = [finding("C304", 1), replace(finding("C304", 2), severity="error"), finding("C304", 3, status="suppressed")]
    assert shared(*found) == []


def copies(number, *others):
    related = tuple(Related(TARGETS, ProjectRef(other, NAMES[other - 1]), Location(line=1)) for other in others)
    return replace(finding("R601", number, related=related), message=f"与项目{others}相同。")


def test_a_circle_of_copies_folds_though_each_names_the_others():
    assert shared(copies(1, 2, 5), copies(2, 1, 5), copies(5, 1, 2)) == [("R601", [1, 2, 5])]


def test_two_circles_stay_apart():
    assert shared(copies(1, 2), copies(2, 1), copies(3, 4), copies(4, 3)) == []


def test_nothing_is_lost_or_doubled():
    whole = report()
    told = [
        f for g in fold(whole) for e in (*g.shared, *(e for p in g.projects for e in p.entries)) for f in e.findings
    ]
    assert sorted(map(id, told)) == sorted(map(id, whole.findings))


def test_projects_come_by_number_and_what_has_none_first():
    group = folded(finding("C304", 4), finding("C304", 2), finding("M706"))[0]
    assert [part.project and part.project.index for part in group.projects] == [None, 2, 4]


def test_files_and_kinds_come_in_the_order_of_the_findings():
    assert [(group.file, group.kind) for group in fold(report())] == [
        (TARGETS, "target"),
        ("自评/2025年自评.pdf", "self_evaluation"),
        ("旧表.doc", None),
    ]


def test_without_the_filing_at_hand_nothing_folds():
    whole = report()
    found = tuple(finding("C304", number) for number in range(1, 6))
    assert all(not group.shared for group in fold(replace(whole, findings=found, inputs=())))
