"""Kinds of questions that the check of a digest asks about the digests before it."""

BEFORE = "digest before"
PICK = "earlier pick"
PICKS = "earlier picks"
