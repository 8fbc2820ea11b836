"""Write what is made of the code: pages of docs/, and the table of rules."""

from pathlib import Path

from converting_page import converting_page
from losses_page import losses_page
from tables_page import tables_page

from hexodigest.lint.config_page import configuration_page
from hexodigest.lint.pages import rules_page
from hexodigest.lint.registry import TABLE, table_text

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {
    "configuration.md": configuration_page,
    "converting.md": converting_page,
    "losses.md": losses_page,
    "rules.md": rules_page,
    "tables.md": tables_page,
}


def main() -> None:
    """Write every page."""
    TABLE.write_text(table_text(), encoding="utf-8", newline="\n")
    DOCS.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
