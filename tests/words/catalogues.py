"""scripts/strings.py, for tests: what finds the messages of the interface."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def strings() -> ModuleType:
    """Return the script as a module."""
    name = "strings_of_the_interface"
    if name not in sys.modules:
        spec = spec_from_file_location(name, ROOT / "scripts" / "strings.py")
        assert spec
        assert spec.loader
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]
