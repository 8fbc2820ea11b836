"""The converted site as its engine builds it: once as it is, once with a minimal theme."""

import shutil
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from hexodigest.convert.toml import toml
from hexodigest.verify.engines import EngineError, run

# As our own templates do: a page of the blog's own, where Zola has one at its address.
_OWN = "{% if own %}{% set page = get_page(path=own) %}{% endif %}"
_NAMED = "{% set_global own = config.extra.special | get(key=KEY, default='') %}"
_OWN_404 = _NAMED.replace("KEY", "'404'") + _OWN
_OWN_LIST = (
    "{% set_global own = '' %}{% for kind in ['tags', 'categories'] %}"
    "{% if taxonomy.name == config.extra.taxonomies[kind] %}"
    + _NAMED.replace("KEY", "kind")
    + "{% endif %}{% endfor %}"
    + _OWN
)
_LEADS = {"404": _OWN_404, "taxonomy_list": _OWN_LIST}


@dataclass(frozen=True, slots=True)
class TargetSite:
    """Where the two builds lie, and what the engine said."""

    public: Path  # with the site's own theme
    plain: Path  # with the minimal one
    said: str = ""


def build_target(target: str, engine: str, site: Path, folder: Path) -> TargetSite:
    """Build the site at `site` below `folder`. Raises EngineError when the engine cannot."""
    plain = folder / "plain"
    shutil.copytree(site, plain)
    _strip(target, plain)
    said = _build(target, engine, site, folder / target)
    _build(target, engine, plain, folder / f"{target}-plain")
    return TargetSite(folder / target, folder / f"{target}-plain", said)


def _build(target: str, engine: str, site: Path, out: Path) -> str:
    if target == "hugo":
        command = [engine, "--source", str(site), "--destination", str(out), "--printPathWarnings"]
    else:
        command = [engine, "--root", str(site), "build", "--output-dir", str(out)]
    try:
        return run(command, site)
    except EngineError as error:
        raise EngineError(f"{target.title()} cannot build the converted site: {error}") from error


def _strip(target: str, site: Path) -> None:
    """Put the minimal theme in place of the layouts; what renders parts of content stays."""
    home = files(__package__).joinpath("themes", target)
    if target == "hugo":
        layouts = site / "layouts"
        for path in layouts.iterdir() if layouts.is_dir() else ():
            if path.is_file():
                path.unlink()
        layouts.mkdir(exist_ok=True)
        (layouts / "all.html").write_bytes(home.joinpath("all.html").read_bytes())
        return
    templates = site / "templates"
    templates.mkdir(exist_ok=True)
    names = {"page", "section", "index", "taxonomy_list", "taxonomy_single", "404"}
    names |= {path.stem for path in templates.glob("*.html")}
    plain = home.joinpath("page.html").read_text(encoding="utf-8")
    for name in names:
        text = _LEADS.get(name, "") + plain
        (templates / f"{name}.html").write_text(text, encoding="utf-8")
    config = site / "config.toml"
    data = tomllib.loads(config.read_text(encoding="utf-8"))
    # Colours take most of Zola's time, and are no part of what a page says.
    data.get("markdown", {}).pop("highlighting", None)
    config.write_text(toml(data), encoding="utf-8")
