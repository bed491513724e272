"""What do made-up observations look like when only one thing about them matters?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from hypothesis import strategies as st

from matcher.domain import fields
from matcher.domain.agency import AgencyId
from matcher.domain.provenance import JsonValue, Method, Observation, ReviewState, Topic

AGENCY: Final = AgencyId("960885406")
START: Final = datetime(2026, 11, 1, tzinfo=UTC)


def seen(
    field: str,
    value: JsonValue,
    method: Method = Method.PUBLISHED,
    *,
    day: int = 0,
    review: ReviewState = ReviewState.NOT_NEEDED,
    is_retired: bool = False,
    source: str = "example",
    topic: Topic = Topic.AGENCY,
    key: str = AGENCY,
) -> Observation:
    """Return an observation that was made `day` days after the start."""
    when = START + timedelta(days=day)
    return Observation(
        topic=topic,
        key=key,
        field=field,
        value=value,
        source=source,
        method=method,
        first_seen=when,
        last_seen=when,
        review=review,
        retired_at=when if is_retired else None,
    )


def task(text: str, method: Method, trade: str = "SOA03-01", **kinds: ReviewState) -> Observation:
    """Return a task."""
    return seen(fields.TASK, {"trade": trade, "text": text}, method, **kinds)


def values_of(field: str) -> st.SearchStrategy[JsonValue]:
    """Return well-formed values of a field, few enough that observations agree now and then."""
    words = st.sampled_from(["post", "arkiv", "møter"])
    months: st.SearchStrategy[JsonValue] = st.sampled_from([[1], [3, 4], [12]])
    trades = st.sampled_from(["SOA03-01", "ITD03-01"])
    numbers = st.sampled_from([0, 1, 75, 76, 2000])
    objects: dict[str, dict[str, st.SearchStrategy[JsonValue]]] = {
        fields.STATUS: {"status": st.sampled_from(["active", "closed"]), "note": words},
        fields.EMPLOYEES: {"count": numbers, "year": st.sampled_from([2014, 2026, None])},
        fields.APPRENTICES: {"count": numbers, "year": st.none()},
        fields.SITE: {"place": st.sampled_from(["Oslo", "OSLO", "Tromsø", "Sted"])},
        fields.MANDATE: {"nb": words, "nn": words},
        fields.WORK_AREA: {"nb": words},
        fields.TASK: {"trade": trades, "text": words},
        fields.BUSY: {"months": months, "reason": words},
        fields.ADJACENT: {"agency": st.sampled_from(["974761076", AGENCY]), "why": words},
        fields.APPROVED_TRADE: {"trade": trades},
        fields.PLACES: {"trade": trades, "count": numbers},
        fields.HOST_MONTHS: {"trade": trades, "months": months},
    }
    texts: dict[str, st.SearchStrategy[JsonValue]] = {
        fields.KIND: st.sampled_from(["agency", "ministry"]),
        fields.SIZE_CLASS: st.sampled_from(["under_75", "over_1000"]),
        fields.MINISTRY: st.sampled_from(["972417807", "972417904"]),
        fields.PARENT: st.sampled_from(["972417807", "972417904"]),
    }
    if field in objects:
        return st.fixed_dictionaries(objects[field])
    return texts.get(field, words)


AGENCY_FIELDS: Final = tuple(
    sorted(
        fields.SEVERAL
        | {
            fields.NAME,
            fields.SHORT_NAME,
            fields.STATUS,
            fields.KIND,
            fields.MINISTRY,
            fields.PARENT,
            fields.HOMEPAGE,
            fields.EMPLOYEES,
            fields.SIZE_CLASS,
            fields.MANDATE,
            fields.APPRENTICES,
        }
    )
)


def observations_of(field: str) -> st.SearchStrategy[Observation]:
    """Return observations of one field by any source, in any state."""
    return st.builds(
        seen,
        st.just(field),
        values_of(field),
        st.sampled_from(list(Method)),
        day=st.integers(0, 3),
        review=st.sampled_from(list(ReviewState)),
        is_retired=st.booleans(),
        source=st.sampled_from(["one", "two"]),
    )


OBSERVATIONS: Final = st.sampled_from(AGENCY_FIELDS).flatmap(observations_of)
