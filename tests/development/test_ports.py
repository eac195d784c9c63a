"""A port that cannot be had is told in one plain sentence, before anything else is done."""

import socket

import pytest

from api.development.ports import check_port_is_free, find_free_ports


def test_port_in_use_is_told_with_another_to_try() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        with pytest.raises(SystemExit, match=f"port {port} .* choose another: PORT=") as refused:
            check_port_is_free("127.0.0.1", port)

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1", "80 80"])
def test_port_that_is_no_port_is_told(port: str) -> None:
    with pytest.raises(SystemExit, match="a number from 1 to 65535"):
        check_port_is_free("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"], ids=["not ours", "unknown"])
def test_host_that_is_not_this_machine_is_told(host: str) -> None:
    with pytest.raises(SystemExit, match="HOST"):
        check_port_is_free(host, "8000")


def test_free_port_is_accepted() -> None:
    [port] = find_free_ports(1)

    check_port_is_free("127.0.0.1", str(port))


def test_free_ports_are_different() -> None:
    assert len(set(find_free_ports(3))) == 3
