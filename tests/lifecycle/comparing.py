"""The program and the reference workshop side by side: both get each command, and both are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.clock import FixedClock, Instant, iso
from app.domain.commands import parse
from app.domain.decision import SYSTEM as SYSTEM_ID
from app.domain.refusals import Refused
from app.domain.words import Line
from app.ids import PersonId
from app.lifecycle.core import Core
from app.lifecycle.queries import activity, choices, tickets
from app.lifecycle.queries.show import show
from app.lifecycle.receipts import Receipt
from app.lifecycle.sweeping import overdue
from app.models import checking, secrets
from tests.reference import hours, visible
from tests.reference.answers import Answer
from tests.reference.things import Piece, Ticket
from tests.reference.workshop import SYSTEM, Asked, Workshop

Row = dict[str, Any]
_IDS = frozenset({"id"})
_COMPARED_WARNINGS = frozenset({"WARN_LARGE_JOB", "WARN_WORK_RECORDED", "WARN_SKILL_OVERRIDDEN"})
_NAMING = frozenset({"token", "parent", "replaces", "replaced_by", "split_from"})  # what says a token's id


class Different(AssertionError):
    """The program did something else than the reference workshop."""


def reference_of(core: Core, clock: FixedClock) -> Workshop:
    """A bare reference workshop with the secrets of the program's."""
    return Workshop({line.value: secrets.salt(core.workspace.db, line) for line in Line}, clock.now())


@dataclass(slots=True)
class Pair:
    """Both workshops. Raises Different at the first difference."""

    core: Core
    clock: FixedClock
    shop: Workshop
    steps: int = 0
    tokens: dict[str, int] = field(default_factory=dict)  # ids by name: job, attempt and number
    names: dict[int, str] = field(default_factory=dict)
    people: dict[str, PersonId] = field(default_factory=dict)
    answered: dict[str, Receipt | Refused] = field(default_factory=dict)

    @classmethod
    def bare(cls, core: Core, clock: FixedClock) -> Pair:
        """Both without anything but the first admin."""
        admin = choices.first_admin(core.desk)
        assert admin is not None
        return cls(core, clock, reference_of(core, clock), people={"Admin": admin.id, SYSTEM: SYSTEM_ID})

    def wait(self, minutes: float) -> None:
        """Lets time pass in both."""
        self.clock.advance(minutes=minutes)
        self.shop.now = self.clock.now()

    def set_clock(self, minutes: float) -> None:
        """Sets the clock on or back, by more than a clock that is kept right needs."""
        before = self.clock.now()
        self.clock.set_on(minutes=minutes)
        self.shop.now = self.clock.now()
        self.shop.set_by += self.clock.now() - before

    def sweep(self) -> list[Asked]:
        """What time does by itself is done in both; returns the commands that were given for it."""
        found = [(self._tray(each.session), each) for each in overdue(self.core)]
        _same("what was left open", [(tray, each.at) for tray, each in found], hours.left_open(self.shop))
        given = [
            Asked(
                "session.close_left_open",
                {"session": {"tray": tray}, "at": each.at},
                SYSTEM,
                None,
                each.request,
            )
            for tray, each in found
        ]
        for asked in given:
            self.step(asked)
        return given

    def _tray(self, session: int) -> int:
        """The number of the tray whose session it is."""
        query = "SELECT count(*) FROM session WHERE id <= ?"
        return int(self.core.workspace.db.execute_sql(query, (session,)).fetchone()[0])

    def _session(self, tray: int) -> int:
        """The session of a tray; of no tray, a number that nothing has."""
        query = "SELECT id FROM session ORDER BY id LIMIT 1 OFFSET ?"
        return int(self.core.workspace.db.execute_sql(query, (tray - 1,)).fetchone()[0]) if tray else 1

    def step(self, asked: Asked) -> None:
        """Gives one command to both and compares the answers, and what it could have changed."""
        self.steps += 1
        facts = activity.last_seq(self.core.desk)
        got, expected = self._done(asked), self.shop.do(asked)
        self._compare_answers(asked, got, expected)
        if expected.unrecorded:
            _same("facts written by a repeated command", activity.last_seq(self.core.desk), facts)
        elif isinstance(got, Refused):
            _same("facts written by a refused command", self._facts_of_the_last(), 0)
        else:
            self._learn(asked, got)
            self.compare_tickets(self._named(asked))
        self._compare_ledger(asked, got, expected)

    def _done(self, asked: Asked) -> Receipt | Refused:
        command, _ = parse(asked.kind, self._with_ids(asked.values))
        try:
            return self.core.controller.execute(
                command, self.people[asked.actor], asked.request, person=asked.person
            )
        except Refused as refused:
            return refused

    def _with_ids(self, values: Any) -> Any:
        if isinstance(values, Mapping):
            if "id_of" in values:
                return self.tokens[values["id_of"]]
            if "tray" in values:
                return self._session(values["tray"])
            return {name: self._with_ids(value) for name, value in values.items()}
        return [self._with_ids(each) for each in values] if isinstance(values, list) else values

    def _compare_answers(self, asked: Asked, got: Receipt | Refused, expected: Answer) -> None:
        if isinstance(got, Refused):
            if got.code not in expected.codes:
                raise Different(f"refused with {got.code}, expected {sorted(expected.codes) or 'done'}")
        elif expected.codes:
            raise Different(f"done, expected one of {sorted(expected.codes)}")
        else:
            _contains("result", self._of_people(_in_list(asked, got.result)), expected.result)
            heard = {str(each.code) for each in got.warnings} & _COMPARED_WARNINGS
            _same("warnings", heard, heard if expected.warnings is None else expected.warnings)
        if expected.repeated:
            assert asked.request is not None
            _same_answer(got, self.answered[asked.request])
        elif asked.request is not None and not expected.unrecorded:
            self.answered[asked.request] = got

    def _learn(self, asked: Asked, got: Receipt) -> None:
        """Ids that later commands will name."""
        if asked.kind == "person.add":
            self.people[asked.values["name"]] = PersonId(got.result["id"])
        born = self.shop.history[-1].born
        for ticket in dict.fromkeys(piece.run.ticket for piece in born):
            self._number(ticket, [piece for piece in born if piece.run.ticket is ticket])

    def _number(self, ticket: Ticket, born: list[Piece]) -> None:
        """The numbers of new tokens are nobody's business, but that each attempt counts on without a gap."""
        id_ = tickets.ticket_id(self.core.desk, ticket.code)
        rows = self.core.workspace.db.execute_sql(
            "SELECT t.id, t.number, t.parent, t.way, t.replaces, t.split_from, t.quantity FROM token t "
            "JOIN ticket k ON k.run = t.run "
            "WHERE k.id = ? ORDER BY t.id",
            (id_,),
        )
        new = [row for row in rows.fetchall() if row[0] not in self.names]
        for piece in born:
            found = next((row for row in new if self._is(piece, *row[1:])), None)
            if found is None:
                raise Different(f"{visible.name(piece)} was not born")
            new.remove(found)
            piece.number = found[1]
            name = visible.name(piece)
            self.names[found[0]], self.tokens[name], self.shop.called[name] = name, found[0], piece
        _same("tokens that were born", new, [])
        assert ticket.run is not None
        numbers = sorted(piece.number for piece in ticket.run.pieces)
        _same("numbers", numbers, list(range(1, len(numbers) + 1)))

    def _is(
        self,
        piece: Piece,
        number: int,
        parent: int | None,
        way: int | None,
        replaces: int | None,
        split_from: int | None,
        quantity: int,
    ) -> bool:
        """Whether a row of a new token is this one's."""
        if quantity != piece.quantity:
            return False
        if piece.split_from is not None or split_from is not None:
            return self.names.get(split_from or 0) == (piece.split_from and visible.name(piece.split_from))
        if piece.replaces is not None or replaces is not None:
            return self.names.get(replaces or 0) == (piece.replaces and visible.name(piece.replaces))
        if piece.parent is None:
            return parent is None and number == piece.number
        return (self.names.get(parent or 0), way) == (visible.name(piece.parent), piece.way)

    def _named(self, asked: Asked) -> list[Ticket]:
        """The tickets that a command speaks of; a new one too."""
        if asked.kind == "undo":
            return self._changed()
        if "session" in asked.values:
            lay = (each for each in self.shop.stretches if each.tray == asked.values["session"]["tray"])
            return list({each.piece.run.ticket: None for each in lay})
        if "tokens" in asked.values:
            refs = [self._ticket_of(ref) for ref in asked.values["tokens"]]
            return [self.shop.tickets[code] for code in dict.fromkeys(refs)]
        several = asked.values.get("jobs") or asked.values.get("tickets")
        one = asked.values.get("job") or asked.values.get("ticket") or next(reversed(self.shop.tickets), "")
        codes = several or [one]
        return [self.shop.tickets[code] for code in codes if code]

    def _changed(self) -> list[Ticket]:
        """The tickets that an undo has changed, or what it took back."""
        undo = self.shop.history[-1]
        touched = undo.touched if undo.undoes is None else undo.touched | undo.undoes.touched
        of_pieces = [each.run.ticket for each in touched if isinstance(each, Piece)]
        found = {*of_pieces, *(each for each in touched if isinstance(each, Ticket))}
        return [each for each in found if each.code in self.shop.tickets]  # with a planning tickets go, too

    def _ticket_of(self, ref: Any) -> str:
        if isinstance(ref, dict):
            return str(ref.get("ticket") or ref["id_of"].partition("/")[0])
        return next(
            code
            for code, each in self.shop.tickets.items()
            for run in each.runs
            if any(piece.serial == ref for piece in run.pieces)
        )

    def _compare_ledger(self, asked: Asked, got: Receipt | Refused, expected: Answer) -> None:
        """One line for each command that came to the door, and the last refused one as it was."""
        (lines,) = self.core.workspace.db.execute_sql("SELECT max(n) FROM command").fetchone()
        _same("commands in the ledger", lines, 1 + len(self.shop.history) + len(self.shop.attempts))
        if isinstance(got, Refused) and not expected.unrecorded:
            (row,) = show(self.core.desk, "attempts", limit=1)
            last = {"actor": asked.actor, "command": asked.kind, "code": got.code}
            _same("the attempt on record", {name: row[name] for name in last}, last)

    def _facts_of_the_last(self) -> int:
        """How many facts the last command in the ledger has; clocks that it found overdue stood before it."""
        query = "SELECT facts FROM command ORDER BY n DESC LIMIT 1"
        return int(self.core.workspace.db.execute_sql(query).fetchone()[0])

    def compare_tickets(self, those: list[Ticket]) -> None:
        """All that can be seen of some tickets."""
        for each in those:
            id_ = tickets.ticket_id(self.core.desk, each.code)
            if id_ is None:
                raise Different(f"there is no ticket {each.code}")
            for kind, rows in visible.of_ticket(each).items():
                same_rows(f"{kind} of {each.code}", self._rows(kind, id_), rows)
            same_rows(f"what is known of {each.code}", self._known(id_), visible.known(each))
            same_rows(
                f"sessions of {each.code}",
                self._rows("sessions", id_),
                [_timed(row) for row in visible.stretches_of(self.shop, each)],
            )

    def _known(self, ticket: int) -> Iterator[Row]:
        """What decides of the way of pieces and is not shown: of those that live."""
        columns = ("qc_result", "defect", "priority", "note", "back_to", "ready_at")
        rows = self.core.workspace.db.execute_sql(
            f"SELECT t.id, {', '.join(f't.{column}' for column in columns)} FROM token t JOIN run r ON r.id "
            "= t.run AND r.state = 'active' WHERE t.ticket = ? AND t.state NOT IN ('completed', 'scrapped', "
            "'cancelled')",
            (ticket,),
        )
        for id_, *values in rows.fetchall():
            yield {"token": self.names[id_], **dict(zip(columns, values, strict=True))}

    def compare_orders(self) -> None:
        """All that can be seen of manufacturing orders."""
        expected = [visible.order(each, self.shop) for each in self.shop.orders.values()]
        _same("orders", list(self._rows("orders")), expected)

    def compare_all(self) -> None:
        """Everything that can be seen of both workshops."""
        shop = self.shop
        self.compare_tickets(list(shop.tickets.values()))
        _same("order of tickets", [row["code"] for row in self._rows("tickets")], list(shop.tickets))
        self.compare_orders()
        same_rows("products", self._rows("products"), [visible.product(p) for p in shop.products.values()])
        same_rows("defects", self._rows("defects"), [visible.fault(each) for each in shop.faults.values()])
        expected = [row for each in shop.routings.values() for row in visible.versions(each)]
        same_rows("routings", self._rows("routings"), expected)
        people = [visible.person(name, roles, shop.profiles[name]) for name, roles in shop.people.items()]
        _same("people", list(self._rows("people")), people)
        _same("trays", self._trays(), visible.trays(shop))
        self._compare_inbox()
        jumps = [row for row in self._rows("facts") if row["kind"] == "clock.jumped"]
        _same("jumps of the clock", len(jumps), shop.jumps)

    def _compare_inbox(self) -> None:
        """What waits for a manager: entry by entry, but for work in hand, of which one entry may say more."""
        rows = [dict(row) for row in show(self.core.desk, "inbox", now=self.clock.now())]
        in_hand: dict[str, list[str]] = {"reassigned": [], "across_teams": [], "long_pause": []}
        entries = []
        for row in rows:
            names = sorted(self.names[token] for token in row["tokens"])
            if row["why"] in in_hand:
                in_hand[row["why"]] += names
            else:
                entries.append(
                    {"pieces": names, **{key: row[key] for key in ("person", "former", "minutes")}}
                )
        same_rows("the inbox", iter(entries), visible.inbox(self.shop))
        of_hands = {why: sorted(names) for why, names in in_hand.items()}
        _same("what is asked about work in hand", of_hands, visible.of_hands(self.shop))

    def check_the_books(self) -> None:
        """The program's own check finds nothing: among much else, replay gives the stored tables."""
        _same("what check finds", checking.check(self.core.workspace.db), [])

    def _trays(self) -> list[list[str]]:
        """Which pieces ever lay on each tray, in the order of the trays."""
        lying: dict[int, list[str]] = {}
        for row in show(self.core.desk, "sessions"):
            lying.setdefault(row["id"], []).append(self.names[row["token"]])
        return [sorted(lying[tray]) for tray in sorted(lying)]

    def _of_people(self, row: Mapping[str, Any]) -> Row:
        """A row with the owner's name for the id."""
        owner = row.get("job_owner_id")
        if owner is None:
            return dict(row)
        return dict(row) | {"job_owner_id": next(name for name, id_ in self.people.items() if id_ == owner)}

    def _rows(self, kind: str, ticket: int | None = None) -> Iterator[Row]:
        """What `show` says, with names for the ids of tokens."""
        for row in show(self.core.desk, kind, ticket):
            shown = {name: value for name, value in row.items() if name not in _IDS}
            for name in _NAMING & shown.keys():
                shown[name] = None if shown[name] is None else self.names[shown[name]]
            shown = self._of_people(shown)
            if kind == "sessions":
                shown["is_over"] = shown.pop("ended_by") is not None
            if kind == "work":  # who of them was first is nobody's business
                shown["crew"] = sorted(shown["crew"], key=lambda each: str(each["person"]))
            yield shown


def _timed(row: Row) -> Row:
    ended = row["ended_at"]
    return row | {
        "started_at": iso(Instant(row["started_at"])),
        "ended_at": None if ended is None else iso(Instant(ended)),
    }


def _in_list(asked: Asked, result: Mapping[str, Any]) -> Mapping[str, Any]:
    """A command over one ticket answers for it alone, over several in a list; here always a list."""
    name = "jobs" if "jobs" in asked.values else "tickets"
    return result if name in result or name not in asked.values else {name: [result]}


def _same(what: str, got: object, expected: object) -> None:
    if got != expected:
        raise Different(f"{what}: {got!r}, expected {expected!r}")


def same_rows(what: str, got: Iterator[Row], expected: list[Row]) -> None:
    """The same rows; the order among those made by one command is nobody's business."""
    left = list(got)
    if left == expected:
        return
    names = dict.fromkeys(name for row in left for name in row)
    told = [
        sorted(({name: row.get(name) for name in names} for row in rows), key=repr)
        for rows in (left, expected)
    ]
    for one, other in zip(*told, strict=False):
        _same(what, one, other)
    _same(f"number of {what}", len(left), len(expected))


def _contains(what: str, got: Any, expected: Any) -> None:
    """All that is expected is there; ids and findings may stand beside it."""
    if isinstance(expected, Mapping):
        for name, value in expected.items():
            if name not in got:
                raise Different(f"{what} has no {name}: {got!r}")
            _contains(f"{what}.{name}", got[name], value)
    elif isinstance(expected, list):
        _same(f"length of {what}", len(got), len(expected))
        for place, value in enumerate(expected):
            _contains(f"{what}[{place}]", got[place], value)
    else:
        _same(what, got, expected)


def _same_answer(got: Receipt | Refused, first: Receipt | Refused) -> None:
    if isinstance(got, Refused) and isinstance(first, Refused):
        _same("code of a repeated request", got.code, first.code)
        _same("details of a repeated request", _plain(got.details), _plain(first.details))
    elif isinstance(got, Receipt) and isinstance(first, Receipt):
        _same("result of a repeated request", _plain(got.result), _plain(first.result))
        _same("facts of a repeated request", got.facts, first.facts)
    else:
        raise Different(f"a repeated request got {got!r}, first {first!r}")


def _plain(value: Any) -> Any:
    """Tuples as the lists that they are once they were written down."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
