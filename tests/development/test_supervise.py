"""All processes live and die together, and only the public one can be reached from outside."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from api.development.ports import find_free_ports
from tests.running_service import wait_until

PROCESSES = 4
SECONDS_TO_STOP = 5


class Supervised:
    """The supervisor as a process, with the processes it started."""

    def __init__(self, folder: Path, **settings: str) -> None:
        [self.port] = find_free_ports(1)
        environment = {
            **os.environ,
            "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{folder}/alongside.sqlite",
            "TRACKER_DATABASE_URL": f"sqlite:///{folder}/rasa.sqlite",
            **settings,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "api.development.supervise"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.children: list[psutil.Process] = []
        wait_until(self.has_started_all, "every process to be started", 60)

    def has_started_all(self) -> bool:
        self.children = psutil.Process(self.process.pid).children()
        return len(self.children) == PROCESSES

    def find(self, words: str) -> psutil.Process:
        return next(child for child in self.children if words in " ".join(child.cmdline()))

    def is_gone(self) -> bool:
        return self.process.poll() is not None and not any(is_alive(child) for child in self.children)

    def listening(self) -> set[tuple[str, int]]:
        return {
            (connection.laddr.ip, connection.laddr.port)
            for child in self.children
            for connection in child.net_connections(kind="inet")
            if connection.status == psutil.CONN_LISTEN
        }


def is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def supervised(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Supervised]:
    started = Supervised(tmp_path, **getattr(request, "param", {}))
    yield started
    started.process.kill()
    started.process.wait()
    for child in started.children:
        if is_alive(child):
            child.kill()


@pytest.mark.service
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_stops_everything_and_says_so(
    supervised: Supervised, number: signal.Signals
) -> None:
    supervised.process.send_signal(number)

    wait_until(supervised.is_gone, "everything to stop", SECONDS_TO_STOP)
    assert supervised.process.returncode == 0
    assert supervised.process.stdout is not None
    assert supervised.process.stdout.read().endswith("Stopped.\n")


@pytest.mark.service
@pytest.mark.parametrize(
    ("words", "told"),
    [("rasa run", "Rasa"), ("-m actions", "the action server"), ("serve-internal", "the internal routes")],
    ids=["Rasa", "actions", "internal"],
)
def test_death_of_one_process_stops_all_and_names_it(supervised: Supervised, words: str, told: str) -> None:
    supervised.find(words).kill()

    wait_until(supervised.is_gone, "everything to stop", SECONDS_TO_STOP)
    assert supervised.process.returncode == 1
    assert supervised.process.stdout is not None
    assert f"because {told} ended" in supervised.process.stdout.read()


@pytest.mark.service
def test_death_of_the_supervisor_itself_leaves_nothing_running(supervised: Supervised) -> None:
    supervised.process.kill()

    wait_until(supervised.is_gone, "everything to stop", SECONDS_TO_STOP)


@pytest.mark.service
@pytest.mark.parametrize("supervised", [{"HOST": "0.0.0.0"}], indirect=True)
def test_only_the_public_process_listens_on_host(supervised: Supervised) -> None:
    wait_until(lambda: len(supervised.listening()) == PROCESSES, "every process to listen")

    outside = {address for address in supervised.listening() if address[0] != "127.0.0.1"}

    assert outside == {("0.0.0.0", supervised.port)}
