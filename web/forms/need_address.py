"""Which need does an address hold, what else does it say, and is it as short as it could be?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from web.forms.need_form import AIM_PREFIX, FIELDS, NeedForm, read_need_form

CHOICE: Final = "agency_choice"
"""What the button sends with which a person says which of several agencies was meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAddress:
    """A need as an address holds it.

    `others` are the page's own parameters, `unknown` the names that no page reads. `tidied` is
    the address without empty fields, as it should be; what is unknown stays in it, so that the
    page can say so.
    """

    form: NeedForm
    others: Mapping[str, str]
    unknown: tuple[str, ...]
    tidied: str
    is_tidy: bool


def read_need_address(
    arguments: MultiDict[str, str], page_parameters: Collection[str] = ()
) -> NeedAddress:
    """Read the parameters of an address; `page_parameters` are those beside the need's own."""
    form = read_need_form(arguments)
    if arguments.get(CHOICE):
        form = form.with_agency(arguments[CHOICE])
    others = {name: arguments[name] for name in page_parameters if arguments.get(name)}
    read = {*FIELDS, *page_parameters, CHOICE}
    unknown = [
        (name, value)
        for name, value in arguments.items(multi=True)
        if name not in read and not name.startswith(AIM_PREFIX)
    ]
    tidied = [*form.address_arguments, *others.items(), *unknown]
    return NeedAddress(
        form=form,
        others=others,
        unknown=tuple(dict.fromkeys(name for name, _ in unknown)),
        tidied=urlencode(tidied),
        is_tidy=tidied == list(arguments.items(multi=True)),
    )
