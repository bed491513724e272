"""From which mails is the form learnt? `python -m tests.evaluation.form_examples`.

Writes `data/reference/enquiries/form_examples.csv` anew: the traits of every labelled mail with one
need, as the words are read now. It is to be run when a new set is learnt from.
"""

from __future__ import annotations

from collections.abc import Iterator

from matcher.domain.need import Cooperation, Direction
from matcher.enquiries import Enquiry, EnquiryReader, FormExample, write_form_examples
from matcher.evaluation.enquiry_cases import read_enquiry_cases
from matcher.services.enquiries import open_reader
from matcher.services.evaluating_enquiries import PREFIX, SETS
from matcher.services.index_loading import load_index
from matcher.settings import Settings, read_settings


def labelled_examples(reader: EnquiryReader, *, every: int = 1) -> Iterator[FormExample]:
    """Yield the labelled mails on topic with one need, or one of so many, as examples."""
    for file in sorted((Settings().data_dir / SETS).glob(f"{PREFIX}*.jsonl")):
        for case in read_enquiry_cases(file)[::every]:
            if case.is_off_topic or case.gold.needs:
                continue
            enquiry = Enquiry(subject=case.subject, body=case.body, sent=case.sent_date)
            form, way = case.gold.cooperation, case.gold.direction
            yield FormExample(
                mail=case.id,
                meant=(Cooperation(form) if form else None, Direction(way) if way else None),
                traits=frozenset(reader.read_traits(enquiry)),
            )


if __name__ == "__main__":
    write_form_examples(labelled_examples(open_reader(load_index(read_settings()))))
