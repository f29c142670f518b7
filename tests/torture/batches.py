"""Archives of damaged files, built as a person would, and what has to be true of each afterwards."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from unicodedata import category

from amount import KEPT
from mutating import INJECTED, Damage

COMMAND = [sys.executable, "-m", "site_builder"]
SECONDS = 600  # of processor time for a batch: a few hundred times what it takes, so that only a hang reaches it
MEMORY = 4 << 30  # bytes of address space
UNSAID = {"Cc", "Cs", "Zl", "Zp"}  # categories of characters that no message may hold
SINGLE = (".txt", ".md", ".html", ".htm")

Files = Mapping[bytes, bytes]  # {name: content}


def damaged(seed: str, count: int) -> Files:
    """Return so many broken files; every tenth has an odd name, too."""
    damage = Damage(seed)
    files: dict[bytes, bytes] = {}
    while len(files) < count:
        name, content = damage.file()
        odd = damage.random.choice(INJECTED)[:60] if damage.random.random() < 0.1 else b""
        files[b"%05d%s-%s" % (len(files), odd.replace(b"/", b"").replace(b"\0", b""), name.encode())] = content
    return files


def lay(root: Path, files: Files) -> Path:
    """Lay an archive of these files."""
    shutil.rmtree(root, ignore_errors=True)
    (root / "seeds").mkdir(parents=True)
    (root / "archive.toml").write_text('[site]\ntitle = "Kho"\nbase_url = "https://example.org/kho/"\n', "utf-8")
    for name, content in files.items():
        (root / "seeds" / os.fsdecode(name)).write_bytes(content)
    return root


def bounded() -> None:
    """Let a process that hangs or swells end by itself."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program within bounds; answers are JSON."""
    return subprocess.run(
        [*COMMAND, *arguments, "--json"], check=False, capture_output=True, encoding="utf-8", preexec_fn=bounded
    )


def wrong(root: Path) -> list[str]:
    """Build and check an archive; return what is not as it should be."""
    built = run("build", "--jobs", "1", root)
    if built.returncode:
        return [f"the build ended with {built.returncode}: {built.stdout[-500:]} {built.stderr[-4000:]}"]
    said = json.loads(built.stdout)
    checked = run("check", root)
    problems = json.loads(checked.stdout)["problems"] if checked.stdout else [checked.stderr[-4000:]]
    return [*_miscounted(root, said), *_failures(said), *problems]


def _failures(said: Mapping[str, Sequence[Mapping[str, object]]]) -> list[str]:
    """Return where the program failed and went on: that nothing was lost is no excuse."""
    return [str(one) for one in said["set_aside"] if "the program failed" in str(one["reason"])]


def _miscounted(root: Path, said: Mapping[str, Sequence[Mapping[str, object]]]) -> list[str]:
    """Return each file whose articles and refusals are not as many as it owes, and each list of another length."""
    articles = lines(root / "public" / "data" / "articles.jsonl")
    aside = lines(root / "public" / "data" / "set-aside.jsonl")
    pages = list((root / "public" / "articles").rglob("index.html"))
    problems = [] if len(articles) == said["articles"] == len(pages) else [f"{said['articles']} != {len(articles)}"]
    problems += [] if len(aside) == len(said["set_aside"]) else [f"set aside: {len(aside)}"]
    found = Counter(_file(str(one["source"]["path"])) for one in articles)
    refused = Counter(_file(str(one["path"])) for one in said["set_aside"])
    whole = {str(one["path"]) for one in said["set_aside"] if one["line"] is None}
    names = {f"seeds/{path.name}": path for path in (root / "seeds").iterdir()}
    shown = {_shown(name): path for name, path in names.items()}
    problems += [f"{name}: where is this from?" for name in (found | refused).keys() - shown.keys()]
    for name, path in shown.items():
        if not _paid(path, found[name] + refused[name], whole=name in whole):
            problems.append(f"{name}: {found[name]} article(s), {refused[name]} set aside")
    return problems


def _shown(name: str) -> str:
    """Return a name as the program says it: what would upset terminals and JSON stands there as bytes."""
    return "".join(one if category(one) not in UNSAID else _bytes(one) for one in name)


def _bytes(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(character))


def _file(path: str) -> str:
    """Return the file that a path leads to or into."""
    return "/".join(path.split("/")[:2])


def _paid(path: Path, count: int, *, whole: bool) -> bool:
    if path.name.endswith(SINGLE):
        return count == 1
    if path.name.endswith(".jsonl"):
        owed = sum(bool(line) and not line.isspace() for line in path.read_bytes().split(b"\n"))
        return count == owed or (whole and count == 1)
    return count >= 1


def lines(path: Path) -> list[dict[str, dict[str, object]]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def smallest(root: Path, files: Files) -> Files:
    """Return as few of the files as show that something is wrong, by halves."""
    while len(files) > 1:
        names = sorted(files)
        halves = [names[: len(names) // 2], names[len(names) // 2 :]]
        halved = ({name: files[name] for name in half} for half in halves)
        smaller = next((half for half in halved if wrong(lay(root, half))), None)
        if smaller is None:
            break
        files = smaller
    return files


def kept(seed: str, files: Files) -> str:
    """Keep a case that failed; return how it is run again."""
    root = lay(KEPT / seed, files)
    return f"{min(files)!r}; again: python -m site_builder build --clean {root}"
