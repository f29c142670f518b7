"""The scripts in static/search/, each joined with those that it imports: one file to wait for, no comments to send.

A module becomes a function that is called once and returns what it exports, so that names stay its own.  This reads the
project's own way of writing only: imports and exports by name, at the beginning of a line.
"""

import re
from collections.abc import Iterator, Mapping

BUNDLES = ("engine", "ui", "worker", "lunr")  # what the page and readers' own programs load

_COMMENT = re.compile(r"/\*.*?\*/|(?:^|\s)// .*?$", re.DOTALL | re.MULTILINE)
_IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:const|function|class) (\w+))", re.MULTILINE)


def joined(sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (name, script) of each of the bundles among the modules, whose sources are given by name."""
    for name in BUNDLES:
        modules = [_function(module, sources[module]) for module in _needed(sources, name)]
        exported = ", ".join(_exported(sources[name]))
        yield name, "".join((*modules, f"export const {{ {exported} }} = ${name};\n" if exported else ""))


def _needed(sources: Mapping[str, str], name: str) -> list[str]:
    """Return the modules that a module needs, each after those that it needs itself, and the module."""
    found: dict[str, None] = {}

    def visit(module: str) -> None:
        for _, other in _IMPORT.findall(sources[module]):
            if other not in found:
                visit(other)
        found[module] = None

    visit(name)
    return [*found]


def _function(name: str, source: str) -> str:
    """Return a module as a function, called once, that returns what the module exports."""
    bare = _IMPORT.sub(lambda m: f"const {{ {m[1].replace(' as ', ': ')} }} = ${m[2]};", without_comments(source))
    body = _EXPORT.sub(r"\1", bare)
    return f"const ${name} = (() => {{\n{body}return {{ {', '.join(_exported(source))} }};\n}})();\n"


def _exported(source: str) -> list[str]:
    return [name for _, name in _EXPORT.findall(source)]


def without_comments(source: str) -> str:
    """Return a script without comments and indentation."""
    lines = map(str.strip, _COMMENT.sub("", source).split("\n"))
    return "".join(f"{line}\n" for line in lines if line)
