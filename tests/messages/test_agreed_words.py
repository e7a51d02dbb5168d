"""What was agreed word for word."""

from __future__ import annotations

import pytest

from app.domain.permissions import Permission
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


@pytest.mark.parametrize("permission", Permission)
def test_whoever_may_not_do_things_may_do_none_of_them(permission: Permission) -> None:
    given = {"person": "Nok", "permission": permission}
    assert " and " not in Messages(Language.ENGLISH).refusal("ERR_NOT_ALLOWED", given)
    assert "และ" not in Messages(Language.THAI).refusal("ERR_NOT_ALLOWED", given)


def test_a_step_is_told_by_its_name_in_the_language_that_is_spoken() -> None:
    params = {
        "person": "Nok",
        "count": 2,
        "ticket": "HJ-2611-0042",
        "node": "Cut leather",
        "node_th": "ตัดหนัง",
    }
    assert "Cut leather" in Messages(Language.ENGLISH).fact("work.completed", params)
    assert "ตัดหนัง" in Messages(Language.THAI).fact("work.completed", params)
    assert "Cut leather" in Messages(Language.THAI).fact("work.completed", {**params, "node_th": None})
