"""The whole result for programs."""

import json
from typing import Any

from hexodigest.verify.reports.summary import verdict
from hexodigest.verify.results import Difference, Result, Row

VERSION = 1  # of the form below


def as_json(result: Result) -> str:
    """The result as JSON; rows without a difference say only what they are."""
    data: dict[str, Any] = {
        "version": VERSION,
        "blog": result.blog,
        "target": result.target,
        "hexo": result.hexo,
        "verdict": verdict(result),
        "unreported": len(result.unreported),
        "losses": result.losses,
        "facets": {
            score.facet: {"compared": score.compared, "equal": score.equal}
            | {status: count for status, count in score.by_status.items() if count}
            for score in result.scores()
        },
        "not_compared": list(result.not_compared),
        "stand_ins": list(result.stand_ins),
        "notes": list(result.notes),
        "failures": list(result.failures),
        "rows": [_row(row) for row in result.rows],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _row(row: Row) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": row.kind, "path": row.path, "title": row.title}
    if row.source:
        data["source"] = row.source
    if row.differences:
        data["differences"] = [_difference(found) for found in row.differences]
    return data


def _difference(found: Difference) -> dict[str, str]:
    data = {
        "facet": found.facet,
        "status": found.status,
        "cause": found.cause,
        "place": found.place,
        "hexo": found.hexo,
        "target": found.target,
        "before": found.before,
        "after": found.after,
    }
    return {key: str(value) for key, value in data.items() if value or key in {"hexo", "target"}}
