"""The field lists of the Human Services Data Specification 3.0, as a JSON Schema that allows no other field.

Written by hand from the published schema and API reference of version 3.0 (openreferral/specification):
names, types, formats, values and which are required, for the entities that we answer with. It is stricter
than they are: they allow further fields, and describe the form of days and times in words only.
"""

from typing import Any

# name:type, `!` for one that must be there; {entity} for one of those, [entity] for a list of them.
ENTITIES = {
    "service": """id:uuid! organization_id:uuid program_id:uuid name:string! alternate_name:string
        description:string url:uri email:email status:status! interpretation_services:string
        application_process:string fees_description:string accreditations:string
        eligibility_description:string minimum_age:number maximum_age:number assured_date:date
        assurer_email:email alert:string last_modified:date-time phones:[phone] schedules:[schedule]
        service_areas:[service_area] service_at_locations:[service_at_location] languages:[language]
        organization:{organization} attributes:[attribute]""",
    "organization": """id:uuid! name:string! alternate_name:string description:string! email:email
        website:uri logo:string uri:uri parent_organization_id:uuid""",
    "phone": """id:uuid! location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid
        service_at_location_id:uuid number:string! extension:number type:phone_type description:string
        languages:[language]""",
    "schedule": """id:uuid! service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:date
        valid_to:date dtstart:date timezone:number until:date count:number wkst:string freq:freq
        interval:number byday:byday byweekno:string bymonthday:string byyearday:string
        description:string opens_at:clock_time closes_at:clock_time schedule_link:uri
        attending_type:string notes:string""",
    "service_area": """id:uuid! service_id:uuid name:string description:string extent:string
        extent_type:string uri:string""",
    "service_at_location": "id:uuid! service_id:uuid location_id:uuid description:string location:{location}",
    "location": """id:uuid! location_type:place_type! url:uri organization_id:uuid name:string
        description:string latitude:number longitude:number addresses:[address]""",
    "address": """id:uuid! location_id:uuid attention:string address_1:string! address_2:string city:string!
        region:string state_province:string! postal_code:string! country:country! address_type:place_type!""",
    "language": "id:uuid! service_id:uuid location_id:uuid phone_id:uuid name:string code:string note:string",
    "attribute": """id:uuid! link_id:uuid taxonomy_term_id:uuid link_type:string link_entity:string
        value:string taxonomy_term:{taxonomy_term}""",
    "taxonomy_term": """id:uuid! code:string name:string! description:string! parent_id:uuid taxonomy:string
        language:string taxonomy_id:uuid term_uri:uri""",
    "taxonomy": "id:uuid! name:string! description:string! uri:uri version:string",
}
TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string", "minLength": 1},
    "number": {"type": "number"},
    "uuid": {"type": "string", "format": "uuid"},
    "uri": {"type": "string", "pattern": "^https://"},
    "email": {"type": "string", "format": "email"},
    "date": {"type": "string", "format": "date"},
    "date-time": {"type": "string", "format": "date-time"},
    "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    "phone_type": {"enum": ["text", "voice", "fax", "cell", "video", "pager", "textphone"]},
    "place_type": {"enum": ["physical", "postal", "virtual"]},
    "freq": {"enum": ["WEEKLY", "MONTHLY"]},
    "byday": {"type": "string", "pattern": "^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$"},
    "clock_time": {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d\d:\d\d)$"},
    "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
}
# Ours, beside the standard's: it allows further fields.
OURS = {"service": {"open_now": {"type": ["boolean", "null"]}}}
LISTS = ("phones", "schedules", "service_areas", "service_at_locations", "languages", "attributes")


def property_of(kind: str) -> dict[str, Any]:
    """The schema of one field."""
    if kind.startswith("{"):
        return {"$ref": f"#/$defs/{kind[1:-1]}"}
    if kind.startswith("["):
        return {"type": "array", "items": {"$ref": f"#/$defs/{kind[1:-1]}"}}
    return TYPES[kind]


def entity_of(name: str) -> dict[str, Any]:
    """The schema of one entity."""
    fields = [field.split(":", 1) for field in ENTITIES[name].split()]
    return {
        "type": "object",
        "properties": {field: property_of(kind.rstrip("!")) for field, kind in fields} | OURS.get(name, {}),
        "required": [field for field, kind in fields if kind.endswith("!")],
        "additionalProperties": False,
    }


def schema_of(name: str) -> dict[str, Any]:
    """A JSON Schema for one entity and all it holds."""
    return {"$ref": f"#/$defs/{name}", "$defs": {entity: entity_of(entity) for entity in ENTITIES}}


def page_schema(name: str) -> dict[str, Any]:
    """A JSON Schema for a page of such entities."""
    counts = ("total_items", "total_pages", "page_number", "size")
    flags = ("first_page", "last_page", "empty")
    properties: dict[str, Any] = {
        **{count: {"type": "integer", "minimum": 0} for count in counts},
        **{flag: {"type": "boolean"} for flag in flags},
        "contents": {"type": "array", "items": {"$ref": f"#/$defs/{name}"}},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": {entity: entity_of(entity) for entity in ENTITIES},
    }
