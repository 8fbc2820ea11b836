"""Write the pages of docs/ that are made of the code."""

from pathlib import Path

from converting_page import converting_page

from hexodigest.lint.config_page import configuration_page
from hexodigest.lint.pages import rules_page

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {
    "configuration.md": configuration_page,
    "converting.md": converting_page,
    "rules.md": rules_page,
}


def main() -> None:
    """Write every page."""
    DOCS.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
