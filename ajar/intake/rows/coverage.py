"""What a table speaks of: outcomes, replies, stages, days."""

import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import ENDING_ROLES, STAGE_ROLES, STATUS_ROLES, Role
from ajar.intake.rows.parsed_table import CODE
from ajar.intake.rows.status_columns import StatusColumn
from ajar.model.enums import EventKind
from ajar.model.event_groups import REPLIES
from ajar.model.tracker import Coverage

_SENT = "applied"
"""The meaning of a status that is an application without any reply."""


def coverage(
    roles: ColumnRoles,
    more: pd.DataFrame | None,
    status: StatusColumn,
    events: pd.DataFrame,
    *,
    ended: bool,
) -> Coverage:
    """
    Return what the filled columns of a table speak of; stages may hold outcomes (“failed”).

    *more* are events that a layout found, *ended* is whether any application ended.
    """
    filled = {column.role for column in roles.columns if column.content.filled}
    listed = more is not None and len(more) > 0
    outcomes = (
        bool(filled & (STATUS_ROLES | ENDING_ROLES | {Role.SILENT, Role.REPLIED}))
        or listed
        or ended
    )
    reply_roles = filled & (ENDING_ROLES | STAGE_ROLES | {Role.SILENT, Role.REPLIED, Role.ENDED})
    replies = [m for m in status.meanings if m.known and m.is_application and m.name != _SENT]
    replied = events["code"].isin([CODE[kind] for kind in REPLIES]).any()
    sent = events["code"] == CODE[EventKind.APPLIED]
    return Coverage(
        outcomes=outcomes,
        rejections=outcomes or Role.REJECTED in filled,
        companies=Role.COMPANY in filled,
        stage_history=bool(filled & STAGE_ROLES) or listed,
        applications=True,
        replies=bool(reply_roles) or bool(replies) or bool(replied),
        days=bool((sent & events["day"].notna() & ~events["inferred"]).any()),
    )
