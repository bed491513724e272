"""Which shape do the register's answers have, as far as we read them?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scrapers.framework.manifest import Manifest
from scrapers.framework.page import Fetcher
from scrapers.framework.shape import Finding, Shape, compare_shape
from scrapers.sources.brreg.options import Options
from scrapers.sources.brreg.parse import IGNORED

ADDRESS: Final[Mapping[str, Shape]] = {
    "poststed?": "text",
    "kommune?": "text",
    "kommunenummer?": "text",
    "land?": "text",
    "landkode?": "text",
    "postnummer?": "text",
    "adresse?": ["text|null"],
}
UNIT: Final[Mapping[str, Shape]] = {
    "organisasjonsnummer": "text",
    "navn": "text",
    "organisasjonsform": {"kode": "text", "beskrivelse?": "text", "_links?": "any"},
    "overordnetEnhet?": "text",
    "hjemmeside?": "text",
    "antallAnsatte?": "whole",
    "harRegistrertAntallAnsatte?": "bool",
    "forretningsadresse?": ADDRESS,
    "beliggenhetsadresse?": ADDRESS,
    "historiskeNavn?": [{"navn": "text", "fraDato?": "text", "tilDato?": "text"}],
    "slettedato?": "text",
    "konkurs?": "bool",
    "underAvvikling?": "bool",
    "underTvangsavviklingEllerTvangsopplosning?": "bool",
    "konkursdato?": "text",
    "underAvviklingDato?": "text",
    "tvangsavvikletPgaManglendeSlettingDato?": "text",
    **{f"{key}?": "any" for key in sorted(IGNORED)},
}
CHANGE: Final[Mapping[str, Shape]] = {
    "organisasjonsnummer": "text",
    "oppdateringsid?": "whole",
    "dato?": "text",
    "endringstype?": "text",
    "endringer?": "any",
    "_links?": "any",
}
PAGE: Final[Mapping[str, Shape]] = {
    "size?": "whole",
    "totalElements": "whole",
    "totalPages": "whole",
    "number": "whole",
}


def compare_with_live(
    fetcher: Fetcher, manifest: Manifest, options: Options
) -> tuple[Finding, ...]:
    """Look at one unit, one page of hits of each kind, and the latest changes."""
    ministry = min(options.ministries)
    findings = compare_shape(
        fetcher.fetch(f"{manifest.url}/enheter/{ministry}").json(), UNIT, where="enheter/{nr}"
    )
    below = {"overordnetEnhet": ministry, "size": "20"}
    for path, params, name, shape in (
        ("enheter", below, "enheter", UNIT),
        ("underenheter", below, "underenheter", UNIT),
        ("oppdateringer/enheter", {"size": "20"}, "oppdaterteEnheter", CHANGE),
    ):
        findings += _compare_hits(fetcher, f"{manifest.url}/{path}", params, name, shape)
    return tuple(dict.fromkeys(findings))


def _compare_hits(
    fetcher: Fetcher, url: str, params: Mapping[str, str], name: str, shape: Shape
) -> tuple[Finding, ...]:
    """Compare a page of hits: the place among the pages, and each hit."""
    answer = fetcher.fetch(url, params=params).json_object()
    findings = compare_shape(answer.get("page"), PAGE, where=f"{name}.page")
    if findings or not isinstance(page := answer.get("page"), dict) or not page["totalElements"]:
        return findings
    hits = compare_shape(
        answer, {"_embedded": {name: [shape]}, "_links?": "any", "page": "any"}, where=name
    )
    return findings + hits
