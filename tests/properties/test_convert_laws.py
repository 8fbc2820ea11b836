"""What holds of every conversion, whatever the post."""

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conversions import HEADER, make_blog
from hexodigest.convert.blog import Blog
from hexodigest.convert.paths import UnsafePathError, safe_path
from hexodigest.convert.resolve_page import single_post
from hexodigest.convert.run import plan_post
from hexodigest.convert.targets import NAMES, load_target
from hexodigest.convert.targets.json.source import restore
from hexodigest.convert.toml import toml, yaml_lines
from hexodigest.site.hexo_config import HexoConfig
from hexodigest.site.site import Site

PIECES = st.sampled_from(
    [
        *"abc \n>-*#`[]()<>{}%\"'|\\",
        "\n\n",
        "\r\n",
        "    ",
        "```js cap\n",
        "```\n",
        "{% quote a, b %}",
        "{% endquote %}",
        "{% raw %}",
        "{% endraw %}",
        "{% code x lang:js %}",
        "{% endcode %}",
        "{% who f(a) %}",
        "{{ x }}",
        "{{ f(a=1) }}",
        "{{< y >}}",
        "{# z #}",
        "{% img /a.png 'T' %}",
        "<!-- more -->",
        "<!--more-->",
        "![i](j.png)",
        "[k]()",
        "http://x.y/中",
        "# 标题",
        "<div>",
        "</div>",
        "<script>",
        "</script>",
        "| a | b |\n|---|---|\n",
        "中文",
        "😀",
    ]
)
BODIES = st.lists(PIECES, max_size=25).map("".join)
KEYS = st.text(max_size=8)
SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False)
) | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


def convert(folder: Path, data: bytes, target: str) -> tuple[bytes, int]:
    """The post's own file, and the number of losses."""
    post = folder / "post.md"
    post.write_bytes(data)
    blog = Blog(Site(folder, HexoConfig()), is_known=False)
    plan = plan_post(blog, load_target(target), single_post(post, blog.site))
    assert not [failure for failure in plan.failures if not failure.is_dropped]
    content = plan.outputs[0].content if plan.pages else b""
    assert isinstance(content, bytes)
    return content, len(plan.losses)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_blog(tmp_path_factory.mktemp("laws"), {})


@settings(max_examples=60)
@given(data=st.binary(max_size=300) | BODIES.map(lambda body: (HEADER + body).encode()))
@pytest.mark.parametrize("target", NAMES)
def test_converting_never_raises(folder: Path, target: str, data: bytes) -> None:
    convert(folder, data, target)


@given(data=st.binary(max_size=300) | BODIES.map(str.encode))
def test_json_holds_the_source_byte_for_byte(folder: Path, data: bytes) -> None:
    content, _ = convert(folder, data, "json")
    if content:
        json.loads(content, parse_constant=pytest.fail)
        assert restore(content) == data


@given(words=st.lists(st.sampled_from(["tea", "leaf", "中文", "pot."]), min_size=1, max_size=20))
@pytest.mark.parametrize("target", ["hugo", "zola"])
def test_text_outside_edits_survives(folder: Path, target: str, words: list[str]) -> None:
    body = " ".join(words)
    content, losses = convert(folder, f"{HEADER}{body}\r\n".encode(), target)
    assert content.decode().endswith(f"\n{body}\r\n") or content.decode().endswith(f"{body}\r\n")
    assert losses == 0


@given(data=st.dictionaries(KEYS, VALUES, max_size=4))
def test_yaml_is_read_back_as_it_was(data: dict[str, object]) -> None:
    assert yaml.safe_load(yaml_lines(data) or "{}") == data


@given(data=st.dictionaries(KEYS, VALUES, max_size=4))
def test_toml_is_read_back_but_for_nulls(data: dict[str, object]) -> None:
    assert tomllib.loads(toml(data)) == _without_nulls(data)


def _without_nulls(value: object) -> object:
    """TOML has no null: out of a mapping it goes, in a list it is an empty text."""
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return ["" if item is None else _without_nulls(item) for item in value]
    return value


@given(path=st.text(alphabet=st.sampled_from("a./\\ \0中"), max_size=12))
def test_a_safe_path_stays_below_the_folder(path: str) -> None:
    try:
        safe = safe_path(path)
    except UnsafePathError:
        return
    home = Path("/home/out")
    assert home in home.joinpath(safe).parents
    assert ".." not in safe.parts
