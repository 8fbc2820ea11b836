"""Write the pages of docs/ that are made of the code."""

from pathlib import Path

from hexodigest.lint.pages import rules_page

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    """Write `docs/rules.md`."""
    DOCS.mkdir(exist_ok=True)
    (DOCS / "rules.md").write_text(rules_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
