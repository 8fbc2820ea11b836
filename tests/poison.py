"""The command `convert` with posts that its parts cannot bear: `poison.py STAGE OPTIONS`.

It stands for faults of libraries, which no post is known to cause.
"""

import ctypes
import sys
from typing import Any, Final

from hexodigest.batch import pages, survey
from hexodigest.cli import main
from hexodigest.document import Document
from hexodigest.site.facts import PostFacts

POISONS: Final = ("crash.md", "loop.md", "raise.md")
_STAGES: Final = {"survey": survey, "convert": pages}
_read = survey.read_item


def read_item(*arguments: Any) -> tuple[PostFacts, Document]:  # noqa: ANN401  # as it is
    """Read a post, unless it is one of those."""
    facts, document = _read(*arguments)
    match facts.path.name:
        case "crash.md":
            ctypes.string_at(0)
        case "loop.md":
            while True:
                pass
        case "raise.md":
            raise ValueError("a bug")
    return facts, document


if __name__ == "__main__":
    setattr(_STAGES[sys.argv.pop(1)], "read_item", read_item)  # noqa: B010  # its own name for it
    main()
