"""What the program is made of: known to the last package, pinned, and listed with a release."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def pins(path: Path) -> dict[str, list[str]]:
    """Return {"name==version": hashes} of a lock file."""
    blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", path.read_text("utf-8")))
    return {block.split()[0]: re.findall(r"--hash=sha256:([0-9a-f]{64})", block) for block in blocks if block.strip()}


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_package_is_pinned_to_a_version_and_to_its_hashes(path: Path) -> None:
    found = pins(path)

    assert found
    assert [] == [pin for pin, hashes in found.items() if "==" not in pin or not hashes]


@pytest.mark.parametrize("path", [ROOT / "package-lock.json", ROOT / "bench" / "lighthouse" / "package-lock.json"])
def test_every_package_of_node_is_pinned_to_its_hash_and_none_names_a_registry(path: Path) -> None:
    packages = {name: one for name, one in json.loads(path.read_bytes())["packages"].items() if name}

    assert packages
    assert [] == [name for name, one in packages.items() if not one.get("integrity", "").startswith("sha512-")]
    assert [] == [name for name, one in packages.items() if "resolved" in one]


def test_the_list_of_parts_names_every_package_that_a_site_needs(tmp_path: Path) -> None:
    target = tmp_path / "sbom.json"
    listing = subprocess.run(
        ["make", "--dry-run", "--always-make", "build/sbom.json"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    [command] = re.findall(r"\S+python -W.*cyclonedx_py(?:.*\\\n)*.*", listing.stdout)
    subprocess.run(command.replace("build/sbom.json", str(target)), shell=True, check=True, cwd=ROOT)  # noqa: S602
    bill = json.loads(target.read_bytes())

    assert "CycloneDX" == bill["bomFormat"]
    assert set(pins(ROOT / "requirements" / "site.txt")) == {
        f"{one['name']}=={one['version']}" for one in bill["components"]
    }
    assert "site-builder" == bill["metadata"]["component"]["name"]
