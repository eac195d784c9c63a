"""Ports on this machine."""

import errno
import socket


def check_port_is_free(host: str, port: str) -> None:
    """Exit with a plain sentence when `port` is no port, or something else listens on it."""
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise SystemExit(f"PORT is {port!r}: it has to be a number from 1 to 65535.")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
    except OSError:
        raise SystemExit(f"HOST is {host!r}: this machine has no such address.") from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                advice = f"Stop what uses it, or choose another: PORT={int(port) % 65000 + 1} make run"
            elif error.errno == errno.EACCES:
                advice = "Ports below 1024 need more rights: choose another, for example PORT=8000."
            else:
                advice = "HOST has to be an address of this machine, for example 127.0.0.1."
            raise SystemExit(f"Cannot listen on {host} port {port} ({error.strerror}). {advice}") from None


def find_free_ports(count: int) -> list[int]:
    """Ports on loopback that nothing listens on now."""
    sockets = [socket.socket() for _ in range(count)]
    for probe in sockets:
        probe.bind(("127.0.0.1", 0))
    ports = [int(probe.getsockname()[1]) for probe in sockets]
    for probe in sockets:
        probe.close()
    return ports
