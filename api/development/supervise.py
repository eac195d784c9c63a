"""Runs every process, waits until the service is ready, and stops all of them as soon as one ends.

Each process is told by the kernel when this one dies, however it dies, so none is left running.
"""

import contextlib
import ctypes
import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from api.development.ports import find_free_ports
from api.development.setup import RASA_PYTHON
from api.migrations.current import migrate
from api.settings import EXAMPLE_SECRET, Settings, read_settings

SECONDS_TO_STOP = 3.0
SECONDS_BETWEEN_LOOKS = 0.2
PR_SET_PDEATHSIG = 1
LOGS = Path("var/log")
LINES_SHOWN = 20
EVERY_ADDRESS = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}


class Stopped(Exception):
    """Somebody asked to stop."""


@dataclass(frozen=True)
class Command:
    """One process."""

    name: str
    log: str
    words: tuple[str, ...]


def commands(rasa_port: str) -> tuple[Command, ...]:
    """The processes; the slowest to start comes first."""
    rasa = (
        str(RASA_PYTHON), "-m", "rasa", "run",
        "--interface", "127.0.0.1", "--port", rasa_port,
        "--model", "models/alongside.tar.gz", "--endpoints", "endpoints.yml",
        "--credentials", "credentials.yml", "--quiet",
    )  # fmt: skip
    return (
        Command("Rasa", "rasa", rasa),
        Command("the action server", "actions", (sys.executable, "-m", "actions")),
        Command("the internal routes", "api-internal", (sys.executable, "-m", "api", "serve-internal")),
        Command("the public service", "api", (sys.executable, "-m", "api", "serve")),
    )


def process_environment(given: Mapping[str, str]) -> dict[str, str]:
    """What the processes are told: free loopback ports for each other, unless a setting chose them."""
    internal, rasa, actions = (str(port) for port in find_free_ports(3))
    environment = {
        "ENVIRONMENT": "development",
        "SHARED_SECRET": secrets.token_urlsafe(32),
        "SECRET_KEY": EXAMPLE_SECRET,
        "INTERNAL_PORT": internal,
        "RASA_PORT": rasa,
        "ACTIONS_PORT": actions,
        **given,
    }
    environment.setdefault("RASA_URL", f"http://127.0.0.1:{environment['RASA_PORT']}")
    environment.setdefault("ACTIONS_URL", f"http://127.0.0.1:{environment['ACTIONS_PORT']}")
    environment["ACTIONS_ADDRESS"] = f"127.0.0.1:{environment['ACTIONS_PORT']}"
    environment["API_INTERNAL_URL"] = f"http://127.0.0.1:{environment['INTERNAL_PORT']}"
    # Whatever HOST is, only the public process listens on it.
    environment["INTERNAL_HOST"] = environment["ACTIONS_HOST"] = "127.0.0.1"
    environment["RASA_TELEMETRY_ENABLED"] = "false"
    environment["TF_CPP_MIN_LOG_LEVEL"] = "3"
    environment["PYTHONWARNINGS"] = "ignore"
    return environment


def die_with_parent() -> None:
    """Ask Linux to end this process when its parent ends (other systems: only an orderly stop does)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def log_of(command: Command) -> Path:
    """Where a process writes what it has to say."""
    return LOGS / f"{command.log}.log"


def start(command: Command, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start one process in a group of its own, so that Ctrl-C reaches it only through us."""
    with log_of(command).open("wb") as log:
        return subprocess.Popen(
            command.words,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )


def signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    """Signal a process and those it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def stop_all(processes: Collection[subprocess.Popen[bytes]]) -> None:
    """Ask all to stop; end those that have not after a few seconds."""
    for process in processes:
        signal_group(process, signal.SIGTERM)
    deadline = time.monotonic() + SECONDS_TO_STOP
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
    for process in processes:
        signal_group(process, signal.SIGKILL)
        process.wait()


def find_ended(processes: Mapping[Command, subprocess.Popen[bytes]]) -> Command | None:
    """A process that has ended."""
    return next((command for command, process in processes.items() if process.poll() is not None), None)


def is_ready(address: str) -> bool:
    """Whether the service says that it is ready."""
    try:
        with urllib.request.urlopen(f"{address}/health/ready", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def raise_stopped(number: int, frame: FrameType | None) -> None:
    """Turn Ctrl-C and a polite kill into `Stopped`."""
    raise Stopped


def watch(processes: Mapping[Command, subprocess.Popen[bytes]], address: str) -> Command:
    """Tell when the service is ready; return the first process that ends."""
    has_told = False
    while (ended := find_ended(processes)) is None:
        if not has_told and is_ready(address):
            print(f"\nAlongside is ready: {address}/\nPress Ctrl-C to stop.", flush=True)
            has_told = True
        time.sleep(SECONDS_BETWEEN_LOOKS)
    return ended


def run_all(settings: Settings, processes: dict[Command, subprocess.Popen[bytes]]) -> Command:
    """Start every process, Rasa first as it takes longest; return the first one that ends."""
    rasa, *others = commands(os.environ["RASA_PORT"])
    print("Starting ...", flush=True)
    processes[rasa] = start(rasa, os.environ)
    migrate(settings.database_url)
    for command in others:
        processes[command] = start(command, os.environ)
    host = EVERY_ADDRESS.get(settings.host, settings.host)
    return watch(processes, f"http://{host}:{settings.port}")


def tell_end(ended: Command) -> NoReturn:
    """Show the last lines of the process that ended, and exit."""
    lines = log_of(ended).read_text(errors="replace").splitlines()
    print("\n".join(lines[-LINES_SHOWN:]), file=sys.stderr)
    raise SystemExit(f"Everything was stopped, because {ended.name} ended. Its log: {log_of(ended)}")


def main() -> None:
    """Run until told to stop, or until a process ends."""
    os.environ.update(process_environment(os.environ))
    settings = read_settings()
    LOGS.mkdir(parents=True, exist_ok=True)
    stopping = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for number in stopping:
        signal.signal(number, raise_stopped)
    processes: dict[Command, subprocess.Popen[bytes]] = {}
    try:
        ended = run_all(settings, processes)
    except Stopped:
        ended = None
    finally:
        for number in stopping:
            signal.signal(number, signal.SIG_IGN)
        stop_all(processes.values())
    if ended is not None:
        tell_end(ended)
    print("Stopped.", flush=True)


if __name__ == "__main__":
    main()
