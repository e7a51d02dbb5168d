"""What a person reads about people: who may not, who lacks what, and what signing in says."""

from __future__ import annotations

from app.messages.marks import N_, NP_, Sentence

REFUSALS: dict[str, Sentence] = {
    "ERR_BAD_VALUE/pin": N_("A PIN has {minimum} to {maximum} digits. Choose another one."),
    "ERR_BAD_VALUE/badge_short": N_(
        "The badge “{value}” is too short to be read for sure: it needs at least {minimum} characters."
    ),
    "ERR_BAD_VALUE/badge_of_a_thing": N_(
        "“{value}” is, or could be, the code of a thing, and that signs nobody in. Choose another badge."
    ),
    "ERR_BAD_VALUE/skill_twice": N_("The skill “{value}” stands twice in the list. Keep one of them."),
    "ERR_NOT_FOUND/team": N_(
        "There is no team with the code “{name}”. Check the code, or create the team first."
    ),
    "ERR_NOT_FOUND/work_center": N_(
        "There is no work centre with the code “{name}”. Check the code, or add the work centre first."
    ),
    "ERR_DUPLICATE/team": N_("There is a team with the code “{name}” already. Choose another code."),
    "ERR_DUPLICATE/badge": N_("The badge “{name}” is that of {person}. Take another badge."),
    "ERR_LAST_ADMIN": N_(
        "Without {person} nobody could look after people and settings any more. Make somebody else an "
        "administrator first."
    ),
    "ERR_PERSON_INACTIVE": N_(
        "{person} is not in use here any more. Name somebody else, or let an administrator change that "
        "under People."
    ),
    "ERR_SESSION_RUNNING/leaving": NP_(
        "The clock of {person} runs on a piece. Pause or complete that for {person} first.",
        "The clock of {person} runs on {pieces} pieces. Pause or complete those for {person} first.",
        "pieces",
    ),
    "ERR_NOT_ALLOWED/other_team": N_(
        "{holder} is not in the team of {person}, so {person} may not take that over. Ask {holder} to hand "
        "it over, or a manager to decide."
    ),
    "ERR_NOT_SKILLED": N_(
        "For {node} of {ticket} {number} {person} lacks a skill: {skills}. Leave it to somebody who has it: "
        "{people}."
    ),
    "ERR_NOT_SKILLED/nobody": N_(
        "For {node} of {ticket} {number} {person} lacks a skill, and nobody here has it: {skills}. Ask a "
        "manager to decide who does it all the same."
    ),
    "ERR_PIN_NEEDED": N_("{person} has a PIN. Enter it to sign in."),
    "ERR_PIN_WRONG": N_("That is not the PIN of {person}. Try again, or ask an administrator for a new one."),
    "ERR_PIN_WRONG/wait": N_(
        "That is not the PIN of {person}. It can be tried again at {until}; an administrator can give a new "
        "one meanwhile."
    ),
    "ERR_PIN_DELAYED/wait": N_(
        "The PIN of {person} was wrong several times. Wait until {until}, or ask an administrator for a new "
        "one."
    ),
    "ERR_PIN_MISSING": N_(
        "{person} has no PIN yet, and may do too much to sign in without one. Ask an administrator for a PIN."
    ),
    "ERR_PIN_MISSING/own": N_("{person} has no PIN yet. Ask an administrator for the first one."),
    "ERR_NOT_ALLOWED/own_pin": N_(
        "Everybody changes their own PIN alone. Let them sign in, or let an administrator give a new one."
    ),
    "ERR_BADGE_UNKNOWN": N_(
        "Nobody here has the badge “{badge}”. Choose your name instead, or ask an administrator to enter the "
        "badge."
    ),
    "ERR_BADGE_UNKNOWN/of_a_thing": N_(
        "“{badge}” is the code of a thing, and that signs nobody in. Scan your badge, or choose your name."
    ),
}

WARNINGS: dict[str, Sentence] = {
    "WARN_SKILL_OVERRIDDEN": N_("For {node} {person} lacks a skill: {skills}. It was done all the same."),
    "WARN_NO_ADMIN_PIN": N_(
        "No administrator has a PIN, so anybody can still sign in as one. Give each administrator a PIN too."
    ),
}

FACTS: dict[str, Sentence] = {
    "person.added": N_("{actor} added {name}"),
    "person.added/self": N_("{name} is the first person here"),
    "person.edited": N_("{actor} changed {name}"),
    "person.edited/self": N_("{actor} changed their own details"),
    "person.pin_changed": N_("{actor} changed their own PIN"),
    "team.created": N_("{actor} added the team {code}"),
    "team.edited": N_("{actor} renamed the team {name_en}"),
    "sign_in.set": N_("{actor} set how people sign in"),
}

COMMANDS: dict[str, str] = {
    "person.add": N_("add a person"),
    "person.edit": N_("change a person"),
    "person.change_pin": N_("change one's own PIN"),
    "team.create": N_("add a team"),
    "team.edit": N_("rename a team"),
    "sign_in.set": N_("set how people sign in"),
}

WAYS_BACK: dict[str, str] = {
    "person.add": N_("Undo does not take a new person away. Change the person later, or make them inactive."),
    "person.change_pin": N_("Undo does not bring a former PIN back. Change the PIN once more instead."),
    "team.create": N_("Undo does not take a new team away. It can be renamed later."),
}

UNDO_BLOCKED: dict[str, Sentence] = {
    "ERR_UNDO_BLOCKED/person.edit": N_(
        "{person} has changed {code} since ({when}), so your change cannot be undone. Change the person anew "
        "instead."
    ),
    "ERR_UNDO_BLOCKED/team.edit": N_(
        "{person} has renamed {code} since ({when}), so your change cannot be undone. Rename the team anew "
        "instead."
    ),
    "ERR_UNDO_BLOCKED/sign_in.set": N_(
        "{person} has set anew how people sign in since ({when}). Set it once more instead."
    ),
}

EFFECTS: dict[str, Sentence] = {
    "person.edited": N_("{name} is as before; the PIN stays as it is"),
    "team.edited": N_("The team {name_en} has its former names again"),
    "sign_in.set": N_("People sign in as before"),
}
