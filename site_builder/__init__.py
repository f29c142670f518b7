"""Turn a folder of raw Vietnamese provincial news into a static website with checkable facts.

    import site_builder

    report = site_builder.build("my-archive")
    print(report.articles, "articles,", report.pages, "pages")

What is named here is for other programs and stays; everything else may change with any version.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Progress", "Report", "SetAside", "SiteBuilderError", "build"]

if TYPE_CHECKING:
    from site_builder.api import build
    from site_builder.errors import SiteBuilderError
    from site_builder.model import SetAside
    from site_builder.progress import Progress
    from site_builder.report import Report
else:
    _HOMES = {
        "build": "api",
        "Progress": "progress",
        "Report": "report",
        "SetAside": "model",
        "SiteBuilderError": "errors",
    }

    def __getattr__(name: str) -> object:
        """Load what is named above when it is first asked for: the command line's help does without."""
        if name not in _HOMES:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
