"""YAML says what js-yaml 4.3 makes of it, but for a few documents that are named here."""

from base64 import b64encode

import pytest

from conftest import ask_node
from hexodigest.document.js_yaml import JsYamlHandler
from hexodigest.document.yaml_errors import YamlError
from oracles.js_yaml_documents import DOCUMENTS
from oracles.tagged import tagged

pytestmark = pytest.mark.oracle

# name -> why we differ
DIFFERENT = {
    "timestamp-after-9999": "Python has no such date; the text stays",
    "key-empty-in-flow": "libyaml wants a key in a flow mapping",
    "key-very-long": "libyaml ends a key without `?` at 1,024 characters",
    "list-in-flow-colon": "libyaml refuses `d:` before the end of a flow list",
    "list-in-flow-question": "libyaml takes `?c` in a flow list for a key",
    "list-in-flow-colon-before-a-comma": "as above, before a comma",
    "list-item-of-nothing-less-indented": "js-yaml lets the next item stand less deep",
    "literal-of-a-tab": "libyaml refuses a tab as the first character of a block scalar",
    "anchor-before-a-mapping": "libyaml allows no mapping on the line of its anchor",
    "document-end-alone": "libyaml wants a document before `...`",
    "document-start-mapping-on-the-line": "libyaml allows no mapping after `--- `",
    "document-mark-glued": "js-yaml takes `---a` for a document mark",
    "deep-99-with-a-scalar": "js-yaml counts a scalar as a level",
}


def ours(document: str) -> dict[str, object]:
    try:
        read = JsYamlHandler().load(document)
    except YamlError as error:
        return {"refused": str(error)}
    if read.duplicates:
        return {"refused": "duplicate"}
    return {"value": tagged(read.value)}


def test_js_yaml_agrees_on_all_documents_but_those_named() -> None:
    questions = [b64encode(text.encode()).decode() for text in DOCUMENTS.values()]
    different = {
        name
        for (name, text), their in zip(
            DOCUMENTS.items(), ask_node("js_yaml.js", questions), strict=True
        )
        if ("refused" in their) != ("refused" in (our := ours(text)))
        or ("value" in their and our != their)
    }
    assert different == set(DIFFERENT)


def test_there_are_enough_hard_documents() -> None:
    assert len(DOCUMENTS) >= 500
    assert len(DIFFERENT) / len(DOCUMENTS) < 4 / 144
