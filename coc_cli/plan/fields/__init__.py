"""The one table of every field of the plan, in the order of the file.

It feeds the reader, the schema, `coc set`, the walk, the projection to audiences and the leak tests. `coc_cli.plan.model`
holds the same names as types; a test keeps the two alike.
"""

from __future__ import annotations

from coc_cli.plan.fields import movement, operation, site, team, trail
from coc_cli.plan.fields.shape import Field, Table

TOP = {field.name: field for field in operation.TOP}

TABLES = {
    table.name: table
    for table in (
        operation.OPERATION,
        operation.FACTS,
        team.PEOPLE,
        team.GROUPS,
        site.PREMISES,
        site.ROOMS,
        site.ACCESS,
        site.POSTS,
        site.EVIDENCE,
        site.RISKS,
        movement.EQUIPMENT,
        movement.JOURNEYS,
        movement.CHANNELS,
        movement.PLACES,
        movement.CONTACTS,
        operation.SCHEDULE,
        operation.AFTERCARE,
        operation.LIMITS,
        operation.RETENTION,
        operation.ANSWERS,
        trail.REQUESTS,
        trail.WAIVERS,
        trail.CONFIRMATIONS,
        team.BRIEFED,
        trail.COPIES,
        trail.SIGNOFFS,
    )
}

# What the digest leaves out, so that printing, briefing and acting void no sign-off.
OUTSIDE_DIGEST = ("signoffs", "copies", "briefed", "confirmations")

__all__ = ["OUTSIDE_DIGEST", "TABLES", "TOP", "Field", "Table"]
