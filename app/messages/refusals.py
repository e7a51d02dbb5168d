"""What a person reads when a rule says no: what is wrong, and what to do instead.

Keyed by code, or by code and variant where one code covers several cases.
"""

from __future__ import annotations

from app.messages import orders, packets, people, undo
from app.messages.marks import N_, NP_, Sentence

REFUSALS: dict[str, Sentence] = {
    # how a command is written
    "ERR_UNKNOWN_COMMAND": N_("There is no command “{command}”. The command “commands” lists all of them."),
    "ERR_UNKNOWN_COMMAND/nearest": N_("There is no command “{command}”. Did you mean “{nearest}”?"),
    "ERR_UNKNOWN_FIELD": N_("The command {command} has no field “{field}”. Its fields are: {fields}."),
    "ERR_UNKNOWN_FIELD/nearest": N_(
        "The command {command} has no field “{field}”. Did you mean “{nearest}”?"
    ),
    "ERR_UNKNOWN_FIELD/inside": N_("There is no field “{field}”. What can stand there: {fields}."),
    "ERR_MISSING_FIELD": N_(
        "The command {command} needs the field “{field}”. Add it and send the command again."
    ),
    "ERR_MISSING_FIELD/inside": N_("“{field}” is missing. Add it and send the command again."),
    "ERR_MISSING_FIELD/edit": N_("The edit of {code} changes nothing. Give at least one field to change."),
    "ERR_MISSING_FIELD/do": N_(
        "The line does not say what to do. Add the field “do” with the name of a command."
    ),
    "ERR_BAD_JSON": N_("This line is not a JSON object. Write one object a line, like {example}."),
    "ERR_BAD_JSON/no_object": N_(
        "This line is JSON, but no object. Write one object a line, like {example}."
    ),
    "ERR_BAD_JSON/syntax": N_(
        "This line is not JSON from character {at_column} on. Write it like {example}."
    ),
    "ERR_BAD_JSON/too_deep": N_("This line is nested too deeply. Write it like {example}."),
    "ERR_BAD_JSON/doubled_key": N_("The field “{key}” stands twice in this line. Keep one of them."),
    "ERR_BAD_JSON/no_number": N_(
        "“{found}” in this line is not a number. Write digits, or leave the field out."
    ),
    "ERR_BAD_JSON/number_too_large": N_("The number {found} in this line is too large. Write a smaller one."),
    "ERR_BAD_JSON/not_utf8": N_(
        "This line is not UTF-8 from character {at_column} on. Save the script as UTF-8."
    ),
    "ERR_BAD_JSON/too_long": N_("This line is longer than {maximum} characters. Send it in parts."),
    "ERR_BAD_JSON/half_character": N_("A text in this line holds half a character. Write the text anew."),
    "ERR_BAD_VALUE": N_("The field “{field}” cannot be “{value}”. Give another value."),
    "ERR_BAD_VALUE/list": N_("The field “{field}” needs a list with at least one entry."),
    "ERR_BAD_VALUE/list_too_long": N_(
        "The list “{field}” has {value} entries; {maximum} at once are the limit. Send it in parts."
    ),
    "ERR_BAD_VALUE/text": N_("The field “{field}” needs text, not “{value}”."),
    "ERR_BAD_VALUE/text_empty": N_("The field “{field}” is empty. Write something or leave the field out."),
    "ERR_BAD_VALUE/text_too_long": N_(
        "The text in “{field}” is longer than {maximum} characters. Shorten it."
    ),
    "ERR_BAD_VALUE/text_control": N_(
        "The text in “{field}” holds control characters: “{value}”. Remove them."
    ),
    "ERR_BAD_VALUE/text_lines": N_(
        "The text in “{field}” runs over several lines or holds a tab. Write it on one line."
    ),
    "ERR_BAD_VALUE/text_direction": N_(
        "The text in “{field}” holds invisible marks that turn the direction of writing. Remove them."
    ),
    "ERR_BAD_VALUE/code": N_(
        "The code “{value}” in “{field}” may only hold letters A–Z, digits, dots, dashes, slashes and "
        "underscores."
    ),
    "ERR_BAD_VALUE/integer": N_(
        "The field “{field}” needs a whole number from {minimum} to {maximum}, not “{value}”."
    ),
    "ERR_BAD_VALUE/date": N_(
        "The field “{field}” needs a day as YYYY-MM-DD, like 2026-11-28, not “{value}”."
    ),
    "ERR_BAD_VALUE/time": N_("The field “{field}” needs a time of day as hh:mm, like 17:00, not “{value}”."),
    "ERR_BAD_VALUE/no_shift": N_("The shift begins and ends at {value}. Let it end at another time."),
    "ERR_BAD_VALUE/minutes": N_(
        "It can have been {minimum} to {maximum} minutes, not {value}. Write a number between them."
    ),
    "ERR_BAD_VALUE/date_year": N_(
        "The year of “{value}” in “{field}” is out of range. Write years of the common era, like 2026, not "
        "2569."
    ),
    "ERR_BAD_VALUE/choice": N_("The field “{field}” cannot be “{value}”. Choose one of: {choices}."),
    "ERR_BAD_VALUE/flag": N_("The field “{field}” needs true or false, not “{value}”."),
    "ERR_BAD_VALUE/reference": N_("The field “{field}” needs a code or an id, not “{value}”."),
    "ERR_BAD_VALUE/token": N_(
        "A piece is named by its id, its serial, or as an object with “ticket” and “number”; “{value}” in "
        "“{field}” is none of these. With “at”, the step where it should stand, it is an object with “token” "
        "and “at”, or with all three."
    ),
    "ERR_BAD_VALUE/token_number": N_("The number of a piece in “{field}” looks like F001, not “{value}”."),
    "ERR_BAD_VALUE/object": N_("The field “{field}” needs an object in curly brackets, not “{value}”."),
    "ERR_BAD_VALUE/one_or_many": N_("Give either “{field}” or “{other}”, not both."),
    "ERR_BAD_VALUE/org_code": N_(
        "The organisation's code needs two to eight letters A–Z or digits, not “{value}”."
    ),
    "ERR_BAD_VALUE/sku": N_(
        "No serial number can be made for the SKU “{value}”: it needs at least two letters A–Z or digits. "
        "Choose another SKU."
    ),
    "ERR_BAD_VALUE/start_quantity": N_(
        "{code} has {value} pieces; at most {maximum} can be started in one job. Lower its quantity, or "
        "plan the rest as further jobs."
    ),
    "ERR_BAD_VALUE/keep": N_(
        "“{value}” is not a name for a result. Use letters, digits and underscores, like “job”."
    ),
    "ERR_BAD_VALUE/kept": N_(
        "No earlier line kept a result as “{value}”. Keep it there with the field “keep”, or write the "
        "code itself."
    ),
    "ERR_BAD_VALUE/request_id": N_("A request id is text of 1 to 64 characters, not “{value}”."),
    "ERR_BAD_VALUE/file": N_(
        "The file “{value}” in “{field}” could not be read: {reason}. Check the path and try again."
    ),
    "ERR_BAD_VALUE/file_none": N_("“{value}” in “{field}” is not a file. Give the path of a file."),
    "ERR_BAD_VALUE/file_workspace": N_(
        "“{value}” in “{field}” is the workspace itself. Give the path of another file."
    ),
    "ERR_BAD_VALUE/file_too_large": N_(
        "The file “{value}” in “{field}” is larger than {maximum} MB. Give a smaller one."
    ),
    "ERR_BAD_VALUE/file_not_utf8": N_(
        "The file “{value}” in “{field}” is not UTF-8 from line {at_line}, character {at_column} on. Save "
        "it as UTF-8."
    ),
    "ERR_BAD_VALUE/file_syntax": N_(
        "The file “{value}” in “{field}” is not JSON from line {at_line}, character {at_column} on. Mend "
        "it there."
    ),
    "ERR_BAD_VALUE/file_too_deep": N_(
        "The file “{value}” in “{field}” is nested too deeply. Give another file."
    ),
    "ERR_BAD_VALUE/file_doubled_key": N_(
        "The key “{key}” stands twice in an object of “{value}”. Keep one of them."
    ),
    "ERR_BAD_VALUE/file_no_number": N_(
        "“{found}” in the file “{value}” is not a number. Write digits there."
    ),
    "ERR_BAD_VALUE/file_number_too_large": N_(
        "The number {found} in the file “{value}” is too large. Write a smaller one there."
    ),
    "ERR_BAD_VALUE/file_half_character": N_(
        "A text in the file “{value}” holds half a character. Write that text anew."
    ),
    # names
    "ERR_NOT_FOUND": N_("There is no “{name}” here. Look at its code with “show”."),
    "ERR_NOT_FOUND/person": N_(
        "There is nobody called “{name}” here. Look under People, or add the person first."
    ),
    "ERR_NOT_FOUND/product": N_(
        "There is no product with the SKU “{name}”. Check the SKU, or create the product first."
    ),
    "ERR_NOT_FOUND/routing": N_(
        "There is no routing with the code “{name}”. Check the code, or import the routing first."
    ),
    "ERR_NOT_FOUND/draft": N_("The routing {name} has no draft to publish. Import one first."),
    "ERR_NOT_FOUND/version": N_(
        "The routing {routing} has no published version {name}. Look at its versions with “show routings”."
    ),
    "ERR_NOT_FOUND/ticket": N_(
        "There is no job ticket with the code “{name}”. Check the code in the list of jobs."
    ),
    "ERR_NOT_FOUND/token": N_(
        "There is no piece “{name}”. Check the serial, or the number in the job's list of pieces."
    ),
    "ERR_DUPLICATE": N_("“{name}” is taken. Choose another name."),
    "ERR_DUPLICATE/person": N_(
        "There is somebody called “{name}” already. Names are unique: add a surname or a number."
    ),
    "ERR_DUPLICATE/product": N_(
        "There is a product with the SKU “{name}” already. Use it, or choose another SKU."
    ),
    "ERR_DUPLICATE/routing": N_(
        "“{name}” differs from the routing {taken} in capitals only. Import it as {taken}, or choose another "
        "code."
    ),
    "ERR_DUPLICATE/work_center": N_(
        "There is a work centre with the code “{name}” already. Choose another code."
    ),
    # who and when
    "ERR_NOT_ALLOWED": N_("{person} may not {permission}. Ask somebody whose role allows it."),
    "ERR_NOT_ALLOWED/doer": N_(
        "{person} may not {permission}, so nothing of it is recorded as theirs. Name somebody whose role "
        "allows it."
    ),
    "ERR_STALE": N_(
        "Somebody has changed {code} since you read it. Look at what it is now, and edit it again."
    ),
    "ERR_STALE/gone_on": N_(
        "{token} of {ticket} is at {node} meanwhile, no longer at {at}: somebody was quicker. Look at where "
        "it is now, and do what is to be done there."
    ),
    "ERR_REQUEST_REUSED": N_(
        "This request id was used before for other content ({command}). Send the new command with a new "
        "request id."
    ),
    "ERR_ROLLED_BACK": N_(
        "Nothing of this script was done, because line {line} was refused. Mend that line and run the "
        "script again."
    ),
    # lifecycle of tickets
    "ERR_NOT_HATTHASILPA": N_(
        "{code} belongs to the classic line; this action is for Hatthasilpa jobs. Use Job Tickets for it."
    ),
    "ERR_NOT_CLASSIC": N_(
        "{code} was created from Hatthasilpa Jobs. Lifecycle actions must be performed in Hatthasilpa Jobs."
    ),
    "ERR_NOT_HATTHASILPA/product": N_(
        "{code} is a product of the classic line. Make a classic job ticket for it, or choose another "
        "product."
    ),
    "ERR_NOT_CLASSIC/product": N_(
        "{code} is a Hatthasilpa product. Make its job in Hatthasilpa Jobs, or choose another product."
    ),
    "ERR_NOT_CLASSIC/traveller": N_(
        "{code} is made piece by piece, so it has no batch traveller. Print labels for its pieces instead."
    ),
    "ERR_ALREADY_STARTED": N_("{code} was started already. Pause or complete it instead."),
    "ERR_ALREADY_STARTED/edit_quantity": N_(
        "The quantity of {code} can be changed only while it is planned. Cancel and restore the job to plan "
        "it anew, or make another job."
    ),
    "ERR_ALREADY_STARTED/edit_routing": N_(
        "The routing of {code} can be changed only while it is planned. Cancel and restore the job to plan "
        "it anew, or make another job."
    ),
    "ERR_ALREADY_STARTED/edit_quantity_classic": N_(
        "The quantity of {code} can be changed only while it is planned. Make another ticket for more "
        "pieces, or close this one short once enough are finished."
    ),
    "ERR_ALREADY_STARTED/edit_routing_classic": N_(
        "The routing of {code} can be changed only while it is planned. Make another ticket for the other "
        "routing."
    ),
    "ERR_ALREADY_STARTED/work": N_(
        "The clock runs already on {ticket} {number}. Pause or complete the step instead."
    ),
    "ERR_MUST_RESUME": N_("{code} is paused. Resume it instead of starting it."),
    "ERR_MUST_RESUME/work": N_("The work on {ticket} {number} is paused. Resume it instead of starting it."),
    "ERR_ALREADY_COMPLETED": N_(
        "{code} is completed, and a completed job stays as it is. Make a new job for more pieces."
    ),
    "ERR_CANNOT_START_CANCELLED": N_("{code} is cancelled and cannot start. Restore it first."),
    "ERR_CANNOT_START_CANCELLED/begun": N_(
        "{code} is cancelled and was started before. Restore it, then resume it."
    ),
    "ERR_NOT_IN_PROGRESS": N_("{code} is not in progress: it is {status}. Start it first."),
    "ERR_NOT_IN_PROGRESS/work": N_("Nobody's clock runs on {ticket} {number}. Start the step first."),
    "ERR_ALREADY_PAUSED": N_("{code} is paused already. Resume it to go on."),
    "ERR_ALREADY_PAUSED/work": N_("The work on {ticket} {number} is paused already. Resume it to go on."),
    "ERR_CANNOT_PAUSE_CANCELLED": N_("{code} is cancelled; there is nothing to pause. Restore it first."),
    "ERR_CANNOT_PAUSE_CANCELLED/begun": N_(
        "{code} is cancelled; there is nothing to pause. Restore it: it comes back paused."
    ),
    "ERR_NOT_PAUSED": N_("{code} is not paused: it is {status}. Only a paused job can be resumed."),
    "ERR_NOT_PAUSED/work": N_(
        "The work on {ticket} {number} is not paused. Start it, or go on if the clock runs."
    ),
    "ERR_CANNOT_RESUME_CANCELLED": N_(
        "{code} is cancelled and cannot be resumed. Restore it, then start it."
    ),
    "ERR_CANNOT_RESUME_CANCELLED/begun": N_(
        "{code} is cancelled and cannot be resumed. Restore it, then resume it."
    ),
    "ERR_CANNOT_COMPLETE_FROM_PAUSED": N_(
        "{code} is paused. Resume it first, then complete it or close it short."
    ),
    "ERR_CANNOT_COMPLETE_CANCELLED": N_(
        "{code} is cancelled and cannot be completed. Restore it, then start it."
    ),
    "ERR_CANNOT_COMPLETE_CANCELLED/begun": N_(
        "{code} is cancelled and cannot be completed. Restore it, then resume it."
    ),
    "ERR_ALREADY_CANCELLED": N_("{code} is cancelled already. Restore it to plan it again."),
    "ERR_ALREADY_CANCELLED/begun": N_("{code} is cancelled already. Restore it to go on where it stopped."),
    "ERR_CANNOT_RESTORE": N_(
        "{code} is not cancelled: it is {status}. Only a cancelled job can be restored."
    ),
    "ERR_UNFINISHED_PIECES": NP_(
        "{unfinished} piece of {code} is unfinished. Finish it, or close the job short.",
        "{unfinished} pieces of {code} are unfinished. Finish them, or close the job short.",
        "unfinished",
    ),
    "ERR_NOTHING_UNFINISHED": N_(
        "Every piece of {code} is finished. Complete the job instead of closing it short."
    ),
    "ERR_OWNER_REQUIRED": N_("Nobody answers for {code} yet. Choose its owner first, then start it."),
    "ERR_SAME_OWNER": N_("{owner} answers for {code} already. Choose somebody else, or leave it."),
    "ERR_SAME_OWNER/nobody": N_("Nobody answers for {code} anyway. Choose its owner instead."),
    "ERR_NOT_ALLOWED/owner": N_(
        "{person} only looks on and cannot answer for a ticket. Choose somebody who works here."
    ),
    "ERR_NO_PUBLISHED_ROUTING": N_(
        "{code} pins no published routing. Publish the routing, then choose it in the job with Edit."
    ),
    "ERR_PRODUCT_INACTIVE": N_(
        "The product of {code} is not in use any more. Take it into use again, or cancel the job."
    ),
    "ERR_PRODUCT_INACTIVE/new": N_(
        "The product {product} is not in use any more. Take it into use again, or choose another."
    ),
    "ERR_TICKET_NOT_RUNNING": N_(
        "{ticket} is {status}, so nobody can work on {number}. Start the job first."
    ),
    "ERR_TICKET_NOT_RUNNING/paused": N_(
        "{ticket} is {status}, so nobody can work on {number}. Resume the job first."
    ),
    "ERR_TICKET_NOT_RUNNING/completed": N_(
        "{ticket} is {status}, so nobody can work on {number}. Make a new job for more pieces."
    ),
    "ERR_TICKET_NOT_RUNNING/cancelled": N_(
        "{ticket} is {status}, so nobody can work on {number}. Restore the job, then start it."
    ),
    "ERR_TICKET_NOT_RUNNING/suspended": N_(
        "{ticket} is {status}, so nobody can work on {number}. Restore the ticket, then resume it."
    ),
    "ERR_NOTHING_ASKED": N_(
        "Nothing is asked about {ticket} {number} any more. Choose an entry of the inbox."
    ),
    # clocks that were left running
    "ERR_NOT_LEFT_OPEN": N_("This clock is not left open before {until}. Let it run until then."),
    "ERR_NOT_LEFT_OPEN/moment": N_("This clock was left open at {until}. Close it at that moment."),
    "ERR_NOT_LEFT_OPEN/over": N_("This clock stands already. Choose one that runs."),
    "ERR_NOT_LEFT_OPEN/not_asked": N_(
        "This clock was not left running, so nothing is asked about it. Choose an entry of the inbox."
    ),
    "ERR_NOT_FOUND/defect": N_(
        "There is no defect “{name}” in the catalogue. Look at them with “show defects”, or add it with "
        "“defect.create”."
    ),
    "ERR_DUPLICATE/defect": N_("The defect {name} stands in the catalogue already. Choose another code."),
    "ERR_DEFECT_INACTIVE": N_(
        "The defect {code} is out of use. Choose another one, or put it back into use."
    ),
    "ERR_NOT_FOUND/session": N_("There is no session {name}. Look at its number with “show sessions”."),
    "ERR_NOT_ALLOWED/settle": N_(
        "{person} may not answer for somebody else how long it was. Ask them, or a manager."
    ),
    "ERR_MISSING_FIELD/minutes": N_(
        "The reason is missing. Say in “reason” why it was another time than the clock has counted."
    ),
    # work
    "ERR_HELD_BY_OTHER": N_(
        "{number} is in the hands of {holder}. Join in and help, take it over, or choose another piece."
    ),
    "ERR_HELD_BY_OTHER/work": N_(
        "{ticket} {number} is in the hands of {holder}. Join in and help, take it over, or choose another "
        "piece."
    ),
    "ERR_HELD_BY_OTHER/helps": N_(
        "{ticket} {number} is in the hands of {holder}, who alone can hand it over. Put it back to be out of "
        "it."
    ),
    "ERR_ASSISTING_ALREADY/work": N_(
        "{person} works on {ticket} {number} already. Resume it if the clock stands, or choose another piece."
    ),
    "ERR_STEP_FULL/work": NP_(
        "{node} takes {people} person, who works on {ticket} {number} already. Choose another piece.",
        "{node} takes {people} people, and as many work on {ticket} {number} already. Choose another piece.",
        "people",
    ),
    "ERR_PART_DONE/work": N_(
        "{person} has done their part of {ticket} {number}. It waits for the others; choose another piece."
    ),
    "ERR_PART_DONE/hands": N_(
        "{person} has done their part of {ticket} {number}, which stays theirs. Join in and do another part."
    ),
    "ERR_HELP_ASKED/work": N_(
        "Help with {ticket} {number} is asked for already. Everybody sees it; wait until somebody joins in."
    ),
    "ERR_HELP_NOT_ASKED/work": N_(
        "Nobody asks for help with {ticket} {number} any more. Choose a piece whose card calls for it."
    ),
    "ERR_SESSION_RUNNING": NP_(
        "The clock of {person} runs on another piece. Complete that one first, or pause it and start this.",
        "The clock of {person} runs on {pieces} other pieces. Complete those first, or pause them and start "
        "this.",
        "pieces",
    ),
    "ERR_TOKEN_NOT_LIVE": N_(
        "{number} is {state} and cannot be worked on. Choose a piece that is still open."
    ),
    "ERR_TOKEN_NOT_LIVE/work": N_(
        "{ticket} {number} is {state}, so there is no work left on it. Choose a piece of the running attempt."
    ),
    "ERR_MIXED_STEPS": N_(
        "One tray holds pieces of one step; these stand at {nodes}. Start them step by step."
    ),
    "ERR_MIXED_STEPS/versions": N_(
        "These pieces stand at {nodes} by different versions of their routing, which may ask for different "
        "things. Start those of one version at a time."
    ),
    "ERR_MIXED_STEPS/begun": N_(
        "{node} starts together, and work on {ticket} {number} has begun already. Start it by itself."
    ),
    "ERR_NO_WORK_HERE/waiting": N_(
        "{ticket} {number} waits at {node} for its other parts. Work on those; it goes on by itself."
    ),
    "ERR_NO_WORK_HERE/on_hold": N_(
        "{ticket} {number} is on hold at {node}. A manager has to decide about it first."
    ),
    "ERR_CURING/work": N_(
        "{ticket} {number} has to rest until {until} before {node}. Choose another piece until then."
    ),
    "ERR_HELD_ALREADY/work": N_(
        "{ticket} {number} is in somebody's hands already. Start it, or choose another piece."
    ),
    "ERR_HELD_ALREADY/own": N_(
        "{person} has {ticket} {number} in hand already, and nothing has to be taken. Go on with it, or "
        "choose another piece."
    ),
    "ERR_HELD_ALREADY/oneself": N_(
        "{person} has {ticket} {number} in hand already. Choose somebody else to hand it over to."
    ),
    "ERR_NOT_HELD/work": N_("{ticket} {number} is in nobody's hands. Claim or start it instead."),
    "ERR_INSPECTION_NEEDED/work": N_(
        "{node} is an inspection. Pass or fail {ticket} {number} there instead of completing it."
    ),
    "ERR_NOT_AN_INSPECTION/work": N_(
        "{node} is no inspection. Complete the step on {ticket} {number} instead."
    ),
    "ERR_NOT_ALLOWED/judge": N_(
        "{person} may not judge pieces at {node}. Ask an inspector, or a manager to give the role."
    ),
    "ERR_NOT_ALLOWED/inspection": N_(
        "{ticket} {number} is to be inspected ({node}), and {person} may not judge it. Leave it to {people}."
    ),
    "ERR_NOT_ALLOWED/inspection_nobody": N_(
        "{ticket} {number} is to be inspected ({node}), and nobody here may judge it. Ask an admin to make "
        "somebody an inspector."
    ),
    "ERR_MISSING_FIELD/to_redo": N_(
        "Say in “to” which step has to be redone. From {node} a piece can go to: {choices}."
    ),
    "ERR_MISSING_FIELD/resolve": N_(
        "Say what becomes of the piece. Give “to” or “version” to send it on, “scrap” to end it."
    ),
    "ERR_BAD_VALUE/resolve_both": N_("A piece can't both go on and end. Leave out “scrap”, or the others."),
    "ERR_BAD_VALUE/goes_on": N_(
        "A piece that is sent on is not scrapped, so “{field}” means nothing. Leave “{field}” out, or give "
        "“scrap”."
    ),
    "ERR_MISSING_FIELD/scrap_defect": N_(
        "{ticket} {number} is to be scrapped as failed, and nobody has said with which fault. Give “defect”: "
        "a fault of the catalogue."
    ),
    "ERR_MISSING_FIELD/token_edit": N_("The edit changes nothing. Give “note” or “priority”."),
    "ERR_NOT_A_BATCH/work": N_(
        "{ticket} {number} is one piece, not a batch. Leave the quantities out; fail or scrap the piece "
        "instead."
    ),
    "ERR_QUANTITIES/work": N_(
        "{ticket} {number} has {quantity} pieces, but {good} good, {scrapped} scrapped and {rework} to be "
        "done again are {total}. Count again, so that they add up."
    ),
    "ERR_QUANTITIES/not_last": N_(
        "Others have to do their parts of {ticket} {number} yet. Leave the quantities out; the last one "
        "counts."
    ),
    "ERR_QUANTITIES/part": N_(
        "{ticket} {number} has {quantity} pieces, not {given}. Give at most as many as there are."
    ),
    "ERR_QUANTITIES/none_good": N_(
        "Of {ticket} {number} nothing would be good. Fail it, or scrap it, instead of passing it."
    ),
    "ERR_QUANTITIES/unsaid": N_(
        "“{field}” speaks of what is not good of a batch, and no quantities are told. Tell how many are "
        "scrapped or to be done again, or leave “{field}” out."
    ),
    "ERR_BAD_VALUE/no_replacement": N_(
        "“{field}” says where a replacement begins, and a loss has none. Leave it out, or scrap it as failed."
    ),
    "ERR_QUANTITIES/several": N_(
        "Quantities are told of one batch, and {batches} are named. Name one, or leave the quantities out."
    ),
    "ERR_MISSING_FIELD/scrapped": N_("Some of the batch is scrapped, and nobody says why. Give “reason”."),
    # deciding about pieces
    "ERR_WRONG_PLACE/redo": N_("A piece that fails at {node} can't go to “{to}”. It can go to: {choices}."),
    "ERR_WRONG_PLACE/sent": N_(
        "A piece that stands at {node} can't be sent to “{to}”. It stays in its branch, at one of: {choices}."
    ),
    "ERR_WRONG_PLACE/here": N_(
        "{ticket} {number} stands at “{to}” already. Choose another step; to get it out of somebody's hands, "
        "let them put it back, or take it over."
    ),
    "ERR_WRONG_PLACE/nowhere": N_(
        "A piece that stands at {node} can't be sent to “{to}”, nor anywhere else by this version. Leave it "
        "where it is, or end it."
    ),
    "ERR_WRONG_PLACE/replacement": N_(
        "What replaces a piece from {node} can't begin at “{to}”. It can begin at: {choices}."
    ),
    "ERR_ON_HOLD/work": N_("{ticket} {number} is on hold already. Decide about it in the inbox instead."),
    "ERR_NOT_ON_HOLD/work": N_(
        "{ticket} {number} is {state}, so there is nothing to decide. Hold it first, or move it."
    ),
    "ERR_HAS_PARTS/work": N_(
        "{ticket} {number} waits for its parts. Move those, or hold the whole piece and send it on."
    ),
    # routings
    "ERR_ROUTING_INVALID": N_(
        "The routing {routing} cannot be published. Mend its errors and import it again."
    ),
    "ERR_ROUTING_INVALID/format": N_(
        "This is not a routing in the exchange format. Mend each place named and import it again."
    ),
    "ERR_KIND_NOT_SUPPORTED": N_(
        "The routing {routing} holds nodes that cannot run yet: {nodes} ({kinds}). Keep it as a draft, or "
        "publish one made of operations."
    ),
    # order sheets
    "ERR_SHEET_PROBLEMS": NP_(
        "The sheet {sheet} has {count} problem, so nothing was imported. Mend it in the sheet and import "
        "it again.",
        "The sheet {sheet} has {count} problems, so nothing was imported. Mend them in the sheet and "
        "import it again.",
        "count",
    ),
    "ERR_SHEET_AGAIN": N_(
        "The rows of this sheet were imported before, from {sheet}. Choose “import again” if these orders "
        "are to be made once more."
    ),
    # paper
    "ERR_NOTHING_TO_PRINT": N_(
        "{code} has no pieces to label: they come with its start. Start it first, or print its work card."
    ),
    # taking back
    **packets.REFUSALS,
    **people.REFUSALS,
    **orders.REFUSALS,
    **undo.REFUSALS,
}
