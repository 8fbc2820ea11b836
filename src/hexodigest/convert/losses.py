"""What each loss of a conversion means, for people who read its name on the screen."""

from typing import Final, NamedTuple

from hexodigest.convert.unfollowed import OF_ZOLA, UNFOLLOWED


class Meaning(NamedTuple):
    """What was lost under a name, and what to do about it; in Markdown."""

    what: str
    remedy: str


_LOSSES: Final = {
    "address-moved": Meaning(
        "the target cannot serve the page at its address in Hexo; it is near it, and a redirect "
        "or a second address leads there",
        "Nothing, unless the address is read by programs that follow no redirects.",
    ),
    "address-not-found": Meaning(
        "`--check-against` found nothing at the post's address in the old site",
        "Look at `permalink` and `--timezone`, or give the post the `permalink` that it had.",
    ),
    "block-tag-in-html": Meaning(
        "a tag with a body stands where all is HTML, a page or a `<pre>`; its body would be "
        "Markdown, which is read in neither, so it is shown as it is written",
        "Write HTML there, or let Markdown stand around it.",
    ),
    "changed-script": Meaning(
        "a script holds braces that the target takes for its own, and says the same otherwise now",
        "Look whether it still does what it did.",
    ),
    "data-left-out": Meaning(
        "files of `_data` that are neither YAML nor JSON, which only themes of Hexo use, stay "
        "behind",
        "Nothing, if your new theme does not want them.",
    ),
    "data-unused": Meaning(
        "files of `_data` are in `data` now, but no template of the site that is written shows "
        "them",
        "Nothing, or write a template that does.",
    ),
    "date-of-file": Meaning(
        "a post has no date; Hexo dates it by the file, anew after each checkout. The last "
        "change of the file is written as its date",
        "Write `date` into the post: the one in its old address.",
    ),
    "escaped-tag": Meaning(
        "a backslash stands before a tag; Markdown takes it for an escape of the comment that Hexo "
        "put in the tag's place, so that Hexo shows `<!--swig…-->`; here the backslash is shown "
        "and then the tag",
        "Take the backslash away, or write `{% raw %}` around the tag to show it as it is written.",
    ),
    "id-by-lot": Meaning(
        "`permalink` has `:id` and the post has none, so Hexo draws one when it first sees the "
        "post. Its slug stands there instead",
        "Write the `id` of its old address into the post.",
    ),
    "invalid-utf8": Meaning(
        "bytes that are no UTF-8 became U+FFFD, as in Hexo",
        "Save the post as UTF-8.",
    ),
    "list-order": Meaning(
        "a list is in another order than in Hexo, for Zola sorts by date alone",
        "Nothing, or write the order into a template.",
    ),
    "merged-terms": Meaning(
        "two tags or categories have one address in Zola and are one term now; pages show both "
        "names",
        "Give them other names, or use one.",
    ),
    "missing-target": Meaning(
        "a tag points to a post, a file or an asset that is not there. It is shown as it is "
        "written where Hexo stops at it, else nothing is shown",
        "Mend the name: `hexodigest lint` often knows the right one.",
    ),
    "name-not-utf8": Meaning(
        "a file whose name is not UTF-8, which Hexo does not find either, is left out",
        "Rename the file.",
    ),
    "nested-too-deep": Meaning(
        "tags in tags in tags, deeper than is followed, are shown as they are written",
        "Write them with fewer levels.",
    ),
    "not-rendered": Meaning(
        "Hexo renders a file below `source` with a template engine or a style language; no "
        "target can, and it is left out",
        "Take what Hexo makes of it out of `public`, and put it among the site's static files.",
    ),
    "overlapping-constructs": Meaning(
        "of two constructs that overlap, such as a tag that begins in a link and ends behind "
        "it, the one around is converted, and the other is not",
        "End the one before the other begins.",
    ),
    "page-replaced": Meaning(
        "Zola makes a page of its own at the address of a page of the blog",
        "Let the template of that page show the words, or give the page another `permalink`.",
    ),
    "parted-code": Meaning(
        "indented code holds a fence, which Hexo shows within it; it is shown behind it",
        "Write a fence with more signs around all of it.",
    ),
    "pinned-post": Meaning(
        "a post is pinned by something that is no number from 1 on, so it stands where its date "
        "puts it",
        "Write a number.",
    ),
    "raw-in-code": Meaning(
        "`raw` stands in code; Hexo puts its body there as HTML with all of its indent, and it "
        "is shown as code",
        "Look at the code, and leave `raw` out.",
    ),
    "read-otherwise": Meaning(
        "the target reads these words otherwise than Hexo, and no other way to write them was "
        "found that it reads as Hexo does",
        "Look at the page. `hexodigest verify` shows both side by side.",
    ),
    "redirect-left-out": Meaning(
        "an old address cannot lead where it did: it is taken, or no page of this site",
        "Set the redirect up where the site is served.",
    ),
    "renamed-file": Meaning(
        "a file has another name than its source, for not every file system takes that, or "
        "another has it. The page's address stays",
        "Nothing.",
    ),
    "template-comment": Meaning(
        "a comment `{# #}`, of which Hexo shows nothing, is left out",
        "Nothing; it stays in the old post.",
    ),
    "unclosed-tag": Meaning(
        "a tag has no end. Where Hexo shows nothing of what follows, that is in a comment here; "
        "where it would fail, all is shown",
        "Write the end of the tag.",
    ),
    "undefined-variable": Meaning(
        "a name in `{{ }}` that Hexo does not know shows nothing, there and here",
        "Take it out, or write what it should say.",
    ),
    "unevaluated-variable": Meaning(
        "an expression in `{{ }}` cannot be worked out without Hexo, and is shown as it is written",
        "Write what it says.",
    ),
    "unknown-tag": Meaning(
        "a tag is none of Hexo's, of the theme's, nor of yours; it is shown as it is written",
        "Describe it in `[tool.hexodigest.tags]`, or name its `theme`.",
    ),
    "unportable-name": Meaning(
        "not every file system takes the name of a copied file, which it keeps for its address",
        "Rename the file, if the site is to be built elsewhere.",
    ),
    "unread-markdown": Meaning(
        "Hexo shows Markdown as it is written, for it stands between tags that do not belong "
        "together; so it is shown here, too",
        "Mend the tags, and convert again.",
    ),
    "unreadable-tag": Meaning(
        "a known tag has arguments that say nothing, and is shown as it is written",
        "Mend its arguments.",
    ),
    "unshown-words": Meaning(
        "words in a tag such as `tabs` stand before its first pane or between two, and Hexo shows "
        "nothing of them; nor does the site",
        "Write them into a pane, or before the tag.",
    ),
}
LOSSES: Final = _LOSSES | {
    setting.loss: Meaning(
        f"`{setting.name}` of `_config.yml` is not followed: {setting.effect}",
        "Look at the pages that this concerns.",
    )
    for setting in (*UNFOLLOWED, *OF_ZOLA)
}
