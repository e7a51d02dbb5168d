"""The names of commands and of their fields, as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from app.messages.marks import N_, NP_

TITLES: Mapping[str, str] = {
    "product.create": N_("Add a product…"),
    "product.edit": N_("Change a product…"),
    "routing.import": N_("Import a routing…"),
    "routing.publish": N_("Publish a routing…"),
    "routing.retire": N_("Retire a routing version…"),
    "work_center.create": N_("Add a work centre…"),
    "defect.create": N_("Add a kind of defect…"),
    "defect.edit": N_("Change a kind of defect…"),
    "person.add": N_("Add a person…"),
    "person.edit": N_("Change a person…"),
    "team.create": N_("Add a team…"),
    "team.edit": N_("Rename a team…"),
    "sign_in.set": N_("How people sign in…"),
    "org.set": N_("Name the organisation…"),
    "packet.set": N_("Where packets are kept…"),
    "person.change_pin": N_("Change my PIN…"),
}

FIELDS: Mapping[str, str] = {
    "active": N_("In use"),
    "badge": N_("Badge"),
    "badge_alone": N_("A badge alone lets artisans in"),
    "capacity": N_("Capacity (people)"),
    "code": N_("Code"),
    "defect": N_("Defect"),
    "file": N_("File"),
    "line": N_("Line"),
    "keep_days": N_("Keep finished packets (days)"),
    "lock_at_shift_end": N_("Lock every window when the shift ends"),
    "lock_minutes": N_("Lock when nobody has used it for (minutes; 0: never)"),
    "logs": N_("Folder for logs"),
    "name": N_("Name"),
    "name_en": N_("English name"),
    "name_th": N_("Thai name"),
    "output": N_("Folder for finished files"),
    "old_pin": N_("Current PIN"),
    "person": N_("Person"),
    "pin": N_("PIN"),
    "pin_again": N_("New PIN once more"),
    "preview_days": N_("Show pages for customers (days)"),
    "product": N_("Product"),
    "roles": N_("Roles"),
    "routing": N_("Routing"),
    "shift_from": N_("The shift begins (hh:mm)"),
    "shift_to": N_("The shift ends (hh:mm)"),
    "skills": N_("Skills"),
    "sku": N_("SKU"),
    "steps": N_("Where it usually arises: steps or work centres, separated by commas"),
    "team": N_("Team"),
    "templates": N_("Folder with templates"),
    "version": N_("Version"),
    "work": N_("Folder for work in progress"),
    "work_centers": N_("Work centres"),
}

OF_KIND: Mapping[tuple[str, str], str] = {
    ("person.change_pin", "pin"): N_("New PIN"),
    ("person.edit", "active"): N_("Active"),
}
"""What a field is called in one form only."""


def title_of(kind: str, field: str) -> str:
    """What a field of a command's form is called. Raises KeyError for an unknown one."""
    return OF_KIND.get((kind, field)) or FIELDS[field]


GIVES: Mapping[str, str] = {
    "product.create": N_("Add"),
    "product.edit": N_("Save"),
    "routing.import": N_("Import"),
    "routing.publish": N_("Publish"),
    "routing.retire": N_("Retire"),
    "work_center.create": N_("Add"),
    "defect.create": N_("Add"),
    "defect.edit": N_("Save"),
    "person.add": N_("Add"),
    "person.edit": N_("Save"),
    "team.create": N_("Add"),
    "team.edit": N_("Save"),
    "sign_in.set": N_("Save"),
    "org.set": N_("Save"),
    "packet.set": N_("Save"),
    "person.change_pin": N_("Save"),
}
"""What stands on the button that gives the command."""

SKILL = N_("Skill")
LEVEL = N_("Level")
MORE_SKILL = N_("Add a skill")
NO_SKILL = N_("Take this skill away")
CHOOSE_FILE = N_("Choose…")
CHOOSE_FOLDER = N_("Choose a folder")
BESIDE_THE_WORKSPACE = N_("Beside the workspace")
VERSION_OPTION = N_("Version {version}")
PINS_DIFFER = N_("This is not the new PIN that was written above. Write both once more.")
ROUTING_FILES = N_("Routings (*.json)")
ALL_FILES = N_("All files (*)")
NEEDED = N_("This is needed.")
NO_NUMBER = N_("“{text}” is no whole number.")
THING_OPTION = N_("{code} · {name}")
FINDINGS = NP_(
    "The draft of {code} is kept. There is {count} thing to look at before it is published:",
    "The draft of {code} is kept. There are {count} things to look at before it is published:",
    "count",
)
DRAFT_KEPT = N_("The draft of {code} is kept, and nothing is wrong with it. It can be published.")
FINDING_LINE = N_("• {sentence}")
