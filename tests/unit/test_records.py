"""Archives as one table."""

import json
import re
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from conftest import ROOT
from conversions import HEADER, make_blog
from hexodigest.cli import main
from hexodigest.convert.job import prepare
from hexodigest.convert.targets import load_target
from hexodigest.convert.targets.json.source import restore

EXAMPLE = ROOT / "examples" / "arxiv-insights"


def convert(blog: Path, out: Path, kind: str, *options: str) -> Result:
    result = CliRunner().invoke(main, ["convert", str(blog), str(out), "--to", kind, *options])
    assert "Traceback" not in result.output, result.output
    return result


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "_posts/a.md": HEADER + "[l](u) ![i](v)\n\n```py\nc\n```\n",
        "_posts/b.md": b"---\ntitle: \xff\n---\nbytes\r\n",
        "_posts/c.md": "---\ntitle: [\n---\ndropped by Hexo\n",
        "about/index.md": HEADER.replace("title", "lang: fr\ntitle") + "# H\n",
        "x.css": "a {}",
    }
    return make_blog(tmp_path / "blog", files)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_lines_are_the_objects_of_json(
    blog: Path, tmp_path: Path, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hexodigest.cli.converting.LEAST", 0)
    result = convert(blog, tmp_path / "out", "jsonl", "-j", jobs)
    assert result.exit_code == 0
    assert "4 posts converted" in result.stderr
    lines = (tmp_path / "out" / "posts.jsonl").read_bytes().splitlines()
    plan = prepare(blog, tmp_path / "json", load_target("json")).plan
    objects = [json.loads(output.content) for output in plan.outputs]  # type: ignore[arg-type]
    assert [json.loads(line) for line in lines] == objects
    sources = [(blog / json.loads(line)["source"]["path"]).read_bytes() for line in lines]
    assert [restore(line) for line in lines] == sources


def test_lines_go_to_the_file_that_is_named(blog: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    assert convert(blog, file, "jsonl").exit_code == 0
    assert len(file.read_bytes().splitlines()) == 4
    refused = convert(blog, file, "jsonl")
    assert refused.exit_code == 2
    assert "is there already" in refused.stderr
    assert convert(blog, file, "jsonl", "--force").exit_code == 0


def test_posts_are_rows(blog: Path, tmp_path: Path) -> None:
    assert convert(blog, tmp_path / "t", "parquet").exit_code == 0
    rows = pq.read_table(tmp_path / "t" / "posts-00000.parquet").to_pylist()
    assert [row["source"] for row in rows] == [
        "source/_posts/a.md",
        "source/_posts/b.md",
        "source/_posts/c.md",
        "source/about/index.md",
    ]
    first = rows[0]
    assert (first["title"], first["draft"], first["kind"]) == ("T", False, "post")
    assert first["links"] == [{"url": "u", "text": "l"}]
    assert first["images"] == [{"url": "v", "alt": "i"}]
    assert first["code"] == [{"language": "py", "text": "c"}]
    assert rows[1]["encoding"] == "base64"
    assert rows[2]["faults"]
    assert rows[3]["lang"] == "fr"
    assert rows[3]["headings"] == [{"level": 1, "text": "H"}]


def test_a_large_archive_is_several_files_and_old_ones_go(
    blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "t"
    monkeypatch.setattr("hexodigest.batch.parquet.ROWS", 2)
    convert(blog, out, "parquet")
    names = {path.name for path in out.iterdir()}
    assert names == {f"{kind}-0000{n}.parquet" for kind in ("posts", "picks") for n in (0, 1)}
    (blog / "source/_posts/a.md").unlink()
    (blog / "source/_posts/b.md").unlink()
    assert convert(blog, out, "parquet").exit_code == 0
    assert len(list(out.iterdir())) == 2
    assert sum(pq.read_table(path).num_rows for path in out.glob("posts-*")) == 2


def test_the_question_of_the_docs_has_the_answer_of_the_docs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "batch.md").read_text()
    question = re.findall(r"```sql\n(.*?)```\n\n\| .*? \|\n\|-.*?\n\| (.*?) \|\n", page, re.DOTALL)
    assert len(question) == 1
    assert convert(EXAMPLE, tmp_path / "table", "parquet").exit_code == 0
    found = duckdb.sql(question[0][0]).fetchall()
    assert [" | ".join(map(str, row)) for row in found] == [question[0][1]]


def test_a_post_that_fails_is_named(blog: Path, tmp_path: Path) -> None:
    (blog / "source/_posts/a.md").write_bytes(b"a" * 3000)
    result = convert(blog, tmp_path / "out", "jsonl", "--max-file-size", "2K")
    assert result.exit_code == 2
    assert "a.md: not converted: larger than 2048 bytes" in result.stderr
    assert len((tmp_path / "out" / "posts.jsonl").read_bytes().splitlines()) == 3


def test_other_folders_and_other_sources_are_refused(blog: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("x")
    refused = convert(blog, tmp_path / "out", "parquet")
    assert refused.exit_code == 2
    assert "is not empty" in refused.stderr
    post = convert(blog / "source/_posts/a.md", tmp_path / "o", "jsonl")
    assert "--to jsonl takes a blog" in post.stderr


def test_without_pyarrow_the_message_names_the_extra(
    blog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "hexodigest.batch.parquet", raising=False)
    result = convert(blog, tmp_path / "out", "parquet")
    assert result.exit_code == 2
    assert "Parquet needs `pip install hexodigest[data]`" in result.stderr
