"""Templates in the language of the site: their messages become text while they are compiled, so that pages pay nothing.

A template says `_("Provinces")`, `{% trans %}...{% endtrans %}` or `{% trans n=articles %}{{ n }} article{% pluralize
%}{{ n }} articles{% endtrans %}`, where the number is written as the language does.  `lang="vi"` stands on what is
Vietnamese whatever the interface speaks, and `lang="{{ site.language }}"` on what the interface says inside of it; on a
page in Vietnamese both go without saying, and are left out, with each `<span lang="vi">` that holds no other span.
"""

import re
from collections.abc import Iterator, Mapping

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.ext import InternationalizationExtension
from jinja2.visitor import NodeTransformer

from site_builder.words import Words

_PLACE = re.compile(r"%\((\w+)\)s")
_CALLS = ("_", "gettext", "pgettext")
_ARTICLES = "vi"
_LANG = re.compile(r'(?<!<html) lang="(?:vi|\{\{ site\.language \}\})"')
_SPAN = re.compile(r'<span lang="(?:vi|\{\{ site\.language \}\})">((?:[^<]|<(?!/?span))*)</span>')
_MESSAGES = re.compile(r"(\{%[-+]?\s*trans\b.*?\bendtrans\s*[-+]?%\})", re.DOTALL)


class Folded(NodeTransformer):
    """Puts the words of a language in place of calls that ask for them."""

    def __init__(self, words: Words, template: str | None, file: str | None = None) -> None:
        self._words, self._template, self._file = words, template, file

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 -- Jinja's name
        """Return the words themselves."""
        self.generic_visit(node)
        if not isinstance(node.node, nodes.Name) or node.node.name not in _CALLS:
            return node
        given = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        wanted = 2 if node.node.name == "pgettext" else 1
        if len(given) != wanted or len(node.args) != wanted or node.kwargs:
            message = f"{node.node.name}() takes {wanted} text(s) written out in quotes; use {{% trans %}} for more"
            raise TemplateSyntaxError(message, node.lineno, self._template, self._file)
        text = self._words.gettext(*given) if wanted == 1 else self._words.pgettext(*given)
        return nodes.Const(text, lineno=node.lineno)


class Worded(InternationalizationExtension):
    """The `trans` tag, whose text is that of the environment's `words`."""

    words: Words  # given by `worded`

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.policies["ext.i18n.trimmed"] = True

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 -- Jinja's
        """Return a template without what goes without saying in the language of the articles."""
        if self.words.language != _ARTICLES:
            return source
        pieces = _MESSAGES.split(source)
        return "".join(piece if place % 2 else _unmarked(piece) for place, piece in enumerate(pieces))

    def _make_node(  # noqa: PLR0913, PLR0917 -- Jinja's signature
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,  # noqa: ARG002, FBT001
        num_called_num: bool,  # noqa: ARG002, FBT001
    ) -> nodes.Output:
        """Return the words as output; for a message with several forms, the choice between them."""
        forms = self.words.forms(_plain(singular), _plain(plural) if plural else None, context)
        if self.words.language == _ARTICLES:
            forms = tuple(map(_unmarked, forms))
        counted = {name: _number(value) if value is plural_expr else value for name, value in variables.items()}
        outputs = [nodes.Output(list(_pieces(form, counted))) for form in forms]
        if len(outputs) == 1 or plural_expr is None:
            return outputs[0]
        is_one = nodes.Compare(plural_expr, [nodes.Operand("eq", nodes.Const(1))])
        return nodes.If(is_one, [outputs[0]], [], [outputs[1]])  # type: ignore[return-value] # any statement will do


def worded(words: Words) -> type[Worded]:
    """Return the extension for a language."""
    return type("Worded", (Worded,), {"words": words, "identifier": Worded.identifier})


def _unmarked(text: str) -> str:
    """Return a template, or a translation, without marks of the language in which all of it is."""
    return _LANG.sub("", _SPAN.sub(r"\1", text))


def _plain(text: str) -> str:
    """Return a message as catalogues have it: Jinja doubles its percent signs."""
    return text.replace("%%", "%")


def _number(value: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(value, "number", [], [], None, None)


def _pieces(form: str, variables: Mapping[str, nodes.Expr]) -> Iterator[nodes.Expr]:
    """Yield the text and the values of a message in turn."""
    for place, piece in enumerate(_PLACE.split(form)):
        if place % 2:
            yield variables[piece]
        elif piece:
            yield nodes.TemplateData(piece)
