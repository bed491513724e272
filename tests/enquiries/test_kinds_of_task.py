"""Do contrasts, reasons and wished hosts say of work what the writer means?"""

from __future__ import annotations

import pytest

from matcher.enquiries.clauses import mark_text
from matcher.enquiries.lexicon import Lexicon
from matcher.enquiries.polarity import Polarity, read_polarities


@pytest.mark.parametrize(
    ("text", "work", "said"),
    [
        ("Arkiv og journalføring kan vi no.", "Arkiv", Polarity.HAVE),
        ("We have no archive.", "archive", Polarity.LACK),
        ("Til gjengjeld trenger vår å være med på budsjett.", "budsjett", Polarity.LACK),
        ("Til gjengjeld treng vår å vere med på budsjett.", "budsjett", Polarity.LACK),
        ("Vedlikehold får han rikelig av.", "Vedlikehold", Polarity.HAVE),
        ("Rigging har hun mer erfaring med enn de fleste.", "Rigging", Polarity.HAVE),
        ("Rigging har ho meir erfaring med enn dei fleste.", "Rigging", Polarity.HAVE),
        ("Vi har ikke problemer med fakturaer.", "fakturaer", Polarity.HAVE),
        ("Å lære om ulike kulturer er ikke problemet.", "kulturer", Polarity.HAVE),
        ("Motordrifter blir det bare teori av her.", "Motordrifter", Polarity.LACK),
        ("Motordrifter blir det berre teori av her.", "Motordrifter", Polarity.LACK),
        ("Han har ikke sett et panel annet enn på bilder.", "panel", Polarity.LACK),
        ("Ho treng ein stad der ho kan lære om strategi.", "strategi", Polarity.LACK),
        ("She needs somewhere she can learn strategy.", "strategy", Polarity.LACK),
        ("Tavlebygging får han ikke, det setter vi bort.", "Tavlebygging", Polarity.LACK),
        ("Hun kan være hos en etat som lager kravspek.", "kravspek", Polarity.LACK),
        ("Anbud og skripting er fint. Ingen av delene gjør vi.", "skripting", Polarity.LACK),
        ("Han rydder uten å bli bedt om det.", "rydder", Polarity.HAVE),
    ],
)
def test_a_clause_says_of_its_work_what_the_writer_means(
    lexicon: Lexicon, text: str, work: str, said: Polarity
) -> None:
    marked = mark_text(text, lexicon)
    found = [how for clause, how in read_polarities(marked) if work in text[slice(*clause.span)]]
    assert found == [said]
