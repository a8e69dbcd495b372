"""A process that imports what others will need, and forks whenever one of them is wanted.

    python -m analysis.forks SOCKET MODULE ...

SOCKET is the number of an open one. What comes from it is answered, line by line, in JSON: an
object with `argv`, `environment` and `folder` by the number of a fork that runs with these, as
`python -m argv[0] ...` would; such a number by the exit code of the fork, null while it runs.
Nothing but imports has happened in a fork, so that none sees anything of another.
"""

import gc
import json
import os
import runpy
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, TextIO

ALLOCATIONS = 50_000
"""Objects after which garbage is looked for: tables leave few cycles, and looking takes a tenth of
the time at Python's 700."""


def serve(number: int, modules: Sequence[str]) -> None:
    """Import modules, then answer until the other end of a socket is closed."""
    if not sys.flags.safe_path:
        del sys.path[0]  # the folder where this started; each fork has one of its own
    for module in modules:
        with suppress(Exception):  # whoever needs it imports it again, and is told what is wrong
            import_module(module)
    gc.freeze()  # else the first collection in a fork would copy all that was imported
    gc.set_threshold(ALLOCATIONS)
    with socket.socket(fileno=number) as end, end.makefile("rw", encoding="utf-8") as line:
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


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2:])
