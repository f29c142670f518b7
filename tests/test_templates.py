"""Templates compute nothing: what a page shows is decided by its module, and a template says where it stands.

Allowed are: names and their parts, whether something is there (`if`, `not`, `and`, `or`, `is defined`, `is none`),
loops and `loop.first`, macros, messages, the filters that write a value as a reader reads it, and how many a list has
that stands there. Not: comparisons, arithmetic, joining or cutting of texts, conditional values, methods, other
filters and tests.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
WRITING = {
    "before",
    "day",
    "embedded",
    "graph",
    "long_day",
    "moment",
    "month",
    "number",
    "percent",
    "said",
    "shortened",
}
WRITING |= {"default", "join", "length", "span"}
THERE = {"defined", "none"}
LOGIC = (nodes.And, nodes.Or, nodes.Not)
COMPUTING = (nodes.Compare, nodes.BinExpr, nodes.UnaryExpr, nodes.Concat, nodes.CondExpr, nodes.Slice, nodes.Dict)


def computed(source: str) -> Iterator[str]:
    """Yield what a template computes, each with its line."""
    parsed = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(source)
    imported = {node.target for node in parsed.find_all(nodes.Import)}
    for node in parsed.find_all((*COMPUTING, nodes.Filter, nodes.Test, nodes.Call)):
        if isinstance(node, nodes.Filter):
            wrong = node.name not in WRITING
        elif isinstance(node, nodes.Test):
            wrong = node.name not in THERE
        elif isinstance(node, nodes.Call):
            wrong = isinstance(node.node, nodes.Getattr) and getattr(node.node.node, "name", "") not in imported
        else:
            wrong = not isinstance(node, LOGIC) and not is_message(node)
        if wrong:
            yield f"{node.lineno}: {type(node).__name__} {getattr(node, 'name', '')}".rstrip()


def is_message(node: nodes.Node) -> bool:
    """Tell whether it is how Jinja itself puts values into a message: text % {name: value}."""
    return isinstance(node, nodes.Dict) or (isinstance(node, nodes.Mod) and isinstance(node.right, nodes.Dict))


@pytest.mark.parametrize(
    "file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.relative_to(TEMPLATES).as_posix()
)
def test_a_template_computes_nothing(file: Path) -> None:
    assert [] == list(computed(file.read_text("utf-8")))


@pytest.mark.parametrize(
    "source",
    [
        "{% if a > 1 %}{% endif %}",
        '{% if a == "b" %}{% endif %}',
        "{{ a + 1 }}",
        "{{ -a }}",
        '{{ a ~ "b" }}',
        "{{ a if b else c }}",
        "{{ a[:4] }}",
        "{{ a|sort }}",
        "{{ a|upper }}",
        "{% if a is divisibleby(2) %}{% endif %}",
        "{{ a.items() }}",
        "{% set b = a * 2 %}",
    ],
)
def test_what_computes_is_noticed(source: str) -> None:
    assert [] != list(computed(source))


def test_what_a_template_may_do_is_let_be() -> None:
    source = """{% import "x.html" as x %}{% for a, b in c %}
    {% if a and not loop.first %}{{ b|day }}{% endif %}{% endfor %}
    {% trans n=c|length %}{{ n }} article{% pluralize %}{{ n }} articles{% endtrans %}{{ x.list(c) }}{{ _("Dates") }}
    {% if c is defined and c is not none %}{{ c[0] }}{% endif %}"""

    assert [] == list(computed(source))
