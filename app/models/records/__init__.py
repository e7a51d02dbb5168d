"""The peewee tables. Those of the ledger, the projections that facts are folded into, and side tables.

Records are never bound to a database: each query is executed on the one it is given, so a workspace, its
replay and its backup can be open at the same time.
"""

from __future__ import annotations

from app.models.records.base import BigKey, Record, column_names, key_names, table_name
from app.models.records.floor import (
    ItemRow,
    OrderRow,
    ParticipationRow,
    RunRow,
    SegmentRow,
    SessionRow,
    SheetRow,
    TicketRow,
    TokenRow,
)
from app.models.records.ledger import LEDGER, CommandRow, FactRow, TouchedRow
from app.models.records.packets import PacketRow, PacketSettingsRow
from app.models.records.side import SIDE, IncarnationRow, PinRow, PinTryRow, ProofRow, SaltRow, SealRow
from app.models.records.workshop import (
    DefectRow,
    OrganisationRow,
    PersonRow,
    ProductRow,
    RoutingRow,
    SequenceRow,
    SignInRow,
    StationRow,
    TeamRow,
    VersionRow,
    WorkCenterRow,
)

__all__ = [
    "LEDGER",
    "PROJECTIONS",
    "SIDE",
    "BigKey",
    "CommandRow",
    "DefectRow",
    "FactRow",
    "IncarnationRow",
    "ItemRow",
    "OrderRow",
    "OrganisationRow",
    "PacketRow",
    "PacketSettingsRow",
    "ParticipationRow",
    "PersonRow",
    "PinRow",
    "PinTryRow",
    "ProductRow",
    "ProofRow",
    "Record",
    "RoutingRow",
    "RunRow",
    "SaltRow",
    "SealRow",
    "SegmentRow",
    "SequenceRow",
    "SessionRow",
    "SheetRow",
    "SignInRow",
    "StationRow",
    "TeamRow",
    "TicketRow",
    "TokenRow",
    "TouchedRow",
    "VersionRow",
    "WorkCenterRow",
    "column_names",
    "key_names",
    "table_name",
]

PROJECTIONS = (
    OrganisationRow,
    StationRow,
    SequenceRow,
    WorkCenterRow,
    PersonRow,
    DefectRow,
    TeamRow,
    SignInRow,
    ProductRow,
    RoutingRow,
    VersionRow,
    OrderRow,
    TicketRow,
    RunRow,
    TokenRow,
    ItemRow,
    ParticipationRow,
    SessionRow,
    SegmentRow,
    SheetRow,
    PacketRow,
    PacketSettingsRow,
)
