"""What the palette says."""

from __future__ import annotations

from app.messages.marks import N_

TITLE = N_("Do or find")
HINT = N_("Type what to do, a code, a serial or a name…")
FOUND = N_("What fits")
NOTHING = N_("Nothing fits these words.")
TICKET_DETAIL = N_("{product} · {status}")
PIECE = N_("{ticket} {number}")
PIECE_DETAIL = N_("{name} · {state}")
PACKET = N_("{ticket} · {kind}")
PACKET_DETAIL = N_("{status} · {made}")
PERSON = N_("Person")
PERSON_LEFT = N_("Person who has left")
