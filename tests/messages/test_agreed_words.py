"""What was agreed word for word."""

from __future__ import annotations

from app.messages import Language, Messages
from app.views.tickets import texts

ENGLISH = (
    "This Job Ticket was created from Hatthasilpa Jobs. "
    "Lifecycle actions must be performed in Hatthasilpa Jobs."
)
THAI = "ใบงานนี้สร้างจากหน้างานหัตถศิลป์ การเปลี่ยนสถานะงานต้องทำที่หน้างานหัตถศิลป์"


def test_the_banner_of_a_hatthasilpa_ticket_says_the_agreed_words() -> None:
    assert Messages(Language.ENGLISH).text(texts.BANNER) == ENGLISH
    assert Messages(Language.THAI).text(texts.BANNER) == THAI
