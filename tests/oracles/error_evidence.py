"""What shows on a page of Hexo's that an error is one, by rule."""

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from hexodigest.diagnostics import Diagnostic
from oracles.shown_posts import Shown


def squashed(text: str) -> str:
    return re.sub(r"\s", "", text)


def seen(page: str) -> str:
    """The text that a reader sees, without white space and with straight quotes and dots."""
    text = html.unescape(re.sub(r"<[^<>]*>", "", page))
    for curly, straight in (("‘’", "'"), ("“”", '"')):
        text = re.sub(f"[{curly}]", straight, text)
    return squashed(text.replace("…", "..."))


def is_printed_as_it_is(post: Shown, found: Diagnostic) -> bool:
    written = post.document.source.slice(found.span)
    pieces = [piece for piece in re.split(r"\{%.*?%\}|\{\{.*?\}\}", written) if piece.strip()]
    page = seen(post.page)
    return written in post.page or all(squashed(piece) in page for piece in pieces)


def is_no_link(post: Shown, found: Diagnostic) -> bool:
    written = post.document.source.slice(found.span)
    is_address = re.match(r"<?(https?://\S+?)>?$", written)
    linked = is_address and f'href="{is_address[1]}"' in post.page
    return not linked and is_printed_as_it_is(post, found)


def is_gone(post: Shown, found: Diagnostic) -> bool:
    return squashed(post.document.source.slice(found.span)) not in seen(post.page)


def has_other_arguments(post: Shown, found: Diagnostic) -> bool:
    """Whether the tag was not given what stands in it, or took Markdown with it to be printed."""
    text = post.document.source.text
    tag, _, after = text[text.rfind("{%", 0, found.span.start + 2) :].partition("%}")
    name, _, rest = tag.strip("{%- ").partition(" ")
    given = squashed(html.unescape(re.sub(r"[|\"']", "", post.page)))
    meant = f"TAG({name}" + squashed(re.sub(r"[|\"']", "", rest)) + ")"
    behind = squashed(after[:40])
    is_raw = bool(re.search(r"[`*|]", behind)) and behind in seen(post.page)
    return given.count(meant) < text.count(tag) or is_raw


def loses_what_follows(post: Shown, _: Diagnostic) -> bool:
    written = re.sub(r"\W", "", post.document.source.text)
    is_kept = written[-30:] in re.sub(r"\W", "", seen(post.page))
    return not is_kept or "{%endraw%}" in seen(post.page)


def shows_no_asset(post: Shown, found: Diagnostic) -> bool:
    """Whether the name is printed less often than it is written."""
    name = post.document.source.slice(found.span).strip("\"'").rpartition("/")[2]
    return unquote(post.page).count(name) < post.document.source.text.count(name)


def has_another_date(post: Shown, found: Diagnostic) -> bool:
    """Whether Hexo's clock reads otherwise than the header, whatever zone that names."""
    assert post.answer is not None
    key = next(key for key in ("date", "updated") if key in line_of(post, found))
    written = [int(each) for each in re.findall(r"\d+", line_of(post, found))][:6]
    clock = [int(each) for each in re.findall(r"\d+", post.answer["fields"][key])]
    return not written or written != clock[: len(written)]


def line_of(post: Shown, found: Diagnostic) -> str:
    text = post.document.source.text
    return text[text.rfind("\n", 0, found.span.start) + 1 :].partition("\n")[0]


def has_field(name: str, shown: str) -> Callable[[Shown, Diagnostic], bool]:
    return lambda post, _: shown in str((post.answer or {}).get("fields", {}).get(name))


def prints_its_header(post: Shown, found: Diagnostic) -> bool:
    line = line_of(post, found)
    return ("---" in line and "<hr>" in post.page) or squashed(line) in seen(post.page)


def has_another_title(post: Shown, found: Diagnostic) -> bool:
    assert post.answer is not None
    written = post.document.source.slice(found.span).strip("\"'")
    return written.partition(": ")[2] != post.answer["fields"]["title"] != written


EVIDENCE: dict[str, Callable[[Shown, Diagnostic], bool]] = {
    "text-after-tag": is_no_link,
    "space-in-url": is_printed_as_it_is,
    "undefined-variable": is_gone,
    "variable-in-codeblock": is_gone,
    "unbalanced-quote": has_other_arguments,
    "unclosed-tag": loses_what_follows,
    "tag-in-link-target": lambda post, _: "!--swig" in post.page,
    "missing-asset": shows_no_asset,
    "invalid-date": has_another_date,
    "misplaced-offset": has_another_date,
    "rolled-over-date": has_another_date,
    "unfilled-placeholder": lambda post, found: (
        has_field("title", "[object Object]")(post, found) or has_another_date(post, found)
    ),
    "wrong-type": has_another_title,
    "unkeyed-front-matter": is_gone,
    "fullwidth-colon": prints_its_header,
    "invalid-front-matter": prints_its_header,
    "undefined-in-permalink": has_field("path", "undefined"),
    "invalid-utf8": lambda post, _: "\ufffd" in post.page,
    "empty-front-matter": prints_its_header,
    "unclosed-front-matter": prints_its_header,
}


# What needs more than one page to be seen, or the models of a digest, of which Hexo knows nothing.
ELSEWHERE = {
    *("text-after-front-matter", "truthy-text", "misread-term"),  # test_front_matter_rules.py
    *("broken-post-link", "duplicate-url", "duplicate-abbrlink"),
    *("counter-decreased", "invalid-pick-link", "pick-count-mismatch", "title-date-mismatch"),
}


def is_confirmed(post: Shown, found: Diagnostic) -> bool:
    """Whether Hexo does one of the three; what has no evidence of its own must lose the post."""
    return post.is_lost or EVIDENCE.get(found.name, lambda *_: False)(post, found)
