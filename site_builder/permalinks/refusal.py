"""What a build says when published addresses would be lost: which, and the commands that keep them."""

import shlex
from collections.abc import Mapping, Sequence

from site_builder.model import SetAside
from site_builder.permalinks.edits import successors
from site_builder.permalinks.ledger import NAME, Link
from site_builder.permalinks.planned import Planned

_SHOWN = 10


def refusal(lost: Mapping[str, Link], plan: Planned, folder: str, set_aside: Sequence[SetAside] = ()) -> str:
    """Return the message; `folder`: the archive as a command line names it."""
    links = f"site-builder links --archive {shlex.quote(folder)}" if folder != "." else "site-builder links"
    new = successors(lost, plan)
    shown = sorted(lost)[:_SHOWN]
    lines = [
        f"{NAME}: this build would lose {len(lost)} published address(es):",
        *(f"  {address}  ({lost[address].kind} {lost[address].key})" for address in shown),
        *([f"  and {len(lost) - _SHOWN} more"] if len(lost) > _SHOWN else ()),
        *(f"set aside: {_place(item)}: {item.reason}" for item in set_aside[:_SHOWN]),
        "Bring back what is missing, or say what became of it, and build again:",
        *(f"  {links} redirect {address} {new[address]}" for address in shown if address in new),
        *(f'  {links} remove {address} --reason "..."' for address in shown if address not in new),
    ]
    if len(lost) > 1:
        lines += [f"  {links} redirect --lost", f'  {links} remove --lost --reason "..."']
    return "\n".join(
        [*lines, f"For addresses that nobody ever saw: {links} forget ADDRESS, or --lost for all of these"]
    )


def _place(item: SetAside) -> str:
    return f"{item.path}:{item.line}" if item.line else item.path
