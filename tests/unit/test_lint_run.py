"""A run goes on whatever a rule, a model or a file does."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import hexodigest
from hexodigest import ConfigError, Severity, fix_post, lint_post, load_config, load_site, parse
from hexodigest.lint import registry, run
from hexodigest.lint.archive import digest_context
from hexodigest.lint.files import find_posts
from hexodigest.lint.mended import write_post
from hexodigest.lint.posts import Linter, check_posts, posts_at
from hexodigest.lint.rule import Problem, Rule
from hexodigest.lint.rules import duplicate_key
from hexodigest.lint.selection import Selection
from hexodigest.lint.subject import Subject
from hexodigest.schema.models import model_for, rule_for
from hexodigest.source import Source, Span, read_source

BAD = b"---\ntitle: A\ntags: [a]\ntags: [b]\n---\n\nText.\n"
MODEL = """\
from pydantic import BaseModel, model_validator
from pydantic_core import PydanticCustomError

class Broken(BaseModel):
    @model_validator(mode="before")
    @classmethod
    def _fail(cls, data):
        raise RuntimeError("oh")

class Named(BaseModel):
    @model_validator(mode="before")
    @classmethod
    def _fail(cls, data):
        raise PydanticCustomError("too-sad", "too sad")
"""


def model(folder: Path, name: str) -> Path:
    (folder / "mine.py").write_text(MODEL)
    (folder / "hexodigest.toml").write_text(f'[[models]]\npath = "*.md"\nmodel = "mine:{name}"\n')
    (folder / "a.md").write_bytes(BAD)
    return folder / "a.md"


def test_a_rule_that_fails_is_a_finding_and_the_others_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: object) -> Iterator[Problem]:
        yield Problem(Span(0, 0), "said before it failed")
        raise ZeroDivisionError(str(type(document)))

    monkeypatch.setitem(sys.modules, "hexodigest.lint.rules.broken", SimpleNamespace(broken=broken))
    rule = Rule("broken", Severity.WARNING, "test", ("document",))
    early, late = run.rules_in_force(Selection())
    rules = ((rule, rule.severity), *early)
    monkeypatch.setattr(run, "rules_in_force", lambda _: (rules, late))
    found = {each.name: each for each in lint_post(parse(BAD))}
    assert set(found) == {"internal-error", "duplicate-key"}
    assert found["internal-error"].severity is Severity.ERROR
    assert "rule `broken` failed: ZeroDivisionError" in found["internal-error"].message


def test_a_model_that_fails_is_one_finding(tmp_path: Path) -> None:
    found = lint_post(parse(model(tmp_path, "Broken")))
    assert [each.name for each in found] == ["internal-error", "duplicate-key"]
    assert found[0].message.startswith("the check of the post's model failed: ")
    assert "RuntimeError: oh" in found[0].message


def test_a_model_s_own_names_are_reported_selected_and_ignored(tmp_path: Path) -> None:
    path = model(tmp_path, "Named")
    config = load_config(path)
    document = parse(path)
    assert [each.name for each in run.lint(document, config)] == ["too-sad", "duplicate-key"]
    for chosen, names in (
        (Selection(select=("too-*",)), ["too-sad"]),
        (Selection(ignore=("too-sad",)), ["duplicate-key"]),
        (Selection(severity={"too-sad": Severity.INFO}), ["duplicate-key"]),
    ):
        assert [each.name for each in run.lint(document, config, None, chosen)] == names


def test_a_model_that_is_not_there_is_the_configuration_s_fault(tmp_path: Path) -> None:
    path = model(tmp_path, "Nobody")
    with pytest.raises(ConfigError, match="Nobody"):
        lint_post(parse(path))


def test_a_rule_may_ask_only_for_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicate_key, "duplicate_key", lambda weather: weather)
    with pytest.raises(TypeError, match="asks for `weather`"):
        registry.read_rule("duplicate-key")


def test_a_rule_that_asks_for_the_site_is_not_run_without_one() -> None:
    assert lint_post(parse("![x](/none.png)\n")) == []


def test_what_a_rule_may_ask_for_is_made_once(tmp_path: Path) -> None:
    document = parse(BAD)
    subject = Subject(document, load_config(tmp_path), None)
    assert subject.document is document
    assert subject.schema_faults is subject.schema_faults
    assert subject.site is None


def test_info_is_off_until_it_is_asked_for() -> None:
    document = parse("---\na: &a {b: 1}\n<<: *a\n---\n")
    assert lint_post(document) == []
    config = load_config(Path("/"))
    chosen = Selection(select=("merge-key",))
    assert [each.name for each in run.lint(document, config, None, chosen)] == ["merge-key"]


def test_the_library_mends_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(BAD)
    fixed = fix_post(parse(path))
    assert fixed.document.source.data == BAD
    assert [each.name for each in fixed.remaining] == ["duplicate-key"]


def test_the_package_gives_what_it_lists() -> None:
    for name in hexodigest.__all__:
        assert getattr(hexodigest, name) is not None
    assert set(hexodigest.__all__) <= set(dir(hexodigest))
    with pytest.raises(AttributeError, match="nothing"):
        _ = hexodigest.nothing  # type: ignore[attr-defined]  # that is the point


def test_hidden_folders_and_other_files_are_not_posts(tmp_path: Path) -> None:
    for name in ("a.md", "b.markdown", "c.txt", ".git/d.md", "node_modules/e.md", "f/g.MD"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "loop").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in find_posts(tmp_path)]
    assert found == ["a.md", "b.markdown", "f/g.MD"]


def test_a_blog_stands_for_its_source_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blog = tmp_path / "blog"
    for name in ("README.md", "content/_posts/a.md", "themes/x/source/b.md"):
        path = blog / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (blog / "_config.yml").write_text("source_dir: content\n")
    monkeypatch.chdir(tmp_path)
    assert list(find_posts(Path("blog"))) == [Path("blog/content/_posts/a.md")]
    assert list(find_posts(Path("blog/themes/x/source"))) == [Path("blog/themes/x/source/b.md")]


def test_a_blog_further_down_stands_for_its_source_folder(tmp_path: Path) -> None:
    for name in ("x.md", "blog/README.md", "blog/source/_posts/a.md", "blog/scaffolds/post.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "blog" / "_config.yml").write_text("title: x\n")
    found = [path.relative_to(tmp_path).as_posix() for path in find_posts(tmp_path)]
    assert found == ["x.md", "blog/source/_posts/a.md"]


def test_what_hexo_does_not_render_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("skip_render: raw/*\n")
    for name in ("README.md", "scaffolds/post.md", "source/raw/a.md", "source/_posts/b.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(BAD)
    outcomes = check_posts(posts_at(tmp_path.rglob("*.md")), Linter())
    assert [each.source.path.name for each in outcomes] == ["b.md"]


def test_a_post_is_written_only_over_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"changed meanwhile")
    with pytest.raises(OSError, match="has changed"):
        write_post(Source(b"new", path), b"old")
    assert path.read_bytes() == b"changed meanwhile"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(ValueError, match="without a path"):
        write_post(Source(b"new"), b"old")
    with pytest.raises(OSError, match="is a directory"):
        read_source(tmp_path)


class TestNeighbours:
    """What a digest is told of the digests before it."""

    HEAD = "title: {day}-insights\ndate: {day} 08:00:00\ncategories: Arxiv-Insights\nread: {read}\n"

    @pytest.fixture
    def blog(self, tmp_path: Path) -> Path:
        (tmp_path / "_config.yml").write_text("title: x\n")
        (tmp_path / "source" / "_posts").mkdir(parents=True)
        return tmp_path

    def put(self, blog: Path, name: str, day: str, read: int, *ids: str, more: str = "") -> Path:
        head = self.HEAD.format(day=day, read=read)
        picks = "".join(f"## [t](https://arxiv.org/pdf/{each}.pdf)\n\nx\n\n" for each in ids)
        path = blog / "source" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{head}{more}---\n\n{picks}")
        return path

    def context(self, path: Path, blog: Path):  # type: ignore[no-untyped-def]  # noqa: ANN201  # a tuple of many
        document = parse(path)
        config = load_config(blog)
        rule, chosen = rule_for(document, config), model_for(document, config)
        assert rule is not None
        assert chosen is not None
        return digest_context(document, rule, chosen.options, config, load_site(blog))

    def test_the_one_before_is_by_date_not_by_name(self, blog: Path) -> None:
        self.put(blog, "_posts/z.md", "2024-03-12", 7, "2403.00001")
        self.put(blog, "_posts/a.md", "2024-03-15", 9, "2403.00002")
        path = self.put(blog, "_posts/m.md", "2024-03-13", 8, "2403.00003")
        context = self.context(path, blog)
        assert context.previous.where == "source/_posts/z.md"
        assert context.previous.counters == {"read": 7}
        assert dict(context.earlier_picks) == {"2403.00001": "source/_posts/z.md"}
        assert len(context.earlier_picks) == 1
        assert context.earlier_picks.get("2403.00002") is None
        assert context.earlier_picks.get("2403.00009") is None
        assert context.earlier_picks.get("x") is None

    def test_a_digest_without_a_path_is_checked_too(self, blog: Path) -> None:
        self.put(blog, "_posts/a.md", "2024-03-12", 7, "2403.00001")
        path = self.put(blog, "_posts/b.md", "2024-03-13", 8, "2403.00001")
        data = path.read_bytes()
        path.unlink()
        names = [each.name for each in lint_post(parse(data), site=load_site(blog))]
        assert "duplicate-pick" in names

    def test_drafts_unpublished_and_broken_posts_do_not_count(self, blog: Path) -> None:
        self.put(blog, "_drafts/a.md", "2024-03-12", 7, "2403.00001")
        self.put(blog, "_posts/b.md", "2024-03-12", 7, "2403.00002", more="published: false\n")
        self.put(blog, "_posts/c.md", "2024-03-12", 7, "2403.00003", more="x: [\n")
        path = self.put(blog, "_posts/m.md", "2024-03-13", 8)
        context = self.context(path, blog)
        assert context.previous is None
        assert not dict(context.earlier_picks)

    def test_a_digest_outside_the_blog_or_without_a_date_has_none_before_it(
        self, blog: Path
    ) -> None:
        self.put(blog, "_posts/a.md", "2024-03-12", 7, "2403.00001")
        path = self.put(blog, "_posts/b.md", "never", 7, "2403.00001")
        assert self.context(path, blog).previous is None
        assert self.context(path, blog).earlier_picks.get("2403.00001") is None
