"""Addresses in archive.toml."""

import re
from urllib.parse import urlsplit

from site_builder.config.written import File
from site_builder.errors import SiteBuilderError

_URL_CHARACTERS = re.compile(r"[!-~]+")  # printable ASCII without the blank


def base_url(file: File, url: str, where: str | None) -> str:
    """Return the base URL with a trailing slash; `where`: what to name in an error instead of the file."""
    if message := url_refusal(url):
        if where:
            message = f"{where}: {message}"
            raise SiteBuilderError(message)
        file.fail("site.base_url", message)
    return url if url.endswith("/") else f"{url}/"


def repository(file: File, url: str) -> str:
    """Return the address of the archive's repository without a trailing slash, "" for none."""
    if problem := url and url_problem(url):
        file.fail("site.repository", f'"{url}" {problem}; write an address such as "https://github.com/owner/archive"')
    return url.rstrip("/")


def url_refusal(url: str) -> str | None:
    """Return what to say of an address that cannot be a base URL, and what to do; None when it can."""
    problem = url_problem(url)
    return f'"{url}" {problem}; write an absolute address such as "https://example.org/archive/"' if problem else None


def url_problem(url: str) -> str | None:
    """Return what keeps `url` from being a base URL, None when nothing does."""
    if not _URL_CHARACTERS.fullmatch(url):
        return "holds a blank or a letter that addresses cannot hold"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"is not an address ({error})"
    checks = (
        (parts.scheme not in {"http", "https"}, "does not begin with http:// or https://"),
        (not host, "names no host"),
        ("@" in parts.netloc, "holds a user name"),
        ("?" in url or "#" in url, "holds a query or a fragment"),
        (bool(re.search(r"//|/\.{1,2}(/|$)|[\\<>\"'`{}|^]", parts.path)), "has a path that is not plain"),
    )
    return next((message for wrong, message in checks if wrong), None)
