"""The names of commands and of their fields, as people read them."""

from __future__ import annotations

from collections.abc import Mapping

from app.messages.marks import N_, NP_

TITLES: Mapping[str, str] = {
    "product.create": N_("Add a product…"),
    "product.edit": N_("Change a product…"),
    "ticket.create": N_("Create a classic ticket…"),
    "routing.import": N_("Import a routing…"),
    "routing.publish": N_("Publish a routing…"),
    "routing.retire": N_("Retire a routing version…"),
    "work_center.create": N_("Add a work centre…"),
    "defect.create": N_("Add a kind of defect…"),
    "defect.edit": N_("Change a kind of defect…"),
    "person.add": N_("Add a person…"),
    "org.set": N_("Name the organisation…"),
}

FIELDS: Mapping[str, str] = {
    "active": N_("In use"),
    "capacity": N_("Capacity (people)"),
    "code": N_("Code"),
    "defect": N_("Defect"),
    "due": N_("Due"),
    "file": N_("File"),
    "line": N_("Line"),
    "name": N_("Name"),
    "name_en": N_("English name"),
    "name_th": N_("Thai name"),
    "pin": N_("PIN"),
    "product": N_("Product"),
    "quantity": N_("Quantity"),
    "roles": N_("Roles"),
    "routing": N_("Routing"),
    "shift_from": N_("The shift begins (hh:mm)"),
    "shift_to": N_("The shift ends (hh:mm)"),
    "sku": N_("SKU"),
    "steps": N_("Where it usually arises: steps or work centres, by commas"),
    "version": N_("Version"),
}

DO_IT = N_("Do it")
CHOOSE_FILE = N_("Choose…")
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
