"""Two to four partners beside each other, for the need in an address."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from matcher.domain.errors import InputError
from matcher.services.partners import rank_partners
from matcher.services.partners_compared import COMPARE_FIELD, compare_partners, parse_compared
from web.current import current_index, current_voice, this_month
from web.forms.asked import read_asked
from web.forms.result_choice import read_result_address
from web.pages.blueprint import pages
from web.pages.partners import show_partners
from web.presenters.compare_page import present_comparison


@pages.get("/sammenlign")
@pages.get("/sammenlign/", alias=True)
@pages.get("/samanlikn", alias=True)
@pages.get("/samanlikn/", alias=True)
def compare() -> ResponseReturnValue:
    """Show agencies beside each other; where that cannot be, the list with what to correct."""
    address, index = read_result_address(request.args), current_index()
    if not address.is_tidy:
        return redirect(f"{url_for('.compare')}?{address.tidied}")
    try:
        agencies = parse_compared(address.choice.compare, index)
        asked = read_asked(address, index, today=this_month())
    except InputError as error:
        wrong = [one for one in error.problems if one.field == COMPARE_FIELD]
        return show_partners(address, *wrong)
    comparison = compare_partners(rank_partners(index, asked.need), agencies)
    page = present_comparison(comparison, address.choice, current_voice(index))
    return render_template("compare.html", page=page, unknown=address.need.unknown)
