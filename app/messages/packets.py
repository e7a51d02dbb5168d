"""The words and sentences of job packets."""

from __future__ import annotations

from app.messages.marks import N_, Sentence

PACKET_STATUS = {
    "created": N_("No files yet"),
    "planned": N_("Planned"),
    "generated": N_("Generated"),
    "validated": N_("Checked"),
    "packaged": N_("Packaged"),
    "deployed": N_("Deployed"),
    "done": N_("Done"),
    "failed": N_("Failed"),
}
# As they stand inside a sentence.
PACKET_STATUS_INLINE = {
    "created": N_("created"),
    "planned": N_("planned"),
    "generated": N_("generated"),
    "validated": N_("checked"),
    "packaged": N_("packaged"),
    "deployed": N_("deployed"),
    "done": N_("done"),
    "failed": N_("failed"),
}
PACKET_KIND = {
    "job": N_("All for the job"),
    "work_card": N_("Work card"),
    "piece_labels": N_("Piece labels"),
    "batch_traveller": N_("Batch traveller"),
    "static_html": N_("Page for customers"),
    "template": N_("Own templates"),
}

FAILURES: dict[str, Sentence] = {
    "ERR_PACKET_BASE": N_(
        "{variable} is “{value}”, and on this computer that is no folder told in full. Write its path from "
        "the beginning, without “..”; start the program again if it is a variable of the environment; then "
        "retry."
    ),
    "ERR_PACKET_NO_PRESS": N_(
        "{packet_kind} is printed, and this command line cannot print. Retry the packet in the window."
    ),
    "ERR_PACKET_NOTHING": N_("There is nothing to print of {packet_kind} yet. Start the job, then retry."),
    "ERR_PACKET_PRINTING": N_(
        "{packet_kind} could not be drawn ({reason}). Retry; if it fails again, the program's log tells more."
    ),
    "ERR_PACKET_PRINTER": N_(
        "The printer {printer} did not take it. Look at the printer, then retry; or deploy to another one."
    ),
    "ERR_PACKET_NO_PRINTER": N_(
        "No printer is installed on this computer. The papers are made as PDF files: open them here, or "
        "deploy them to a folder. To print, install {printer}, then retry."
    ),
    "ERR_PACKET_PRINT_UNSURE": N_(
        "The program was stopped while it printed on {printer}. Look whether the paper is there; retry "
        "prints it again."
    ),
    "ERR_PACKET_NO_PAPER": N_(
        "There is nothing in this packet for a printer. Deploy it to a folder, or make a packet with a work "
        "card."
    ),
    "ERR_PACKET_TEMPLATES_MISSING": N_(
        "There is no folder of templates “{template}” with files in {folder}. Check its name, then retry."
    ),
    "ERR_PACKET_TEMPLATES_TOO_MUCH": N_(
        "The folder of templates “{template}” in {folder} is too large; {most_files} files and "
        "{most_megabytes} MB are the limit. Make it smaller, then retry."
    ),
    "ERR_PACKET_TEMPLATE": N_("The template {file} fails in line {at_line}: {reason}. Mend it, then retry."),
    "ERR_PACKET_TEMPLATE_UNDEFINED": N_(
        "The template {file} names something in line {at_line} that is not there: {reason}. It may name "
        "{known}. Mend it, then retry."
    ),
    "ERR_PACKET_TEMPLATE_SLOW": N_(
        "The templates took longer than {seconds} seconds: {file} was stopped in line {at_line}. Let it go "
        "through less, then retry."
    ),
    "ERR_PACKET_TEMPLATE_LARGE": N_(
        "The template {file} needs more than {megabytes} MB of memory in line {at_line}. Make its texts "
        "shorter, then retry."
    ),
    "ERR_PACKET_TEMPLATE_ENDED": N_(
        "The template {file} took longer than {seconds} seconds, or more than {megabytes} MB of memory, and "
        "was ended. Let it do less, then retry."
    ),
    "ERR_PACKET_TEMPLATE_INCLUDE": N_(
        "The template {file} asks for “{other}” in line {at_line}, and there is no such text in its folder. "
        "Put it there or mend its name, then retry."
    ),
    "ERR_PACKET_TEMPLATE_NAMES": N_(
        "The templates {file} and {other} both become “{name}”. Rename one of them, then retry."
    ),
    "ERR_PACKET_FILE_GONE": N_("The file {file} of the packet is gone. Retry: the files are made anew."),
    "ERR_PACKET_FILE_CHANGED": N_(
        "The file {file} of the packet is another one than was made. Retry: the files are made anew."
    ),
    "ERR_PACKET_FILE_BROKEN": N_(
        "The file {file} does not open ({reason}). Mend what it is made from, then retry: the files are made "
        "anew."
    ),
    "ERR_PACKET_FILE_CODES": N_(
        "The codes on {file} are not those of the job. Retry: the files are made anew."
    ),
    "ERR_PACKET_DISK_FULL": N_("The disk is full. Make room, then retry."),
    "ERR_PACKET_DISK": N_("{file} cannot be read or written: {reason}. Check the disk, then retry."),
    "ERR_PACKET_TARGET_GONE": N_(
        "{folder} is not there, or its drive was pulled out. Put it back and press “Retry”; finished files "
        "are not copied twice. Or deploy the packet to another place."
    ),
    "ERR_PACKET_TARGET_GONE/own_disk": N_(
        "{folder} is not on a removable drive; perhaps its drive was pulled out. Put it back and press "
        "“Retry”. If the folder is on this computer itself, deploy the packet again and choose “A folder”."
    ),
    "ERR_PACKET_TARGET_FULL": N_("There is no room in {folder}. Make room, then retry."),
    "ERR_PACKET_TARGET": N_("{folder} cannot be written to: {reason}. Check it, then retry."),
    "ERR_PACKET_INTERNAL": N_(
        "The program found a mistake of its own ({reason}); its log tells more. The job is as it was."
    ),
}

REFUSALS: dict[str, Sentence] = {
    "ERR_BAD_VALUE/file_name": N_(
        "“{value}” cannot be the name of a folder everywhere. Call it “{better}”, for one."
    ),
    "ERR_BAD_VALUE/whole_path": N_(
        "“{value}” in “{field}” is no folder told in full. Write its path from the beginning, without “..”."
    ),
    "ERR_NOT_FOUND/packet": N_("There is no packet {name}. Look at them with “show packets”."),
    "ERR_PACKET_KIND": N_(
        "{ticket} was not started, so there are no pieces for “{packet_kind}” yet. Start it first."
    ),
    "ERR_PACKET_KIND/line": N_(
        "{ticket} is made piece by piece and has no “{packet_kind}”. Choose work card or piece labels."
    ),
    "ERR_PACKET_FINISHED": N_(
        "The files of {packet} are finished already. Deploy it, or make a new packet for newer files."
    ),
    "ERR_PACKET_MUST_RETRY": N_("{packet} has failed. Retry it: it goes on from the stage that failed."),
    "ERR_PACKET_MUST_RETRY/deploy": N_(
        "{packet} is made, and could not be deployed. Retry that, or deploy it to another place."
    ),
    "ERR_PACKET_NOT_FAILED": N_("{packet} has not failed; it is {packet_status}. Run it instead."),
    "ERR_PACKET_NOT_FAILED/finished": N_(
        "{packet} has not failed; it is {packet_status}. Deploy it, or make a new packet for newer files."
    ),
    "ERR_PACKET_NOT_FAILED/running": N_("{packet} has not failed; it is being made. Wait for it."),
    "ERR_PACKET_NOT_READY": N_("{packet} is {packet_status}; its files are not finished. Run it first."),
    "ERR_PACKET_NOT_RUNNING": N_("{packet} is not running; it is {packet_status}. There is nothing to stop."),
    "ERR_PACKET_MOVED_ON": N_("{packet} is {packet_status} already. Nothing has to be done."),
}

FACTS: dict[str, Sentence] = {
    "packet.created": N_("{actor} made the packet “{packet_kind}” for {ticket}"),
    "packet.asked": N_("{actor} set the packet “{packet_kind}” of {ticket} going"),
    "packet.stopped": N_("{actor} stopped the packet “{packet_kind}” of {ticket}"),
    "packet.moved": N_("The packet “{packet_kind}” of {ticket} is {packet_status}"),
    "packet.deployed": N_("The packet “{packet_kind}” of {ticket} was deployed"),
    "packet.deployed/folder": N_("The packet “{packet_kind}” of {ticket} was copied into “{folder}”"),
    "packet.deployed/printer": N_("The packet “{packet_kind}” of {ticket} was printed on {target}"),
    "packet.failed": N_("The packet “{packet_kind}” of {ticket} failed"),
    "packet.failed/planned": N_("The packet “{packet_kind}” of {ticket} could not be planned"),
    "packet.failed/generated": N_("The files of the packet “{packet_kind}” of {ticket} could not be made"),
    "packet.failed/validated": N_("The files of the packet “{packet_kind}” of {ticket} are not in order"),
    "packet.failed/packaged": N_("The files of the packet “{packet_kind}” of {ticket} could not be packaged"),
    "packet.failed/deployed": N_("The packet “{packet_kind}” of {ticket} could not be deployed"),
    "packet.discarded": N_("The packet “{packet_kind}” of {ticket} is gone, with its files"),
    "packet.set": N_("{actor} set where packets are kept"),
}

COMMANDS = {
    "packet.create": N_("make a packet of documents"),
    "packet.run": N_("run a packet"),
    "packet.retry": N_("retry a packet"),
    "packet.deploy": N_("deploy a packet"),
    "packet.stop": N_("stop a packet"),
    "packet.discard": N_("discard a packet"),
    "packet.set": N_("set where packets are kept"),
    "packet.move": N_("move a packet on"),
    "packet.fail": N_("say that a packet failed"),
    "packet.clear": N_("clear a packet away"),
}

WAYS_BACK: dict[str, str] = {
    "packet.create": N_("Undo does not take documents away. Discard the packet if it is not wanted."),
    "packet.run": N_("Undo does not take documents away. Discard the packet if it is not wanted."),
    "packet.retry": N_("Undo does not take documents away. Discard the packet if it is not wanted."),
    "packet.stop": N_("Undo does not set a packet going again. Run it again instead."),
    "packet.deploy": N_("Undo does not fetch anything back. What was copied or printed stays where it is."),
    "packet.discard": N_("A discarded packet does not come back. Make the documents anew instead."),
    "packet.set": N_("Undo does not bring the former settings back. Set them once more instead."),
}

# The page of a job for customers.
PAGE = {
    "order": N_("Your order"),
    "product": N_("Product"),
    "quantity": N_("Quantity"),
    "status": N_("Status"),
    "progress": N_("Finished"),
    "due": N_("Due"),
    "made": N_("As of"),
    "expires": N_("This page may be shown until {moment}."),
}
