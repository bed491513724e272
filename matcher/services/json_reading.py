"""What JSON value do some bytes stand for, read the same way wherever they come from?"""

from __future__ import annotations

import json

from matcher.domain.errors import InputError, Problem, ProblemCode

SHOWN = 80


def parse_json(content: bytes, *, where: str) -> object:
    """Return the value; what RFC 8259 leaves open (twice the same key, NaN) is refused.

    A byte order mark is passed over. `where` names the place in the problem.

    Raises
    ------
    InputError
        When the content is not UTF-8 or not JSON.
    """
    try:
        text = content.decode("utf-8-sig")
        value: object = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # a lone surrogate is no character
    except UnicodeError as error:
        raise _problem(where, ProblemCode.NOT_UTF8, error) from None
    except (ValueError, RecursionError) as error:
        raise _problem(where, ProblemCode.NOT_JSON, error) from None
    return value


def _problem(where: str, code: ProblemCode, error: Exception) -> InputError:
    return InputError(Problem(field=where, code=code, hint=str(error)[:SHOWN]))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read: dict[str, object] = {}
    for key, value in pairs:
        if key in read:
            message = f"the key {key!r} is there twice"
            raise ValueError(message)
        read[key] = value
    return read


def _refuse(constant: str) -> float:
    message = f"{constant} is not JSON"
    raise ValueError(message)
