# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""0001: the first tables: dossiers, their changes and versions, share links and visits."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "bezoek",
        sa.Column("plek", sa.String(length=200), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("run_id", sa.String(length=200), nullable=False),
        sa.Column("stand", sa.String(length=200), nullable=False),
        sa.Column("koppen", sa.Text(), nullable=False),
        sa.Column("vorig_moment", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vorig_run_id", sa.String(length=200), nullable=True),
        sa.Column("vorige_stand", sa.String(length=200), nullable=True),
        sa.Column("vorige_koppen", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("plek", "wie", name=op.f("pk_bezoek")),
    )
    op.create_table(
        "dossier",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("revisie", sa.Integer(), nullable=False),
        sa.Column("kop", sa.String(length=64), nullable=False),
        sa.Column("gemaakt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gewijzigd", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gebruikt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sleutel", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_dossier_sleutel")),
    )
    op.create_index(op.f("ix_dossier_gebruikt"), "dossier", ["gebruikt"], unique=False)
    op.create_table(
        "deellink",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("dossier", sa.String(length=22), nullable=True),
        sa.Column("code", sa.String(length=200), nullable=False),
        sa.Column("tot", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingetrokken", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ingetrokken_door", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.id"], name=op.f("fk_deellink_dossier_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deellink")),
    )
    op.create_index(op.f("ix_deellink_dossier"), "deellink", ["dossier"], unique=False)
    op.create_table(
        "geweigerd",
        sa.Column("dossier", sa.String(length=22), nullable=False),
        sa.Column("sleutel", sa.String(length=200), nullable=False),
        sa.Column("veld", sa.String(length=200), nullable=False),
        sa.Column("waarde", sa.Text(), nullable=True),
        sa.Column("botst", sa.Integer(), nullable=True),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.id"], name=op.f("fk_geweigerd_dossier_dossier")
        ),
        sa.PrimaryKeyConstraint("dossier", "sleutel", "veld", name=op.f("pk_geweigerd")),
    )
    op.create_table(
        "opslag",
        sa.Column("dossier", sa.String(length=22), nullable=False),
        sa.Column("sleutel", sa.String(length=200), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("groep", sa.Integer(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("revisie", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.String(length=64), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.id"], name=op.f("fk_opslag_dossier_dossier")
        ),
        sa.PrimaryKeyConstraint("dossier", "sleutel", name=op.f("pk_opslag")),
    )
    op.create_index(
        op.f("ix_opslag_dossier_wie_groep"), "opslag", ["dossier", "wie", "groep"], unique=False
    )
    op.create_table(
        "veld",
        sa.Column("dossier", sa.String(length=22), nullable=False),
        sa.Column("veld", sa.String(length=200), nullable=False),
        sa.Column("waarde", sa.Text(), nullable=True),
        sa.Column("revisie", sa.Integer(), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name=op.f("fk_veld_dossier_dossier")),
        sa.PrimaryKeyConstraint("dossier", "veld", name=op.f("pk_veld")),
    )
    op.create_table(
        "versie",
        sa.Column("dossier", sa.String(length=22), nullable=False),
        sa.Column("nummer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("naam", sa.String(length=200), nullable=False),
        sa.Column("revisie", sa.Integer(), nullable=False),
        sa.Column("schema", sa.Integer(), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sleutel", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.id"], name=op.f("fk_versie_dossier_dossier")
        ),
        sa.PrimaryKeyConstraint("dossier", "nummer", name=op.f("pk_versie")),
        sa.UniqueConstraint("dossier", "sleutel", name=op.f("uq_versie_dossier_sleutel")),
    )
    op.create_table(
        "wijziging",
        sa.Column("dossier", sa.String(length=22), nullable=False),
        sa.Column("nummer", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("groep", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("over", sa.Integer(), nullable=True),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wie", sa.String(length=200), nullable=False),
        sa.Column("veld", sa.String(length=200), nullable=False),
        sa.Column("oud", sa.Text(), nullable=True),
        sa.Column("nieuw", sa.Text(), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier"], ["dossier.id"], name=op.f("fk_wijziging_dossier_dossier")
        ),
        sa.PrimaryKeyConstraint("dossier", "nummer", name=op.f("pk_wijziging")),
    )
