"""What does a presenter need in order to speak: a language, its words, and the names of sources?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from matcher.domain.certainty import HowSure
from matcher.domain.match import Exclusion
from matcher.domain.provenance import Origin, Source
from matcher.domain.runs import ADVISER, AGENCY_PREFIX, is_person
from matcher.services.wording import Language, Wording
from web.formats import write_date
from web.texts import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """Where a value is from, as a page shows it."""

    title: str
    publisher: str
    url: str | None
    method: str
    method_word: str
    method_sentence: str
    is_known: bool
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One language, with everything that is said in it."""

    language: Language
    texts: Texts
    words: Wording
    sources: Mapping[str, Source] = field(default_factory=dict)

    @property
    def is_norwegian(self) -> bool:
        """Whether texts that exist in Norwegian only are in the reader's own language."""
        return self.language is not Language.EN

    def quoting(self, sentence: str, quoted: Iterable[object]) -> str:
        """Return a sentence with the Norwegian that it quotes marked, where it is English."""
        if self.is_norwegian:
            return sentence
        marked = escape(sentence)
        for text in map(escape, quoted):
            marked = marked.replace(text, Markup('<span lang="nb">{}</span>').format(text))
        return marked

    def sure_if_so(self, sure: HowSure) -> str:
        """Return how sure it is where nobody answers for the tasks: probable at most."""
        least = HowSure.PROBABLE if sure is HowSure.SURE else sure
        return self.texts("origin.sure_if_so", said=self.words.word("how_sure", least))

    def exclusion(self, exclusion: Exclusion) -> str:
        """Return why an agency is not proposed, a source's remark on it quoted as it stands."""
        note = exclusion.values.get("note")
        return self.quoting(self.words.exclusion(exclusion), [note] if note else [])

    def origin(self, origin: Origin) -> OriginView:
        """Return where a value is from, how it is known and when it was last seen."""
        source = self.sources.get(origin.source)
        return OriginView(
            title=self._title(origin.source, source),
            publisher=source.publisher if source else "",
            url=origin.url or (source.url if source else None) or None,
            method=origin.method.value,
            method_word=self.words.word("method", origin.method),
            method_sentence=self.words.word("method_long", origin.method),
            is_known=origin.method.is_known,
            date=write_date(origin.last_seen, self.language) if origin.last_seen else "",
        )

    def _title(self, source_name: str, source: Source | None) -> str:
        """Return what a source is called: our own in the reader's language, others as they say."""
        own = self.words.source(source_name)
        return own or (source.title if source else self._title_of_person(source_name))

    def _title_of_person(self, source_name: str) -> str:
        if source_name == ADVISER:
            return self.texts("origin.adviser")
        if is_person(source_name):
            return self.texts("origin.agency", number=source_name.removeprefix(AGENCY_PREFIX))
        return source_name
