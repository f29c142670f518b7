"""The folder of an output's own that one build at a time may hold."""

import os
import time
from pathlib import Path

from site_builder.errors import HeldError, SiteBuilderError
from site_builder.locks import HELD, hold, lockable
from site_builder.publish.tree import FOLDER_MODE

_PATIENCE = 2.0  # seconds in which the processes of a killed build end
_PAUSE = 0.05


def lock(work: Path, output: Path) -> int:
    """Make the work folder of an output and lock it; return the open folder, whose closing lets go.

    Raises HeldError when another build holds it, SiteBuilderError when it cannot be locked.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        work.mkdir(mode=FOLDER_MODE, exist_ok=True)
        try:
            folder, place = lockable(work)
        except FileNotFoundError:  # the build that held it has just ended
            continue
        try:
            hold(folder)
            if os.path.samestat(os.fstat(folder), place.stat()):
                return folder
        except FileNotFoundError:
            pass
        except OSError as error:
            os.close(folder)
            if error.errno in HELD and time.monotonic() < until:
                time.sleep(_PAUSE)
                continue
            raise _problem(error, output) from None
        os.close(folder)


def _problem(error: OSError, output: Path) -> SiteBuilderError:
    if error.errno in HELD:
        return HeldError(f"{output}: another build is writing there; wait until it is done, or choose another --output")
    return SiteBuilderError(f"{output}: cannot lock its folder ({error.strerror}); choose an --output on a local disk")
