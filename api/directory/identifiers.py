"""The identifiers that the standard wants: each made from our own names, so that it never changes."""

from uuid import UUID, uuid5

from api.directory.schemas import Service

OURS = UUID("6c1f3f0e-5d0a-5b53-9d0c-3f6a1c7f6b1e")


def identify(*names: str) -> UUID:
    """The identifier of what is so named: `identify("service", "galop")`."""
    return uuid5(OURS, "/".join(names))


def identify_service(service: Service) -> UUID:
    """Its identifier in the standard's answers."""
    return identify("service", service.id)
