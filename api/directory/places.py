"""Where a service is for, and where to go, in the words of the standard."""

from api.directory.identifiers import identify, identify_service
from api.directory.loader import Directory
from api.directory.schemas import Service
from api.directory.standard import (
    Location,
    PostalAddress,
    ServiceArea,
    ServiceAtLocation,
    what_is_known,
)


def say_to_check(directory: Directory, service: Service) -> str | None:
    """That it may not cover each place in its areas."""
    return directory.words.check_borough if service.check_borough else None


def list_areas(directory: Directory, service: Service) -> list[ServiceArea]:
    """Where it is for."""
    known = what_is_known(description=say_to_check(directory, service))
    return [
        ServiceArea(
            id=identify("service_area", service.id, area),
            service_id=identify_service(service),
            name=directory.name_of_area(area),
            **known,
        )
        for area in service.areas
    ]


def list_places(directory: Directory, service: Service) -> list[ServiceAtLocation]:
    """Where to go, for the few that say so."""
    if service.address is None:
        return []
    place = identify("location", service.id)
    address = PostalAddress(
        id=identify("address", service.id),
        location_id=place,
        address_1=service.address.street,
        city="London",
        region=directory.boroughs[service.address.borough].name,
        state_province="Greater London",
        postal_code=service.address.postcode,
        country="GB",
        address_type="physical",
    )
    location = Location(id=place, location_type="physical", name=service.name, addresses=[address])
    return [
        ServiceAtLocation(
            id=identify("service_at_location", service.id),
            service_id=identify_service(service),
            location_id=place,
            location=location,
        )
    ]
