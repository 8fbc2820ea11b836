"""The questions that checks of posts ask, asked again."""

from collections.abc import Callable
from pathlib import Path

from hexodigest.config import Config
from hexodigest.lint.anchors import anchors_of
from hexodigest.lint.digest_questions import BEFORE, PICK, PICKS
from hexodigest.lint.neighbours import neighbours_of
from hexodigest.lint.outputs import outputs_of
from hexodigest.lint.used_files import used_files_of
from hexodigest.site import Site
from hexodigest.site.facts import is_to_come
from hexodigest.traces import Question, asking, unasked

# What may change with the body of another post.
BODY_KINDS = frozenset(("anchors", "unused", BEFORE, PICK, PICKS))


def _to_come(site: Site, source: str) -> object:
    facts = site.facts_at(source)
    return facts and is_to_come(facts)


def _file(site: Site, about: str) -> object:
    folder, _, path = about.partition("\n")
    return site.folders.find(Path(folder), path)


def _anchors(site: Site, source: str) -> object:
    facts = site.facts_at(source)
    return facts and anchors_of(site, facts)


_QUESTIONS: dict[str, Callable[[Site, str], object]] = {
    "abbrlink": lambda site, about: neighbours_of(site).by_abbrlink.get(about),
    "abbrlink shape": lambda site, _: neighbours_of(site).abbrlink_shape,
    "anchors": _anchors,
    "answer": lambda site, about: outputs_of(site).answer(about),
    "anything": lambda site, about: site.folders.exists(Path(about)),
    "category at": lambda site, about: neighbours_of(site).categories.at(about),
    "category in any case": lambda site, about: neighbours_of(site).categories.in_any_case(about),
    "category pair": lambda site, about: neighbours_of(site).category_pairs.get(about),
    "every abbrlink": lambda site, _: list(neighbours_of(site).by_abbrlink),
    "every category pair": lambda site, _: list(neighbours_of(site).category_pairs),
    "every name": lambda site, _: list(neighbours_of(site).by_name),
    "every output": lambda site, _: list(neighbours_of(site).by_output),
    "every page": lambda site, _: list(outputs_of(site).pages),
    "every unused": lambda site, _: list(used_files_of(site).unused),
    "everything": lambda site, _: site.files,
    "facts": lambda site, about: site.facts(site.source_dir / about),
    "file": _file,
    "folder": lambda site, about: site.folders.is_folder(Path(about)),
    "name": lambda site, about: neighbours_of(site).by_name.get(about),
    "near": lambda site, about: outputs_of(site).near(about),
    "output": lambda site, about: neighbours_of(site).by_output.get(about),
    "outputs": lambda site, _: outputs_of(site).files,
    "page": lambda site, about: outputs_of(site).pages.get(about),
    "route": lambda site, about: site.route(about),
    "tag at": lambda site, about: neighbours_of(site).tags.at(about),
    "tag in any case": lambda site, about: neighbours_of(site).tags.in_any_case(about),
    "to come": _to_come,
    "top": lambda site, about: outputs_of(site).has_top(about),
    "unused": lambda site, about: used_files_of(site).unused.get(about),
}


def gather(site: Site) -> None:
    """Work out what most checks ask, so that forked processes need not."""
    with unasked():
        known = neighbours_of(site)
        _ = known.by_name, known.by_output, known.by_abbrlink, known.tags, known.categories
        _ = outputs_of(site).pages, outputs_of(site).near("")


class Again:
    """Asks each question once a run."""

    def __init__(self) -> None:
        """Ask nothing yet."""
        self._known: dict[tuple[str, str, str], str | None] = {}

    def digest(self, site: Site, config: Config, question: Question) -> str | None:
        """The digest of today's answer; None where there is no such question any more."""
        key = (str(site.root), *question)
        if key not in self._known:
            self._known[key] = _digest(site, config, question)
        return self._known[key]


def _digest(site: Site, config: Config, question: Question) -> str | None:
    kind, about = question
    try:
        with asking() as asked:
            if kind in {BEFORE, PICK, PICKS}:
                from hexodigest.lint.archive import ask_again  # noqa: PLC0415 # few posts are digests

                ask_again(site, config, kind, about)
            else:
                _QUESTIONS[kind](site, about)
    except Exception:  # noqa: BLE001  # made up by somebody, or gone: the post is linted
        return None
    return asked.answers.get(question)
