"""Which pages and states does a person meet? Those that are tested in a browser and pictured."""

from __future__ import annotations

from typing import Final

_RING: Final = "agency_id=NVE&trade=SOA03-01&cooperation=ring"
_MEMBERS: Final = "974761084,974761270,988681873"

PATHS: Final = {
    "front": "/nb/",
    "aims": "/nn/skjema?trade=SOA03-01&agency_id=NVE",
    "step-agency": "/nb/steg/virksomhet",
    "step-trade": "/nn/steg/fag?agency_id=NVE",
    "step-aims": "/nb/steg/tilbud?agency_id=NVE&trade=SOA03-01&missing_tasks=fakturabehandling"
    "&covered_tasks=arkiv&covered_tasks=tullball",
    "step-busy": "/nn/steg/travelt?agency_id=NVE&trade=SOA03-01",
    "step-cooperation": "/nb/steg/samarbeid?trade=SOA03-01&months=4",
    "summary": "/nn/steg/oppsummering?agency_id=NVE&trade=SOA03-01&missing_aims=KM6858"
    "&missing_tasks=fakturabehandling&busy_months=12&place=Oslo",
    "write-enquiry": "/nb/henvendelse",
    "partners": "/nb/partnere?agency_id=NVE&trade=SOA03-01&missing_tasks=fakturabehandling",
    "rings": "/nb/ringer?agency_id=NVE&trade=SOA03-01&cooperation=ring&busy_months=3",
    "ring-by-hand": f"/nn/ringer?{_RING}&members={_MEMBERS}",
    "ring-replacing": f"/nb/ringer?{_RING}&members={_MEMBERS}&replace=974761084",
    "ring-to-plan": "/nn/ringer?agency_id=NVE&trade=SOA03-01&cooperation=ring&apprentices=2&ring=2",
    "rings-from-partners": "/nn/partnere?agency_id=NVE&trade=SOA03-01&cooperation=ring&gammal=1",
    "partners-adapted": "/nn/partnere?agency_id=NVE&trade=SOA03-01&weights=travel%3A48&county=46"
    "&why=974761076",
    "compare": "/nb/sammenlign?agency_id=NVE&trade=SOA03-01&missing_tasks=fakturabehandling"
    "&compare=974761076&compare=971040238&compare=970205039",
    "empty": "/nn/partnere?trade=SLG03-02&place=Vard%C3%B8&max_km=1",
    "agency": "/nn/virksomhet/970205039",
    "agencies": "/nb/virksomhet/",
    "trades": "/nb/fag/",
    "trade": "/nn/fag/SOA03-01",
    "method": "/nn/metode",
    "accessibility": "/nb/tilgjengelighet",
    "privacy": "/nn/personvern",
    "data": "/nb/data",
    "api": "/nn/api",
    "english-form": "/en/skjema?trade=SOA03-01&agency_id=NVE",
    "english-rings": "/en/ringer?agency_id=NVE&trade=SOA03-01&cooperation=ring&busy_months=3",
}
"""What answers with the page that was asked for."""

MISTAKES: Final = {
    "mistakes": "/nb/partnere?agency_id=statsforvalter&trade=SOA03-01&place=Leikangerr&max_km=-3",
    "ring-mistakes": "/nb/ringer?trade=SOA03-01&cooperation=ring&apprentices=9&start=2020-01",
    "step-mistakes": "/nb/steg/samarbeid?trade=SOA03-01&place=Leikangerr&apprentices=x&go=next",
    "step-agency-mistake": "/nn/steg/virksomhet?agency_id=statsforvalter&go=next",
    "results-mistakes": "/en/partnere?agency_id=NVE&trade=SOA03-01&weights=travel%3Ax&county=99"
    "&why=tull",
    "ring-cannot-be": f"/nb/ringer?{_RING}&members={_MEMBERS},974761076",
    "ring-newcomer-unknown": f"/nn/ringer?{_RING}&members={_MEMBERS}&replace=974761084&instead=Tul",
    "ring-newcomer-closed": f"/nb/ringer?{_RING}&members={_MEMBERS}&replace=974761084"
    "&instead=Eldreombudet",
    "compare-mistake": "/nn/sammenlign?agency_id=NVE&trade=SOA03-01&compare=974761076",
    "form-mistakes": "/nb/ringer?trade=XXX99-01&agency_id=Eldreombudet&weights=x&limit=x",
    "task-mistake": "/nn/steg/tilbud?trade=SOA03-01&task=arkiv&go=next",
    "found": "/nn/virksomhet/?q=statsforvalter",
    "closed-agency": "/nb/virksomhet/925193755",
    "page-beyond": "/nn/fag/SOA03-01?side=99",
    "unknown-parameter": "/nb/steg/virksomhet?gammel=1",
    "missing": "/nn/tull",
    "unknown-agency": "/nb/virksomhet/987654325",
    "unknown-trade": "/nn/fag/XYZ03-01",
}
"""What a person meets after a mistake or a search."""

OPEN_ALL: Final = "document.querySelectorAll('details').forEach(one => { one.open = true })"
