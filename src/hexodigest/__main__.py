"""The command `hexodigest`, also as `python -m hexodigest` where it is not on the path."""

import atexit
import os
import sys
import threading

from hexodigest.cli import main


def run() -> None:
    """Run the command, and end at once: taking a run apart takes a tenth of a short one."""
    try:
        main()
    except SystemExit as done:
        if isinstance(done.code, int) and threading.active_count() == 1:
            _end(done.code)
        raise


def _end(code: int) -> None:
    """End the process as Python does, but take nothing apart; come back where that needs Python."""
    try:
        atexit._run_exitfuncs()  # noqa: SLF001  # as multiprocessing ends its processes
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


if __name__ == "__main__":
    run()
