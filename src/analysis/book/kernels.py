"""The kernels of a build: forks of one process, which has imported what chapters import.

Each is a kernel of its own, in which nothing has been executed. Most of what a chapter costs is
imports, and these are shared. Where there is no forking, kernels are started as ever.
"""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
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
"""What a kernel has matplotlib draw with, which asks when it is imported."""

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
    "matplotlib.pyplot",
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
        """Start the process in an environment, that of its forks but for what is theirs alone."""
        backend = environment.get("MPLBACKEND") or BACKEND
        ours, theirs = socket.socketpair()
        with ours, theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-m", forks.__name__, str(number), *_LIBRARIES, *_ROOMS],
                env={**environment, "MPLBACKEND": backend, **_SILENCE},
                stdin=subprocess.DEVNULL,
                pass_fds=[number],
                start_new_session=True,  # Ctrl-C is for the build, which ends its kernels
            )
            self._line = ours.makefile("rw", encoding="utf-8")
        self.pid = self._process.pid

    def close(self) -> None:
        """End the process."""
        with suppress(OSError):  # it has ended by itself
            self._line.close()
        self._process.wait()

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
