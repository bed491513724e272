"""What must a person look at: values that could not be read, and pairs that may be one thing?"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select, update

from matcher.domain.errors import InputError, Problem, ProblemCode
from matcher.domain.provenance import ReviewState, digest_value
from matcher.domain.runs import Issue, ReviewPair, RunDraft
from matcher.store.rows import AnyRow, make_storable
from matcher.store.schema import ISSUES, REVIEW_PAIRS
from matcher.store.upsert import upsert


def close_issues(connection: Connection, draft: RunDraft) -> None:
    """Close the issues a good run has looked at again: all, or those of the things it covers.

    An issue of the run itself (without a key) is closed by every good run.
    """
    c = ISSUES.c
    open_ones = connection.execute(select(c.id, c.key).where(c.source == draft.source.name))
    keys = None if draft.covers is None else {key for _, key in draft.covers} | {""}
    closed = [{"row_id": number} for number, key in open_ones if keys is None or key in keys]
    if closed:
        connection.execute(delete(ISSUES).where(c.id == bindparam("row_id")), closed)


def record_issues(connection: Connection, issues: Sequence[Issue]) -> None:
    """Keep issues; one that is open already only moves its time on."""
    rows = [_issue_row(issue) for issue in issues]
    upsert(
        connection,
        ISSUES,
        list({row["digest"]: row for row in rows}.values()),
        same=("source", "digest"),
    )


def read_issues(connection: Connection, source: str | None) -> tuple[Issue, ...]:
    """Return the open issues, of one source or of all, by source, key, field and code."""
    c = ISSUES.c
    statement = select(c.source, c.key, c.field, c.code, c.detail, c.url, c.seen_at)
    if source is not None:
        statement = statement.where(c.source == source)
    issues = [
        Issue(
            source=row.source,
            key=row.key,
            field=row.field,
            code=row.code,
            detail=row.detail,
            url=row.url,
            seen_at=row.seen_at,
        )
        for row in connection.execute(statement)
    ]
    return tuple(sorted(issues, key=lambda i: (i.source, i.key, i.field, i.code, i.detail)))


def _issue_row(issue: Issue) -> dict[str, object]:
    """Return the columns of an issue, which is the same one when it says the same of the same."""
    key, field, detail = map(make_storable, (issue.key, issue.field, issue.detail))
    return {
        "digest": digest_value([key, field, issue.code, detail]),
        "source": issue.source,
        "key": key,
        "field": field,
        "code": issue.code,
        "detail": detail,
        "url": None if issue.url is None else make_storable(issue.url),
        "seen_at": issue.seen_at,
    }


def record_review_pairs(connection: Connection, draft: RunDraft) -> None:
    """Keep the doubtful pairs of a run; what a person has decided stays decided.

    A complete run takes away the waiting pairs that it no longer doubts.
    """
    c = REVIEW_PAIRS.c
    stored = {
        (row.left, row.right): row
        for row in connection.execute(select(REVIEW_PAIRS).where(c.source == draft.source.name))
    }
    waiting = {pair for pair, row in stored.items() if row.state == ReviewState.WAITING.value}
    given = {(pair.left, pair.right): pair for pair in draft.review_pairs}
    if draft.covers is None:
        settled = [{"row_id": stored[pair].id} for pair in waiting - given.keys()]
        if settled:
            connection.execute(delete(REVIEW_PAIRS).where(c.id == bindparam("row_id")), settled)
    upsert(
        connection,
        REVIEW_PAIRS,
        [
            _pair_row(pair)
            for names, pair in given.items()
            if names in waiting or names not in stored
        ],
        same=("source", "left", "right"),
    )


def read_review_pairs(connection: Connection, state: ReviewState | None) -> tuple[ReviewPair, ...]:
    """Return the pairs, in one state or all, surest first."""
    statement = select(REVIEW_PAIRS)
    if state is not None:
        statement = statement.where(REVIEW_PAIRS.c.state == state.value)
    pairs = [_parse_pair(row) for row in connection.execute(statement)]
    return tuple(sorted(pairs, key=lambda p: (-p.score, p.source, p.left, p.right)))


def decide_review_pair(connection: Connection, decided: ReviewPair) -> ReviewPair:
    """Write what a person decided about a pair, and return the pair as it stands.

    Raises
    ------
    InputError
        When the decision is none, or there is no such pair.
    """
    if decided.state not in {ReviewState.ACCEPTED, ReviewState.REJECTED}:
        raise InputError(
            Problem(
                field="state",
                code=ProblemCode.UNKNOWN_CHOICE,
                given=decided.state.value,
                hint=f"{ReviewState.ACCEPTED}, {ReviewState.REJECTED}",
            )
        )
    c = REVIEW_PAIRS.c
    row = connection.execute(
        update(REVIEW_PAIRS)
        .where(c.source == decided.source, c.left == decided.left, c.right == decided.right)
        .values(
            state=decided.state.value, decided_by=decided.decided_by, decided_at=decided.decided_at
        )
        .returning(*c)
    ).one_or_none()
    if row is None:
        given = f"{decided.source}: {decided.left} = {decided.right}"
        raise InputError(Problem(field="pair", code=ProblemCode.NOT_FOUND, given=given))
    return _parse_pair(row)


def _pair_row(pair: ReviewPair) -> dict[str, object]:
    return {
        "source": pair.source,
        "left": pair.left,
        "right": pair.right,
        "why": pair.why,
        "score": pair.score,
        "state": pair.state.value,
        "decided_by": pair.decided_by,
        "decided_at": pair.decided_at,
    }


def _parse_pair(row: AnyRow) -> ReviewPair:
    return ReviewPair(
        source=row.source,
        left=row.left,
        right=row.right,
        why=row.why,
        score=row.score,
        state=ReviewState(row.state),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )
