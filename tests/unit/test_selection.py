"""Which rules run where, how bad they are, and what options they take."""

from pathlib import Path

import pytest

from hexodigest import Config, ConfigError, Severity, lint_post, load_config, parse
from hexodigest.lint.in_force import in_force
from hexodigest.lint.options import check_options
from hexodigest.lint.posts import Failure, Linter, check_posts
from hexodigest.lint.registry import UnknownRuleError, all_rules, check_patterns, groups
from hexodigest.lint.selection import Choice, Selection

URI = "![x](data:image/png;base64," + "A" * 200 + ")\n"


def config(tmp_path: Path, text: str) -> Config:
    (tmp_path / "hexodigest.toml").write_text(text)
    return load_config(tmp_path)


def error_of(tmp_path: Path, text: str) -> str:
    (tmp_path / "hexodigest.toml").write_text(text)
    path = tmp_path / "a.md"
    path.write_text("text\n")
    [failure] = check_posts([path], Linter())
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, ConfigError)
    return str(failure.error).removeprefix(f"{tmp_path / 'hexodigest.toml'}: ")


def test_groups_are_words_and_no_rule_is_called_as_one() -> None:
    assert "front-matter" in groups()
    assert all(" " not in group for group in groups())
    assert not {rule.name for rule in all_rules()} & set(groups())


def test_a_group_stands_for_its_rules() -> None:
    only = Selection(select=("front-matter",))
    assert only.severity_of("duplicate-key", Severity.ERROR) is Severity.ERROR
    assert only.severity_of("empty-link", Severity.WARNING) is None
    without = Selection(ignore=("front-matter",))
    assert without.severity_of("duplicate-key", Severity.ERROR) is None


def test_extend_select_adds_to_what_is_on() -> None:
    more = Selection(extend_select=("merge-key",))
    assert more.severity_of("merge-key", Severity.INFO) is Severity.INFO
    assert more.severity_of("utc-date", Severity.INFO) is None
    assert more.severity_of("duplicate-key", Severity.ERROR) is Severity.ERROR


def test_the_user_s_choice_is_on_top() -> None:
    there = Config(select=("links",), extend_select=("merge-key",), ignore=("empty-link",))
    assert Selection.of(there) == Selection(
        select=("links",), extend_select=("merge-key",), ignore=("empty-link",)
    )
    own = Choice(select=("tags",), extend_select=("images",), ignore=("utc-date",))
    assert Selection.of(there, None, own) == Selection(
        select=("tags",), extend_select=("images",), ignore=("empty-link", "utc-date")
    )
    assert own.patterns == ("tags", "images", "utc-date")


def test_a_name_is_stronger_than_a_group_and_a_group_than_a_glob() -> None:
    given = {"*": Severity.ERROR, "links": Severity.WARNING, "empty-link": Severity.INFO}
    chosen = Selection(select=("*",), severity=given)
    assert chosen.severity_of("empty-link", Severity.WARNING) is Severity.INFO
    assert chosen.severity_of("broken-link", Severity.INFO) is Severity.WARNING
    assert chosen.severity_of("merge-key", Severity.INFO) is Severity.ERROR


def test_some_files_are_let_off_some_rules(tmp_path: Path) -> None:
    there = config(tmp_path, '[per_file_ignores]\n"old/**" = ["links"]\n"*.x.md" = ["empty-*"]\n')
    (tmp_path / "old").mkdir()
    for name, count in (("a.md", 1), ("old/a.md", 0), ("b.x.md", 0)):
        path = tmp_path / name
        path.write_text("[x]()\n")
        assert len(lint_post(parse(path))) == count
    assert there.ignored_in(tmp_path / "old/b.x.md") == ("links", "empty-*")


def test_a_rule_takes_options(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(URI)
    document = parse(tmp_path / "a.md")
    assert lint_post(document) == []
    config(tmp_path, "[rules.large-data-uri]\nlongest = 100\n")
    assert [found.name for found in lint_post(document)] == ["large-data-uri"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[rules.large-data-uri]\nlongst = 1\n",
            "[rules.large-data-uri]: unknown key `longst`, did you mean `longest`?",
        ),
        (
            '[rules.large-data-uri]\nlongest = "1"\n',
            "[rules.large-data-uri]: `longest` is not a whole number: `1`",
        ),
        (
            "[rules.large-data-uris]\n",
            "[rules.large-data-uris]: no rule is called `large-data-uris`, did you mean `large",
        ),
        ("[rules.empty-link]\n", "[rules.empty-link]: rule `empty-link` has no options"),
        ('select = ["emty-link"]', "no rule is called `emty-link`, did you mean `empty-link`?"),
        ('extend_select = ["linkz"]', "no rule is called `linkz`, did you mean `links`?"),
        (
            'per_file_ignores = {"*.md" = ["zzz"]}',
            "no rule is called `zzz`, `hexodigest rule` lists them all",
        ),
        (
            "per-file-ignores = {}",
            "unknown key `per-file-ignores`, did you mean `per_file_ignores`?",
        ),
        ('per_file_ignores = {"[z-a]" = []}', "`per_file_ignores.[z-a]` is not a glob"),
    ],
)
def test_what_cannot_be_used_is_said_with_what_may_be_meant(
    tmp_path: Path, text: str, message: str
) -> None:
    assert error_of(tmp_path, text).startswith(message)


def test_what_a_program_sets_has_no_file() -> None:
    with pytest.raises(ConfigError, match=r"^\[rules\.empty-link\]: rule"):
        check_options(Config(rules={"empty-link": {}}))


def test_names_groups_and_globs_are_known() -> None:
    check_patterns(("empty-link", "links", "empty-*", "*"))
    with pytest.raises(UnknownRuleError, match="did you mean `links`"):
        check_patterns(("lnks",))


def test_what_is_in_force_says_where_it_is_from(tmp_path: Path) -> None:
    text = (
        'ignore = ["links"]\nper_file_ignores = { "old/*" = ["*"] }\n'
        'severity = { utc-date = "error" }\n'
        '[rules.large-data-uri]\nlongest = 100\n[[models]]\nmodel = "digest"\npath = "日报/*"\n'
    )
    there = config(tmp_path, text)
    shown = in_force(there, tmp_path / "a.md")
    assert shown.startswith(f"# {tmp_path / 'hexodigest.toml'}\n")
    for line in (
        "select = []  # default",
        'ignore = ["links"]  # hexodigest.toml',
        'per_file_ignores = { "old/*" = ["*"] }  # hexodigest.toml',
        'severity = { "utc-date" = "error" }  # hexodigest.toml',
        "[rules.large-data-uri]",
        "longest = 100  # hexodigest.toml",
        'path = "日报/*"  # hexodigest.toml',
        "#   empty-link",
    ):
        assert line in shown.splitlines()
    assert "#   utc-date" not in shown.splitlines()
    assert "#   utc-date" in in_force(there, tmp_path / "old/a.md").splitlines()


def test_what_is_in_force_is_a_configuration(tmp_path: Path) -> None:
    there = config(tmp_path, 'known_tags = ["a\\"b"]\n[[models]]\nmodel = "digest"\npath = "*"\n')
    shown = in_force(there, tmp_path)
    (tmp_path / "again").mkdir()
    again = config(tmp_path / "again", shown)
    assert again.known_tags == ('a"b',)
    assert again.models == there.models
    assert "# no hexodigest.toml" in in_force(Config(), tmp_path)
