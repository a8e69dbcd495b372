"""The kernels of a build: forks of one process, itself a fork of the build.

Each is a kernel of its own, in which nothing of a chapter has been executed. Imports are shared,
and so is what the build has read of tables. Where there is no forking, kernels are started as ever.
"""

import json
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Instance

from analysis import figures, forks, pages

KERNEL = "ipykernel_launcher"
"""The module that is run as a kernel."""

BACKEND = "module://matplotlib_inline.backend_inline"
"""What a kernel has matplotlib draw with."""

CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"  # whose own libraries forbid it

_LIBRARIES = (
    "ipykernel.kernelapp",
    "ipykernel.debugger",  # which no chapter uses, and every kernel loads
    "tornado.platform.asyncio",
    "IPython.core.debugger",
    "psutil",
    "pandas",
    "pyarrow.parquet",
    "pyarrow.dataset",  # with which tables are read from it
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
)
_SILENCE = {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}  # else that debugger warns of frozen modules
_ROOMS = [
    f"{room.__name__}.{module.name}"
    for room in (pages, figures)
    for module in iter_modules(room.__path__)
]


class Forks:
    """The process that is forked, until it is closed."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start the process, for kernels of an environment."""
        _load(environment)
        backend = environment.get("MPLBACKEND") or BACKEND
        self.pid, self._socket = forks.start(environment, partial(_draw_with, backend))
        self._line = self._socket.makefile("rw", encoding="utf-8")

    def close(self) -> None:
        """End the process."""
        with suppress(OSError):  # it has ended by itself
            self._line.close()
        self._socket.close()
        os.waitpid(self.pid, 0)

    def ask(self, asked: Any) -> Any:
        """Return the answer of the process; raise OSError when it has ended."""
        print(json.dumps(asked), file=self._line, flush=True)
        answer = self._line.readline()
        if not answer:
            raise ConnectionError("the process that is forked has ended")
        return json.loads(answer)

    def give_to(self, manager: KernelManager) -> None:
        """Have a manager start its kernel by a fork."""
        manager.provisioner = Provisioner(
            kernel_id="", kernel_spec=manager.kernel_spec, parent=manager, forks=self
        )


def _load(environment: Mapping[str, str]) -> None:
    """Import what kernels import, with what they are set up by; it stays as it is in forks."""
    own = dict(os.environ)
    os.environ.update({**environment, **_SILENCE})
    try:
        for module in (*_LIBRARIES, *_ROOMS):
            with suppress(Exception):  # whoever needs it imports it again, and is told why
                import_module(module)
    finally:
        os.environ.clear()
        os.environ.update(own)


def _draw_with(backend: str) -> None:
    """Have kernels draw with a backend, whatever this process drew with."""
    with suppress(ImportError):
        matplotlib = import_module("matplotlib")
        matplotlib.rcParams["backend"] = backend
        vars(matplotlib).pop("pyplot", None)  # which asks for a backend once
        for module in ("matplotlib.pyplot", "matplotlib_inline.backend_inline"):
            sys.modules.pop(module, None)


class Fork:
    """A kernel that is a fork, with what its provisioner asks of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, forks: Forks, pid: int) -> None:
        self.pid = pid
        self._forks = forks
        self._code: int | None = None

    def poll(self) -> int | None:
        """Return the exit code, None while the kernel runs."""
        if self._code is None:
            try:
                self._code = self._forks.ask(self.pid)
            except OSError:
                self._code = -signal.SIGKILL  # it does not outlive its parent
        return self._code

    wait = poll  # which is called when it has ended

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)


class Provisioner(LocalProvisioner):
    """Starts a kernel by a fork if it is one of this very Python, else as any other."""

    forks = Instance(Forks)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start a kernel; return how to reach it."""
        if cmd[0] != sys.executable or KERNEL not in cmd:
            return await super().launch_kernel(cmd, **kwargs)
        # What a kernel takes from its environment when it is imported, it is told here.
        argv = [*cmd[cmd.index(KERNEL) :], f"--IPKernelApp.parent_handle={self.forks.pid}"]
        order = {"argv": argv, "environment": kwargs["env"], "folder": kwargs["cwd"]}
        try:
            self.pid = self.pgid = self.forks.ask(order)
        except OSError:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = Fork(self.forks, self.pid)  # type: ignore[assignment]
        return self.connection_info
