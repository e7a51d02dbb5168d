"""The page of a job to show a customer: what it is, how far it is, and until when the page may be seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from app.clock import Instant
from app.messages import Language, Messages
from app.messages.packets import PAGE
from app.messages.words import TICKET_STATUS
from app.paths import resources

_TEMPLATE = "packets/job.html"


def page(values: Mapping[str, Any], language: str, expires_at: Instant, qr: str) -> bytes:
    """The page as one file of HTML that needs no other; `qr` is an SVG picture of the job's code."""
    messages = Messages(Language(language))
    job, product, company = values["job"], values["product"], values["company"]
    thai = messages.language is Language.THAI
    shown = {
        "language": language,
        "code": job["code"],
        "company": _named(company, thai) or company["code"],
        "product": _named(product, thai) or product["sku"],
        "sku": product["sku"],
        "quantity": job["quantity"],
        "completed": job["completed"],
        "progress": job["progress"],
        "status": messages.text(TICKET_STATUS[job["status"]]),
        "due": job["due"] and messages.date(job["due"]),
        "made": messages.date(values["packet"]["created_on"]),
        "expires": messages.text(PAGE["expires"], moment=messages.moment(expires_at)),
        "qr": qr,
        "words": {name: messages.text(sentence) for name, sentence in PAGE.items() if name != "expires"},
    }
    source = (resources() / _TEMPLATE).read_text(encoding="utf-8")
    sandbox = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return sandbox.from_string(source).render(shown).encode()


def _named(thing: Mapping[str, Any], thai: bool) -> str | None:
    names = (thing["name_th"], thing["name_en"]) if thai else (thing["name_en"], thing["name_th"])
    return next((name for name in names if name), None)
