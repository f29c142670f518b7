"""Messages of the command line, and of the machine below it."""

import errno
import os
import socket
import sys
import threading
from collections.abc import Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner
from ground import ROOT, SITE

from site_builder import api, config, exports, parallel, report
from site_builder.commands import group, init, main
from site_builder.errors import SiteBuilderError
from site_builder.model import Archive
from site_builder.report import Report
from site_builder.tools import init as beginning
from site_builder.tools.server import Server
from site_builder.tools.workshop import Order, Workshop, _carry_out


def command(given: Mapping[str, Any]) -> str:
    """Run a command line; return what it says on standard error."""
    return _errors(main, given["run"])


def _errors(program: click.Group, line: str) -> str:
    done = CliRunner().invoke(program, line.split(), prog_name="site-builder")
    return done.stderr.strip().removeprefix("error: ")


def stopped(_: Mapping[str, Any]) -> str:
    """Stop a command by hand."""

    def interrupted() -> None:
        raise KeyboardInterrupt

    return _errors(group.Commands(commands={"build": click.Command("build", callback=interrupted)}), "build")


def system(given: Mapping[str, Any]) -> str:
    """Let the system refuse something to a command."""

    def refused() -> None:
        number = getattr(errno, given["error"])
        raise OSError(number, os.strerror(number), given["path"])

    return _errors(group.Commands(commands={"build": click.Command("build", callback=refused)}), "build")


def typed(given: Mapping[str, Any]) -> str:
    """Type an address where `init` asks for one."""
    try:
        return init._Address().convert(given["typed"], None, None)  # noqa: SLF001  # asked for on terminals only
    except click.BadParameter as error:
        return error.message


def begun(_: Mapping[str, Any]) -> str:
    """Make a new archive with a program that was installed from nowhere."""
    beginning.init(Path("new"), beginning.Wishes(action="OWNER/site-builder@v0.1.0"))
    return "\n".join(beginning.warnings(Path("new")))


def taken(_: Mapping[str, Any]) -> str:
    """Serve at a port where something else listens."""
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        try:
            Server(Path("public"), SITE.base_url, "127.0.0.1", port).server_close()
        except SiteBuilderError as error:
            return str(error).replace(str(port), "8000")
    return ""


def misnamed(_: Mapping[str, Any]) -> str:
    """Ask the server by a name that somebody else gave to this machine."""
    with Server(Path("public"), SITE.base_url, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        asking = HTTPConnection("127.0.0.1", server.server_port)
        asking.request("GET", "/", headers={"Host": "evil.example"})
        said = asking.getresponse().read().decode().strip()
        asking.close()
        server.shutdown()
    return said


def killed(_: Mapping[str, Any]) -> str:
    """End the process that builds for `serve`."""
    with Workshop() as workshop:
        threading.Timer(0.1, workshop._process.kill).start()  # noqa: SLF001  # as the system would
        return workshop.build(Order(str(ROOT))).said


def refused(given: Mapping[str, Any]) -> str:
    """Let the system refuse something to a build of `serve`: there is a folder in place of a file."""
    (ROOT / given["folder"]).mkdir(parents=True)
    return _carry_out(Order(str(ROOT))).said


def notes(given: Mapping[str, Any]) -> str:
    """Tell what a build has to say beside its figures."""
    done = Report(given["articles"], 9, 9, 0, 0, (), 1.0, ("seeds",), unrecorded=given.get("unrecorded", 0))
    return "\n".join(report.notes(done))


def lacking(given: Mapping[str, Any]) -> str:
    """Ask for something whose package is not installed."""
    name = given["package"]
    before = sys.modules.get(name)
    sys.modules[name] = None  # type: ignore[assignment]  # Python's own way to say that there is none
    try:
        with api._extra("--scheduler"):  # noqa: SLF001  # what cluster and elsewhere are loaded in
            exports.need(config.load(ROOT).site)
            __import__(name)
    finally:
        sys.modules.pop(name)
        sys.modules.update({name: before} if before else {})
    return ""


def outgrown(_: Mapping[str, Any]) -> str:
    """Publish an archive that has grown past what GitHub Pages takes with a database."""
    archive = Archive(SITE, range(200_000), (), ())  # type: ignore[arg-type]  # only counted
    exports.refuse_loss(archive, {"data/archive.sqlite"})
    return ""


def ended(_: Mapping[str, Any]) -> str:
    """End a process that works for a build."""
    return str(list(parallel.run(_end, None, [1, 2], 2)))


def _end(_known: None, _chunk: int) -> None:
    os._exit(1)
