"""Which fields of Grep's answers do we know and not use?

From the descriptions of Grep's types in the publisher's own wiki
(github.com/Utdanningsdirektoratet/KL06-LK20-public/wiki), read 2026-11.
"""

from __future__ import annotations

from typing import Final

_OF_EVERYTHING: Final = frozenset({"id", "uri", "url-data", "grep-type", "gyldighet", "label"})
IGNORED_IN_PLANS: Final = _OF_EVERYTHING | {
    "erstatter",
    "erstattes-av",
    "fagtype",
    "fastsettelsesinformasjon",
    "gyldig-fra",
    "gyldig-til",
    "gyldighetsperiode",
    "kortform",
    "laereplanstruktur",
    "merkelapper",
    "om-faget-kapittel",
    "opplaeringsnivaa",
    "opprinnelige-planer",
    "ordforklaringer",
    "siste-eksamen",
    "tilgjengelige-spraak",
    "tilhoerende-kompetansemaalsett",
    "tilleggsopplysninger",
    "vurderingsordning-kapittel",
    "vurderingsordninger-kapittel",
}
IGNORED_IN_SETS: Final = _OF_EVERYTHING | {
    "benyttes-paa-aarstrinn",
    "etter-aarstrinn",
    "etter-fag",
    "forklaring",
    "kompetansemaal-ingress",
    "kompetansemaal-overskrift",
    "kortform",
    "rekkefoelge",
    "sist-endret",
    "standpunktvurdering",
    "status",
    "tilhoerer-laereplan",
    "tittel",
    "underveisvurdering",
}
IGNORED_IN_AIMS: Final = _OF_EVERYTHING | {
    "bygger-paa",
    "forklaring",
    "gjenbruk-av",
    "hentet-fra",
    "rekkefoelge",
    "samme-som",
    "sist-endret",
    "tilhoerer-kompetansemaalsett",
    "tilhoerer-laereplan",
    "tilknyttede-grunnleggende-ferdigheter",
    "tilknyttede-kjerneelementer",
    "tilknyttede-tverrfaglige-temaer",
    "tilknyttede-verb",
}
IGNORED_IN_AREAS: Final = _OF_EVERYTHING | {
    "aarstimer",
    "aarstimer-doeve-og-tunghoerte",
    "aarstimer-formgivningsfag",
    "aarstimer-samisk",
    "aarstrinn",
    "bygger-paa-programomraade",
    "erstatter",
    "erstattes-av",
    "foerste-semester",
    "gyldig-fra",
    "gyldig-til",
    "kortform",
    "landsdekkende-linje",
    "landslinje",
    "loepstype",
    "merkelapper",
    "opplaeringssted",
    "opplaeringstid",
    "programomraade-type",
    "sist-endret",
    "siste-semester",
    "sluttkompetanse",
    "tilleggsopplysninger",
    "utdanningsprogram-referanse",
    "verdiskapingstid",
    "yrkestittel",
}
