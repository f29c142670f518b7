"""What Popolo says of the classes that are used here, as JSON schemas (popoloproject.com/specs, of 2013 and later).

Only what an archive can say of a person, a post and a membership; Popolo allows further keys everywhere.
"""

_TEXT = {"type": ["string", "null"]}
_DAY = {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
_LINK = {
    "type": "object",
    "required": ["url"],
    "properties": {"url": {"type": "string", "format": "uri", "pattern": "^https?://"}, "note": _TEXT},
}
_AREA = {
    "type": ["object", "null"],
    "required": ["name"],
    "properties": {"id": _TEXT, "name": {"type": "string"}, "classification": _TEXT},
}

MEMBERSHIP = {
    "type": "object",
    "required": ["person_id"],
    "properties": {
        "person_id": {"type": "string", "minLength": 1},
        "post_id": _TEXT,
        "organization_id": _TEXT,
        "role": _TEXT,
        "label": _TEXT,
        "area": _AREA,
        "start_date": _DAY,
        "end_date": _DAY,
        "links": {"type": "array", "items": _LINK},
    },
}

PERSON = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "name": {"type": "string", "minLength": 1},
        "identifiers": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["identifier"],
                "properties": {"scheme": _TEXT, "identifier": {"type": "string"}},
            },
        },
        "links": {"type": "array", "items": _LINK},
        "memberships": {"type": "array", "items": MEMBERSHIP},
    },
}

POST = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "label": {"type": "string", "minLength": 1},
        "role": _TEXT,
        "area": _AREA,
        "start_date": _DAY,
        "end_date": _DAY,
        "links": {"type": "array", "items": _LINK},
        "memberships": {"type": "array", "items": MEMBERSHIP},
    },
}
