"""What several rules ask of a document is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from hexodigest.document import Document

_Answer = TypeVar("_Answer")


def once_a_document(work_out: Callable[[Document], _Answer]) -> Callable[[Document], _Answer]:
    """Remember the answer for as long as the document lives; it must not hold the document."""
    known: WeakKeyDictionary[Document, _Answer] = WeakKeyDictionary()

    @wraps(work_out)
    def ask(document: Document) -> _Answer:
        if document not in known:
            known[document] = work_out(document)
        return known[document]

    return ask
