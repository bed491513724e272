"""What do Kudos' answers look like, as their other users have described them?"""

from __future__ import annotations

from typing import Final

from scrapers.framework.shape import Shape

_ACTOR: Final[Shape] = {
    "uuid": "text",
    "org_number": "whole|text|null",
    "name": "text",
    "entity_name": "text|null",
    "alternative_names": "any",
    "actor_type": "text",
}
_META: Final[Shape] = {
    "current_page": "whole",
    "last_page": "whole",
    "per_page": "whole",
    "total": "whole",
    "from?": "any",
    "to?": "any",
    "path?": "any",
    "links?": "any",
}
ACTORS_SHAPE: Final[Shape] = {"meta": _META, "data": [_ACTOR], "links?": "any"}
DOCUMENTS_SHAPE: Final[Shape] = {
    "meta": _META,
    "links?": "any",
    "data": [
        {
            "uuid": "text",
            "type": "text",
            "title": "text",
            "abstract": "text|null",
            "language?": "text|null",
            "external_public_url?": "text|null",
            "publish_date": "text|null",
            "concerned_year_from": "whole|null",
            "concerned_year_to": "whole|null",
            "authors?": "any",
            "files": "any",
            "publishers": "any",
            "owners": [_ACTOR],
            "recipients": "any",
            "authoring_actors": "any",
        }
    ],
}
CONTENTS_SHAPE: Final[Shape] = {"data": "text|null"}
