"""What did the first version keep? Sources, runs, observations and what people must look at."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sources",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("licence", sa.Text, nullable=False),
        sa.Column("cadence_days", sa.Integer),
        sa.PrimaryKeyConstraint("name", name="pk_sources"),
    )
    _make_runs()
    _make_observations()
    _make_snapshots()
    _make_issues()
    _make_review_pairs()


def downgrade() -> None:
    """Drop everything; what was observed can be read again, what people entered cannot."""
    for table in ("review_pairs", "issues", "snapshots", "observations", "runs", "sources"):
        op.drop_table(table)


def _source_of(table: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    """Return the column that names the source, and the rule that the source must exist."""
    return (
        sa.Column("source", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["source"], ["sources.name"], name=f"fk_{table}_source_sources"),
    )


def _make_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, nullable=False),
        *_source_of("runs"),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_index("ix_runs_source_id", "runs", ["source", "id"])


def _make_observations() -> None:
    op.create_table(
        "observations",
        sa.Column("id", sa.Integer, nullable=False),
        *_source_of("observations"),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("value_digest", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("review", sa.Text, nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True)),
        sa.Column("raw", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("snapshot", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_observations"),
        sa.UniqueConstraint(
            "source",
            "topic",
            "key",
            "field",
            "value_digest",
            name="uq_observations_source_topic_key_field_value_digest",
        ),
    )
    op.create_index("ix_observations_topic_key", "observations", ["topic", "key"])


def _make_snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Integer, nullable=False),
        *_source_of("snapshots"),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("size_bytes", sa.Integer, nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_snapshots"),
        sa.UniqueConstraint("source", "url", "sha256", name="uq_snapshots_source_url_sha256"),
    )


def _make_issues() -> None:
    op.create_table(
        "issues",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        *_source_of("issues"),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_issues"),
        sa.UniqueConstraint("source", "digest", name="uq_issues_source_digest"),
    )


def _make_review_pairs() -> None:
    op.create_table(
        "review_pairs",
        sa.Column("id", sa.Integer, nullable=False),
        *_source_of("review_pairs"),
        sa.Column("left", sa.Text, nullable=False),
        sa.Column("right", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("decided_by", sa.Text),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_review_pairs"),
        sa.UniqueConstraint("source", "left", "right", name="uq_review_pairs_source_left_right"),
    )
