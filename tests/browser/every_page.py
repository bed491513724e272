"""Which pages and states does a person meet? Those that are tested in a browser and pictured."""

from __future__ import annotations

from typing import Final

PATHS: Final = {
    "front": "/nb/",
    "aims": "/nn/?trade=SOA03-01&agency_id=NVE",
    "partners": "/nb/partnere?agency_id=NVE&trade=SOA03-01&missing_tasks=fakturabehandling",
    "rings": "/nb/ringer?agency_id=NVE&trade=SOA03-01&cooperation=ring&busy_months=3",
    "ring-to-plan": "/nn/ringer?agency_id=NVE&trade=SOA03-01&cooperation=ring&apprentices=2&ring=2",
    "rings-from-partners": "/nn/partnere?agency_id=NVE&trade=SOA03-01&cooperation=ring&gammal=1",
    "empty": "/nn/partnere?trade=SLG03-02&place=Vard%C3%B8&max_km=1",
    "agency": "/nn/virksomhet/970205039",
    "agencies": "/nb/virksomhet/",
    "trades": "/nb/fag/",
    "trade": "/nn/fag/SOA03-01",
    "data": "/nb/data",
    "api": "/nn/api",
}
"""What answers with the page that was asked for."""

MISTAKES: Final = {
    "mistakes": "/nb/partnere?agency_id=statsforvalter&trade=SOA03-01&place=Leikangerr&max_km=-3",
    "ring-mistakes": "/nb/ringer?trade=SOA03-01&cooperation=ring&apprentices=9&start=2020-01",
    "found": "/nn/virksomhet/?q=statsforvalter",
    "missing": "/nn/tull",
}
"""What a person meets after a mistake or a search."""

OPEN_ALL: Final = "document.querySelectorAll('details').forEach(one => { one.open = true })"
