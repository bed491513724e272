"""Every trade, and who can teach what in one."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from matcher.domain.curriculum import parse_trade_code
from matcher.domain.errors import InputError
from matcher.services.trade_coverage import agencies_by_trade, trade_coverage
from web.current import current_index, current_voice
from web.pages.blueprint import pages
from web.presenters.trades_page import present_trade, present_trades

PAGE_PARAMETER = "side"


@pages.get("/fag/")
def trades() -> ResponseReturnValue:
    """Show every trade, those that agencies have tasks in first."""
    index = current_index()
    page = present_trades(index.curricula, agencies_by_trade(index), current_voice(index))
    return render_template("trades.html", page=page)


@pages.get("/fag/<code>")
def trade(code: str) -> ResponseReturnValue:
    """Show the aims of a trade, and which agencies can teach them."""
    index = current_index()
    try:
        found = trade_coverage(index, parse_trade_code(code))
    except InputError:
        raise NotFound from None
    if found is None:
        raise NotFound
    wanted = request.args.get(PAGE_PARAMETER, default=1, type=int)
    page = present_trade(found, wanted, current_voice(index))
    asked = request.args.get(PAGE_PARAMETER, "").strip()
    return render_template("trade.html", page=page, asked=asked)
