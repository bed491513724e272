"""Which static files are there, under which address, and how are they answered?"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flask import Response, request
from werkzeug.exceptions import NotFound

SERVED: Final = frozenset({".css", ".js", ".svg"})
_DIGEST_LENGTH: Final = 16
_FOR_EVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One static file as it goes out; its address carries the digest of its bytes."""

    name: str
    digest: str
    media_type: str
    plain: bytes
    gzipped: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """All static files by name, read once when the application starts."""

    by_name: Mapping[str, Asset]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a file; those of the design system may be missing."""
        return name in self.by_name

    def path(self, name: str) -> str:
        """Return the address of a file, or raise KeyError when there is none."""
        return f"/static/{self.by_name[name].digest}/{name}"

    def respond(self, digest: str, name: str) -> Response:
        """Answer with a file; an address with another digest is of another version: not found."""
        asset = self.by_name.get(name)
        if asset is None or asset.digest != digest:
            raise NotFound
        is_gzipped = request.accept_encodings["gzip"] > 0
        response = Response(
            asset.gzipped if is_gzipped else asset.plain, content_type=asset.media_type
        )
        if is_gzipped:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Cache-Control"] = _FOR_EVER
        response.set_etag(f"{digest}{'-gzip' if is_gzipped else ''}")
        return response


def read_assets(folder: Path, written: Mapping[str, str]) -> Assets:
    """Read every static file below `folder`, and take in those that code has `written`."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in SERVED
    }
    files |= {name: text.encode() for name, text in written.items()}
    return Assets(by_name={name: _make_asset(name, plain) for name, plain in files.items()})


def _make_asset(name: str, plain: bytes) -> Asset:
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(
        name=name,
        digest=hashlib.sha256(plain).hexdigest()[:_DIGEST_LENGTH],
        media_type=f"{guessed}; charset=utf-8",
        plain=plain,
        gzipped=gzip.compress(plain, mtime=0),
    )
