"""What does the environment say about how this installation shall run?"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from matcher.domain.errors import InputError, Problem, ProblemCode

PREFIX: Final = "SAMLAERE_"
PROJECT_ROOT: Final = Path(__file__).resolve().parents[1]
IS_CHECKOUT: Final = (PROJECT_ROOT / "pyproject.toml").is_file()
"""Whether the program runs from its own folder, and not from a package that was installed."""
PACKAGED_DATA: Final = (
    PROJECT_ROOT / "data" if IS_CHECKOUT else Path(__file__).resolve().parent / "packaged"
)
"""The folder of the packaged tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that may differ between installations, read once at the rim.

    `vector_percent` is what vectors count beside shared words when free text is compared.
    `corrections` is the e-mail address that people write to when a page is wrong,
    by default that of the training office OK stat.
    `adviser_token` lets advisers in where only they may ask; nobody is let in when it is empty.
    `source_urls` maps a source's name to the address that stands in for its real one.
    """

    data_dir: Path = PACKAGED_DATA
    local_dir: Path = (PROJECT_ROOT if IS_CHECKOUT else Path()) / "data" / "local"
    database_url: str = ""
    encoder: str = "scikit-learn"
    vector_percent: int = 25
    contact: str = ""
    corrections: str = "okstat@dfo.no"
    host: str = "127.0.0.1"
    port: int = 8000
    trusted_proxies: int = 0
    rate_limit: str = "120 per minute"
    adviser_token: str = field(default="", repr=False)
    max_body_bytes: int = 1_000_000
    source_urls: Mapping[str, str] = field(default_factory=dict)

    @property
    def resolved_database_url(self) -> str:
        """Return the address of the database: the one set, else SQLite in the local folder."""
        return self.database_url or f"sqlite:///{self.local_dir / 'samlaere.sqlite'}"

    @property
    def index_dir(self) -> Path:
        """Return the folder that built indexes are kept in."""
        return self.local_dir / "index"

    @property
    def snapshot_dir(self) -> Path:
        """Return the folder that raw answers of sources are kept in."""
        return self.local_dir / "snapshots"


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from `environment`, by default the process's own.

    A data folder without tables of its own is only written to; the packaged tables are read then.

    Raises
    ------
    InputError
        When a number is not a number, or out of range, or a key has signs that cannot be sent;
        the field is the variable's name.
    """
    given = os.environ if environment is None else environment
    default = Settings()
    given_dir = given.get(PREFIX + "DATA_DIR")
    own_dir = Path(given_dir or default.data_dir)
    local_dir = given.get(PREFIX + "LOCAL_DIR")
    beside = own_dir / "local" if given_dir else default.local_dir
    start, end = PREFIX + "SOURCE_", "_URL"
    return Settings(
        data_dir=own_dir if (own_dir / "seed").is_dir() else default.data_dir,
        local_dir=Path(local_dir) if local_dir else beside,
        database_url=given.get(PREFIX + "DATABASE_URL", default.database_url),
        encoder=given.get(PREFIX + "ENCODER") or default.encoder,
        vector_percent=_read_int(given, "VECTOR_PERCENT", default.vector_percent, range(101)),
        contact=given.get(PREFIX + "CONTACT", default.contact),
        corrections=_read_mail_address(given, "CORRECTIONS") or default.corrections,
        host=given.get(PREFIX + "HOST") or default.host,
        port=_read_int(given, "PORT", default.port, range(65_536)),
        trusted_proxies=_read_int(given, "TRUSTED_PROXIES", default.trusted_proxies, range(10)),
        rate_limit=given.get(PREFIX + "RATE_LIMIT") or default.rate_limit,
        adviser_token=_read_token(given.get(PREFIX + "ADVISER_TOKEN", "")),
        max_body_bytes=_read_int(
            given, "MAX_BODY_BYTES", default.max_body_bytes, range(1, 1_000_000_000)
        ),
        source_urls={
            name.removeprefix(start).removesuffix(end).lower(): url
            for name, url in given.items()
            if name.startswith(start) and name.endswith(end) and url
        },
    )


def _read_token(text: str) -> str:
    """Read a key that can travel in a header (RFC 6750, section 2.1); the key is not repeated."""
    text = text.strip()
    if text and not re.fullmatch(r"[A-Za-z0-9._~+/-]+=*", text):
        raise InputError(
            Problem(
                field=PREFIX + "ADVISER_TOKEN",
                code=ProblemCode.WRONG_TYPE,
                hint="A–Z a–z 0–9 . _ ~ + / - =",
            )
        )
    return text


def _read_mail_address(given: Mapping[str, str], name: str) -> str:
    """Read an e-mail address that can stand in a link."""
    text = given.get(PREFIX + name, "").strip()
    if text and not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text):
        raise InputError(
            Problem(
                field=PREFIX + name,
                code=ProblemCode.WRONG_TYPE,
                given=text[:80],
                hint="retting@example.no",
            )
        )
    return text


def _read_int(given: Mapping[str, str], name: str, default: int, allowed: range) -> int:
    """Read a whole number, or raise an InputError that names the variable and its range."""
    text = given.get(PREFIX + name, "").strip()
    if not text:
        return default
    hint = f"{allowed.start}–{allowed.stop - 1}"
    if not re.fullmatch(r"-?[0-9]+", text):
        raise InputError(
            Problem(field=PREFIX + name, code=ProblemCode.WRONG_TYPE, given=text, hint=hint)
        )
    if int(text) not in allowed:
        raise InputError(
            Problem(field=PREFIX + name, code=ProblemCode.OUT_OF_RANGE, given=text, hint=hint)
        )
    return int(text)
