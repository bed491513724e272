"""How is an index built from the store, reading only what has changed since the last one?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from matcher.domain import fields
from matcher.domain.agency import AgencyId, AgencyProfile
from matcher.domain.provenance import Observation, Topic, canonical_json, digest_value
from matcher.geography import read_gazetteer
from matcher.profiles import assemble_curricula, assemble_profile
from matcher.retrieval import index_passages
from matcher.services.index import Models
from matcher.services.index_before import IndexBefore, read_before
from matcher.services.index_files import (
    AGENCIES,
    FORMAT,
    MANDATES,
    TEACHING,
    WORK_AREAS,
    IndexHeader,
    publish,
    tasks_file,
    write_header,
    write_lines,
    write_passages,
    write_vectors,
)
from matcher.services.index_lines import (
    AgencyEntry,
    digest_observations,
    write_entry,
    write_observation,
)
from matcher.services.index_lock import build_lock
from matcher.services.index_models import copy_models, fit_models, models_fingerprint
from matcher.services.index_texts import TextReader
from matcher.services.passages import names_of, passages_of
from matcher.services.seeding import Say, publish_seed
from matcher.settings import Settings
from matcher.store import open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did: all agencies, those that had changed, and the texts read anew."""

    agencies: int
    changed: int
    texts_read: int
    seconds: float
    fingerprint: str
    is_new: bool


def build_index(settings: Settings, *, now: Callable[[], datetime], say: Say) -> BuildReport:
    """Build an index from the store and put it in service; what did not change is taken over.

    The packaged tables are published first where the store does not hold them. Until the last
    step the index before stays in service, whatever happens here.

    One build runs at a time; a second one waits for the first.

    Raises
    ------
    StoreError, SourceError
        When the database or a packaged table cannot be read.
    """
    settings.index_dir.mkdir(parents=True, exist_ok=True)
    with build_lock(settings.index_dir):
        return _build(settings, now=now, say=say)


def _build(settings: Settings, *, now: Callable[[], datetime], say: Say) -> BuildReport:
    started = now()
    with open_store(settings.resolved_database_url) as store:
        publish_seed(store, settings.data_dir, say=say)
        observations = store.read_observations()
    before = read_before(settings.index_dir)
    entries = _entries(observations)
    changed = sum(before.digests.get(entry.agency) != entry.digest for entry in entries)
    teaching = [o for o in observations if o.topic is not Topic.AGENCY]
    models = models_fingerprint(settings.data_dir, assemble_curricula(teaching), settings.encoder)
    fingerprint = digest_value([models, *(_as_seen(o) for o in observations)])
    texts_read = 0
    if fingerprint != before.fingerprint:
        header = IndexHeader(
            format=FORMAT,
            built_at=started,
            fingerprint=fingerprint,
            models=models,
            agencies=len(entries),
        )
        texts_read = _put_in_service(settings, header, entries, teaching, before)
    return BuildReport(
        agencies=len(entries),
        changed=changed,
        texts_read=texts_read,
        seconds=(now() - started).total_seconds(),
        fingerprint=fingerprint,
        is_new=fingerprint != before.fingerprint,
    )


def _put_in_service(
    settings: Settings,
    header: IndexHeader,
    entries: Sequence[AgencyEntry],
    teaching: Sequence[Observation],
    before: IndexBefore,
) -> int:
    """Write a whole index beside the one in service, then let it take its place.

    Returns how many texts the models had to read.
    """
    folder = settings.index_dir / f"{header.built_at:%Y%m%dT%H%M%S%f}-{header.fingerprint[:12]}"
    folder.mkdir(parents=True)
    if before.folder is not None and before.models == header.models:
        copy_models(before.folder, folder)
    else:
        curricula = assemble_curricula(teaching)
        fit_models(settings.data_dir, curricula, settings.encoder, folder)
    write_lines(folder / TEACHING, (canonical_json(write_observation(o)) for o in teaching))
    models = Models(folder, encoder_name=settings.encoder)
    reader = TextReader(models, before.memory_of(header.models))
    gazetteer = read_gazetteer(settings.data_dir)
    profiles = [assemble_profile(e.agency, e.observations, gazetteer) for e in entries]
    _write_agencies(folder, entries, profiles, reader)
    names = names_of(profiles)
    texts = [[one.found_by for one in passages_of(profile, names)] for profile in profiles]
    write_passages(folder, index_passages(models.term_reader, texts))
    write_header(folder, header)
    publish(settings.index_dir, folder)
    return reader.texts_read


def _entries(observations: Sequence[Observation]) -> list[AgencyEntry]:
    """Return one entry for each agency that has a name, by number, nothing concluded yet."""
    found: dict[AgencyId, list[Observation]] = {}
    for observation in observations:
        if observation.topic is Topic.AGENCY:
            found.setdefault(AgencyId(observation.key), []).append(observation)
    return [
        AgencyEntry(agency=agency, digest=digest_observations(own), observations=tuple(own))
        for agency, own in sorted(found.items())
        if any(observation.field == fields.NAME for observation in own)
    ]


def _as_seen(observation: Observation) -> str:
    """Identify an observation together with the days it was seen on."""
    return canonical_json(write_observation(observation))


def _write_agencies(
    folder: Path,
    entries: Sequence[AgencyEntry],
    profiles: Sequence[AgencyProfile],
    reader: TextReader,
) -> None:
    """Read the texts of all agencies, and write the agencies with what was concluded."""
    lessons = reader.lessons([profile.tasks for profile in profiles])
    concluded = (replace(e, lessons=own) for e, own in zip(entries, lessons, strict=True))
    write_lines(folder / AGENCIES, (write_entry(entry) for entry in concluded))
    mandates = [[p.mandate.value.any_form] if p.mandate else [] for p in profiles]
    write_vectors(folder, MANDATES, reader.vectors(mandates))
    work_areas = [[area.value for area in p.work_areas] for p in profiles]
    write_vectors(folder, WORK_AREAS, reader.vectors(work_areas))
    for trade in sorted({task.trade for profile in profiles for task in profile.tasks}):
        tasks = [[t.text for t in p.tasks if t.trade == trade] for p in profiles]
        write_vectors(folder, tasks_file(trade), reader.vectors(tasks))
