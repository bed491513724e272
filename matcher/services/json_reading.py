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
    except UnicodeError:
        raise _problem(where, ProblemCode.NOT_UTF8) from None
    except _SaidTwiceError as error:
        raise _problem(where, ProblemCode.KEY_TWICE, given=error.key) from None
    except json.JSONDecodeError as error:
        raise _problem(where, ProblemCode.NOT_JSON, hint=f"{error.lineno}:{error.colno}") from None
    except _NotJsonError as error:
        raise _problem(where, ProblemCode.NOT_JSON_VALUE, given=error.constant) from None
    except (ValueError, RecursionError):  # a number or a nesting beyond what can be read
        raise _problem(where, ProblemCode.NOT_JSON) from None
    return value


class _SaidTwiceError(ValueError):
    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


class _NotJsonError(ValueError):
    def __init__(self, constant: str) -> None:
        self.constant = constant
        super().__init__(constant)


def _problem(where: str, code: ProblemCode, *, given: str = "", hint: str = "") -> InputError:
    return InputError(Problem(field=where, code=code, given=given[:SHOWN], hint=hint))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read: dict[str, object] = {}
    for key, value in pairs:
        if key in read:
            raise _SaidTwiceError(key)
        read[key] = value
    return read


def _refuse(constant: str) -> float:
    raise _NotJsonError(constant)
