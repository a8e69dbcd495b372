"""A process that is a fork of this one, and forks again whenever another like it is wanted.

What comes to its socket is answered, line by line, in JSON: an object with `argv`, `environment`
and `folder` by the number of a fork that runs with these, as `python -m argv[0] ...` would; such a
number by the exit code of the fork, null while it runs. A fork has what this process had imported
and worked out when it was forked first, and sees nothing of other forks.
"""

import gc
import json
import os
import runpy
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TextIO

ALLOCATIONS = 50_000
"""Objects after which garbage is looked for: tables leave few cycles, and looking takes a tenth of
the time at Python's 700."""


def start(environment: Mapping[str, str], first: Callable[[], None]) -> tuple[int, socket.socket]:
    """Start the process; return its number, and our end of the socket at which it listens.

    It does something first, for all its forks. It ends when the socket is closed.
    """
    path = _path(environment)
    ours, theirs = socket.socketpair()
    number = os.fork()
    if number:
        theirs.close()
        return number, ours
    code = 1
    try:  # nothing of what this process was about to do may be done twice
        ours.close()
        os.setsid()  # Ctrl-C is for the process that forked, which ends its forks
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        _print_as_started()
        sys.path[:] = path
        first()
        gc.freeze()  # else the first collection in a fork would copy all that was imported
        gc.set_threshold(ALLOCATIONS)
        _serve(theirs)
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _print_as_started() -> None:
    """Print through the streams that a process begins with, to where this one was printing."""
    for name, number in (("stdout", 1), ("stderr", 2)):
        with suppress(AttributeError, OSError):  # of a stream without a file, or none
            os.dup2(getattr(sys, name).fileno(), number)
        setattr(sys, name, getattr(sys, f"__{name}__"))


def _path(environment: Mapping[str, str]) -> list[str]:
    """Return where a process with an environment would look for modules, its own folder apart."""
    asked = "import json, sys; print(json.dumps(sys.path[not sys.flags.safe_path:]))"
    command = [sys.executable, "-c", asked]
    told = subprocess.run(command, env=environment, capture_output=True, check=True)
    path: list[str] = json.loads(told.stdout)
    return path


def _serve(end: socket.socket) -> None:
    with end, end.makefile("rw", encoding="utf-8") as line:
        order = _order(line)
    if order is not None:
        _become(**order)


def _order(line: TextIO) -> dict[str, Any] | None:
    """Answer what is asked; return, in a fork, what it shall run, at the end None."""
    for asked in map(json.loads, line):
        if isinstance(asked, dict):
            answer: int | None = os.fork()
            if not answer:
                return asked
        else:
            ended, status = os.waitpid(asked, os.WNOHANG)
            answer = os.waitstatus_to_exitcode(status) if ended else None
        print(json.dumps(answer), file=line, flush=True)
    return None


def _become(argv: list[str], environment: dict[str, str], folder: str) -> None:
    """Run a module as a process of its own would, in a session of its own."""
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = argv
    if not sys.flags.safe_path:
        sys.path.insert(0, folder)
    runpy.run_module(argv[0], run_name="__main__", alter_sys=True)
