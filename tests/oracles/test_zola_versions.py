"""What is written for other versions of Zola, read by the real one."""

from pathlib import Path

import pytest

from hexodigest.convert.targets.zola.flavour import flavour_of
from oracles.engines import build_with_zola

pytestmark = pytest.mark.oracle


def test_what_is_escaped_for_0_23_is_what_a_template_prints(tmp_path: Path) -> None:
    """Zola 0.22's templates stand for the newer ones: `raw` is the same in both."""
    body = "a {{ x }} {% y %} {# z #} {{{ {%- if -%} {{< s >}} {% raw %} {{ {% endraw %} {{"
    guarded = flavour_of("0.23").guard
    assert guarded is not None
    site = tmp_path / "site"
    for name, text in {
        "config.toml": 'base_url = "http://x"\n',
        "content/_index.md": "+++\n+++\n",
        "templates/index.html": guarded(body),
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    built = build_with_zola(site)
    assert built.code == 0, built.said
    assert (built.public / "index.html").read_text() == body
