"""Every place in the program that makes a message, with the literal parts of its text; found in the syntax."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

import site_builder

PROGRAM = Path(site_builder.__file__).parent

# Calls whose argument is a message, with the place of that argument.
CALLS = {
    "SiteBuilderError": 0,
    "GivenError": 0,
    "ClusterError": 1,
    "UsageError": 0,
    "BadParameter": 0,
    "KeyboardInterrupt": 0,
    "fail": -1,  # the first text that is longer than a word
    "_fail": -1,
    "_refuse": 1,
    "remark": 0,
}
# Errors whose text is a message.
ERRORS = frozenset({"SiteBuilderError", "SetAsideError", "HeldError", "ClusterError"})
# Functions that return messages, or parts of them, to callers elsewhere.
TELLERS = {
    "tools/add.py": ("_add", "_folder", "_in_the_way", "_filed", "<_EMPTY>", "<_NO_FOLDER>"),
    "tools/check.py": ("_past",),
    "cluster/link.py": ("_knock", "_problem"),
    "commands/group.py": ("invoke",),
    "commands/import_data.py": ("<_REREAD>",),
    "config/addresses.py": ("url_problem", "url_refusal"),
    "config/shaping.py": ("_misfit", "_wanted", "unknown_key", "<_WANTED>"),
    "config/written.py": ("_syntax",),
    "corrections/facts.py": ("corrected",),
    "corrections/people.py": ("merged",),
    "publish/check.py": ("_broken",),
    "errors.py": ("told", "<_ADVICE>", "<_CHECK>", "<UNTOUCHED>"),
    "tools/explain.py": ("_not_there",),
    "permalinks/edits.py": ("_perhaps",),
    "permalinks/refusal.py": ("refusal",),
    "publish/page_facts.py": ("_head", "_target", "of_page"),
    "building/reading.py": ("_missing",),
    "render/worded.py": ("visit_Call",),
    "tools/init.py": ("warnings",),
    "report.py": ("notes",),
    "tools/server.py": ("<_NOT_HERE>",),
    "sources/published.py": ("_problem", "_misread"),
    "tools/workshop.py": ("build",),
    "tools/verify.py": ("_compared", "_foreign", "verify"),
}
# Calls that say what somebody else made of it, so that no text of their own is to be found.
PASSED_ON = {
    "tools/add.py": ("_folder",),
    "config/addresses.py": ("base_url",),  # what url_refusal says
    "building/story.py": ("_stage",),  # what was set aside
    "commands/build.py": ("command",),  # what config says of an address
    "commands/completion.py": ("command",),  # cannot be
    "commands/init.py": ("command", "convert"),  # what config says of an address
    "config/folders.py": ("_given",),  # what given.py says
    "config/written.py": ("fail", "read"),  # joins the place to a message; what _syntax says
    "building/reading.py": ("_corrections",),  # what corrections say
    "relate/__init__.py": ("_corrected",),  # the same
    "tools/links.py": ("check",),  # the refusal of a build
    "permalinks/kept.py": ("kept",),  # the same
    "tools/serve.py": ("serve",),  # what the first build says
    "cleaning/clean.py": ("_all",),
}
_CALLED = re.compile(rf"\b(?:{'|'.join(CALLS)})\(")
_PLACE = re.compile(r"%\(\w+\)s|\{[^{}]*\}")
_NO_TEXT = re.compile(r"^head > .*")  # which elements of a page are looked at
_MOST = 64  # alternatives of one text
_DEEPEST = 4  # texts made of texts
_WORDS = 6  # letters from which a text says anything by itself

Parts = tuple[str, ...]


class Site(NamedTuple):
    """A message at a line of a file; the literal parts in their order."""

    file: str
    line: int
    parts: Parts

    @property
    def where(self) -> str:
        """Return file, line and text, for people."""
        return f"{self.file}:{self.line}: {'...'.join(self.parts)}"

    def is_said_in(self, text: str) -> bool:
        """Tell whether all parts stand in a text, in their order."""
        return bool(re.search(".*?".join(map(re.escape, self.parts)), text, re.DOTALL))


class _Module:
    """A module's functions, what its names are set to, and from where others come."""

    def __init__(self, path: Path) -> None:
        self.file = path.relative_to(PROGRAM).as_posix()
        self.tree = ast.parse(path.read_text("utf-8"))
        nodes = list(ast.walk(self.tree))
        self.calls = [one for one in nodes if isinstance(one, ast.Call)]
        self._functions = [one for one in nodes if isinstance(one, ast.FunctionDef)]
        self.functions = {one.name: one for one in self._functions}
        self.names = _assigned(self.tree.body)
        imports = [one for one in nodes if isinstance(one, ast.ImportFrom) and one.module]
        self.imported = {alias.name: one.module for one in imports for alias in one.names}

    def around(self, call: ast.Call) -> ast.FunctionDef | None:
        """Return the innermost function that a call stands in."""
        found = [one for one in self._functions if one.lineno <= call.lineno <= (one.end_lineno or 0)]
        return max(found, key=lambda one: one.lineno, default=None)


def _assigned(body: Iterable[ast.AST]) -> Mapping[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for one in body:
        targets = one.targets if isinstance(one, ast.Assign) else [one.target] if isinstance(one, ast.AnnAssign) else []
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(one, ast.Assign | ast.AnnAssign) and one.value:
                found.setdefault(target.id, []).append(one.value)
    return found


@cache
def _module(path: Path) -> _Module:
    return _Module(path)


@cache
def sites() -> tuple[Site, ...]:
    """Return every message of the program, each alternative of its text by itself."""
    files = [(path, path.read_text("utf-8")) for path in sorted(PROGRAM.rglob("*.py"))]
    with_calls = [
        path for path, text in files if _CALLED.search(text) or path.relative_to(PROGRAM).as_posix() in TELLERS
    ]
    found = (site for path in with_calls for some in (_of_calls, _of_tellers) for site in some(_module(path)))
    return tuple(sorted(set(found)))


def _of_calls(module: _Module) -> Iterator[Site]:
    for call in module.calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name not in CALLS or not call.args:
            continue
        function = module.around(call)
        texts = {parts for one in _message(call, CALLS[name]) for parts in _texts(one, module, function)}
        said = sorted(parts for parts in texts if _says(parts) and " " in _NO_TEXT.sub("", "...".join(parts)).strip())
        if said:
            yield from (Site(module.file, call.lineno, parts) for parts in said)
        elif not _passes_on(module, function, call):
            yield Site(module.file, call.lineno, (f"<no text found in {ast.unparse(call)}>",))


def _message(call: ast.Call, place: int) -> list[ast.expr]:
    return call.args if place < 0 else call.args[place : place + 1]


def _passes_on(module: _Module, function: ast.FunctionDef | None, call: ast.Call) -> bool:
    """Tell whether a call hands a message on: it is known to, or its message comes in as an argument."""
    if function is None or function.name in PASSED_ON.get(module.file, ()):
        return function is not None
    given = {one.arg for one in (*function.args.args, *function.args.kwonlyargs)}
    names = {one.id for arg in call.args for one in ast.walk(arg) if isinstance(one, ast.Name)}
    in_places = isinstance(call.func, ast.Name) and call.func.id == "remark"
    return bool(names & given) or in_places or any(isinstance(one, ast.Attribute) for one in call.args)


def _of_tellers(module: _Module) -> Iterator[Site]:
    for name in TELLERS.get(module.file, ()):
        constant = module.names.get(name.strip("<>"), []) if name.startswith("<") else ()
        tree: Iterable[ast.AST] = constant or [module.functions[name]]
        for one in (part for top in tree for part in _literals(top)):
            for parts in _texts(one, module, None):
                if _says(parts) and " " in _NO_TEXT.sub("", "...".join(parts)).strip():
                    yield Site(module.file, one.lineno, parts)


def _literals(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the texts below a node, whole; no docstrings, and nothing from within an f-string."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)):
            yield node
            continue
        body = getattr(node, "body", None)
        doc = body[0] if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) and body else None
        waiting += [one for one in ast.iter_child_nodes(node) if one is not doc]


def _says(parts: Parts) -> bool:
    return sum(map(str.isalpha, "".join(parts))) >= _WORDS


def _texts(node: ast.expr, module: _Module, function: ast.FunctionDef | None, depth: int = 0) -> list[Parts]:
    """Return the alternatives of a text, each as its literal parts; what is not known is no part."""
    if depth > _DEEPEST:
        return [()]
    found: list[Parts] = []
    match node:
        case ast.Constant(str() as text):
            found = [tuple(part for part in _PLACE.split(text) if part)]
        case ast.Constant(bytes() as data):
            found = [(data.decode().strip(),)]
        case ast.JoinedStr(values):
            whole = [str(one.value) for one in values if isinstance(one, ast.Constant)]
            found = [tuple(part for one in whole for part in _PLACE.split(one) if part)]
        case ast.BinOp(left, ast.Add(), right):
            both = product(*(_texts(one, module, function, depth + 1) for one in (left, right)))
            found = [(*one, *other) for one, other in islice(both, _MOST)]
        case ast.IfExp(_, yes, no):
            found = [parts for one in (yes, no) for parts in _texts(one, module, function, depth + 1)]
        case ast.Name(name):
            found = _named(name, node.lineno, module, function, depth)
        case ast.Call():
            found = _called(node, module, function, depth)
    return found or [()]


def _named(name: str, line: int, module: _Module, function: ast.FunctionDef | None, depth: int) -> list[Parts]:
    """Return the texts of a name: what it was set to last, unless that only puts something around what it was."""
    local = _assigned(ast.walk(function)).get(name, []) if function else []
    before = sorted((one for one in local if one.lineno <= line), key=lambda one: -one.lineno)
    for value in (*before, *module.names.get(name, [])):
        if any(map(_says, texts := _texts(value, module, function, depth + 1))):
            return texts
    return []


def _called(call: ast.Call, module: _Module, function: ast.FunctionDef | None, depth: int) -> list[Parts]:
    """Return the texts that a function of the program returns."""
    match call.func:
        case ast.Name("remark"):
            return _texts(call.args[0], module, function, depth + 1)
        case ast.Name(name) if name in module.functions:
            return _returned(module, module.functions[name], depth)
        case ast.Name(name) if name in module.imported:
            return _imported(module.imported[name], name, depth)
        case ast.Attribute(ast.Name(of), name) if of in module.imported:
            return _imported(f"{module.imported[of]}.{of}", name, depth)
    return []


def _imported(whence: str, name: str, depth: int) -> list[Parts]:
    """Return the texts of a function of another module, None of this program's."""
    path = PROGRAM.parent / f"{whence.replace('.', '/')}.py"
    if not path.is_file() or name not in _module(path).functions:
        return [()]
    return _returned(_module(path), _module(path).functions[name], depth)


def _returned(module: _Module, function: ast.FunctionDef, depth: int) -> list[Parts]:
    values = [one.value for one in ast.walk(function) if isinstance(one, ast.Return) and one.value]
    return [parts for one in values for parts in _texts(one, module, function, depth + 1)] or [()]


def errors() -> frozenset[str]:
    """Return the names of all errors of the program that stop it with a message: SiteBuilderError, and what is one."""
    texts = (path.read_text("utf-8") for path in PROGRAM.rglob("*.py"))
    classes = [one for text in texts for one in re.findall(r"^class (\w+)\((\w+)", text, re.MULTILINE)]
    known = {"SiteBuilderError"}
    while more := {name for name, base in classes if base in known} - known:
        known |= more
    return frozenset(known)
