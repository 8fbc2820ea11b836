"""What can be set about a digest, and what holds when nothing is."""

from dataclasses import dataclass

# An arXiv PDF by its id, in the new form (since April 2007) or the old one.
ARXIV_PDF = (
    r"https://arxiv\.org/pdf/"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/\d{7})(?:v[1-9]\d*)?(?:\.pdf)?"
)
WEB_LINK = r"https?://\S+"


@dataclass(frozen=True, slots=True)
class DigestOptions:
    """How a post of linked sections is read, and its limits."""

    heading_level: int = 2  # of the headings that start a pick
    link_pattern: str = WEB_LINK  # matches all of a pick's URL; a group `id` is its identity
    picks_per_day: int = 0  # 0: no limit
    carry_over_days: int = 1  # announced days without a digest that add their share to the next
    image_folder: str = ""  # `{week}` is the digest's week; empty: images may lie anywhere


DIGEST = DigestOptions()
ARXIV_INSIGHTS = DigestOptions(
    link_pattern=ARXIV_PDF, picks_per_day=3, image_folder="files/images/arxiv-insights/{week}"
)
