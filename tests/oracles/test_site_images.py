"""Which file an image means, against the page that Hexo makes and where a browser then looks."""

from pathlib import Path

import pytest

from blogs import TORTURE, copy_of
from conftest import ask_node
from hexodigest.site import Reference, Resolution, load_site

pytestmark = pytest.mark.oracle

SHAPES = {
    Reference.MARKDOWN: "![]({})",
    Reference.HTML: 'A <img src="{}"> here.',
    Reference.URL_FOR: "{{% img {} %}}",
    Reference.ASSET: "{{% asset_img {} %}}",
}
ADDRESSES = """
a.png ./a.png ../a.png ../../a.png /a.png /blog/a.png ../images/a.png ../../images/a.png
/images/a.png images/a.png /blog/images/a.png ../../blog/images/a.png deep/b.png one/a.png
/2020/one/a.png /blog/2020/one/a.png a.png?size=1 a.png#x /images/a.png?x=/../y /images/./a.png
/images/../images/a.png //images/a.png /images//a.png %E5%9B%BE.png 图.png /images/图.png
/images/%E5%9B%BE.png /images/b%20c.png /images/100%25.png A%20B.PNG 中文.png missing.png
/images/a%2Epng percent%20name.png percent%2520name.png http://other.example/a.png
https://other.example/a.png //other.example/a.png data:image/png;base64,AAAA images\\a.png
\\images\\a.png . .. / ../ pic.png inner/pic.png /2020/one/inner/pic.png _hidden.png
/images/_hidden.png about/me.png me.png /about/me.png
"""
PAGES = ["_posts/one.md", "_posts/two.md", "_posts/slash.md", "_posts/htm.md", "about/index.md"]
# Hexo gives a file below the folders of two posts, `one` and `one/inner`, to the one that it
# happens to have read first.
BY_CHANCE = ("_posts/one.md", Reference.ASSET, "inner/pic.png")
SETTINGS = {
    "as given": "",
    "without root": "relative_link: true\n",
    "no assets": "marked: {postAsset: false}\n",
    "no prepending": "marked: {postAsset: true, prependRoot: false}\n",
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_an_image_is_looked_for_where_a_browser_asks_for_it(tmp_path: Path, setting: str) -> None:
    base = copy_of(TORTURE / "assets", tmp_path)
    config = (base / "_config.yml").read_text()
    if SETTINGS[setting].startswith("marked"):
        config = config.partition("marked:")[0]
    (base / "_config.yml").write_text(config + SETTINGS[setting])
    asked = [
        (page, reference, address)
        for page in PAGES
        for reference in Reference
        for address in ADDRESSES.split()
        if reference is not Reference.ASSET or page.startswith("_posts/")
        if reference is not Reference.URL_FOR or address.startswith(("/", "http"))
        if (page, reference, address) != BY_CHANCE
    ]
    images = [(page, SHAPES[reference].format(address)) for page, reference, address in asked]
    [answers] = ask_node("images.js", [{"base": str(base), "images": images}])
    site = load_site(base, "UTC")
    served = set(site.routes)
    wrong = []
    for (page, reference, address), answer in zip(asked, answers, strict=True):
        ours = site.resolve_image(site.source_dir / page, address, reference)
        found = ours.kind is Resolution.FOUND
        if found != (answer in served) or (found and ours.output != answer):
            wrong.append((page, reference, address, answer, ours))
    assert wrong == []
