"""What a person reads when a file or the machine is in the way."""

from __future__ import annotations

from app.messages.marks import N_, Sentence

TROUBLES: dict[str, Sentence] = {
    "ERR_FILE_EXISTS": N_("There is a file {file} already, and it is not overwritten. Choose another name."),
    "ERR_FILE_EXISTS/no_backup": N_(
        "The file {file} is no backup of this workspace, or cannot be read as one, so it is not replaced. "
        "Choose another name."
    ),
    "ERR_FILE_MISSING": N_("There is no file {file}. Check the path, or make a workspace with “new”."),
    "ERR_FILE_MISSING/folder": N_("{file} is a folder and no workspace. Choose a file in it."),
    "ERR_FILE_MISSING/gone": N_(
        "The file {file} was moved or deleted while it was open, so the last step was not done. Put it back "
        "and try again. If it is lost, close the program and open the newest backup."
    ),
    "ERR_FILE_EMPTY": N_(
        "The file {file} is empty, so it is not a workspace. Restore a backup, or make a new workspace."
    ),
    "ERR_FILE_FOREIGN": N_(
        "The file {file} is not a workspace of this program, or its beginning is damaged. Nothing was "
        "changed in it. Choose another file, or restore a backup."
    ),
    "ERR_FILE_FOREIGN/other": N_(
        "The file {file} is not a workspace of this program. Nothing was changed in it. Choose another file."
    ),
    "ERR_FILE_NEWER": N_(
        "The file {file} was made by a newer release (schema {version}; this one knows {known}). Install "
        "that release to open it."
    ),
    "ERR_FILE_OLDER": N_(
        "The file {file} was made by an older release. Open it in the window, which upgrades it; then go on."
    ),
    "ERR_FILE_ALTERED": N_(
        "The structure of {file} was altered by another program. Run “check” to see what is left, or "
        "restore a backup."
    ),
    "ERR_FILE_DAMAGED": N_(
        "The file {file} is damaged ({reason}). Nothing was written. Restore the newest backup, or take over "
        "what can be read of it into a new file with “salvage”."
    ),
    "ERR_FILE_READ_ONLY": N_(
        "The file {file} can only be read. Copy it to a folder where you may write, and open it there."
    ),
    "ERR_FILE_IN_USE": N_("The file {file} is open elsewhere. Close the program there and try again."),
    "ERR_FILE_IN_USE/itself": N_("The file {file} is the workspace itself. Choose another file."),
    "ERR_FILE_UNREADABLE": N_(
        "The file {file} cannot be opened: {reason}. Check its place and your rights to it."
    ),
    "ERR_FILE_UNREADABLE/log": N_(
        "A file named {file} is taken for the log of the file beside it and deleted with it. Choose another "
        "name."
    ),
    "ERR_NETWORK_DRIVE": N_(
        "{file} lies on a network drive, where work could be lost. Keep the workspace on a disk of this "
        "computer and backups on the network."
    ),
    "ERR_DISK_FULL": N_(
        "The disk is full, so the last step was not done; everything confirmed before is safe. Make room "
        "and try again."
    ),
    "ERR_BUSY": N_(
        "Another program is writing to {file} for a long time. Wait until it has finished and try again."
    ),
    "ERR_IO": N_(
        "The disk reported an error on {file} ({reason}). What was confirmed is safe; check the disk "
        "before going on."
    ),
    "ERR_BACKUP_BAD": N_("The backup {file} does not hold together: {reason}. Choose an older backup."),
    "ERR_SECOND_PERSON": N_(
        "Restoring a backup needs a second person who is an administrator or manager. Name one with --second."
    ),
    "ERR_SECOND_PERSON/unknown": N_(
        "{name} is not an administrator or manager of this workspace other than {actor}. Name another "
        "person with --second."
    ),
    "ERR_SECOND_PERSON/first": N_("{name} may not restore backups. Let an administrator do it, with --as."),
    "ERR_NOT_WHOLE": N_(
        "The workspace {file} does not hold together ({codes}), so nothing is written to it. "
        "Run “check” to see what is wrong, and restore a backup."
    ),
    "ERR_NOT_WHOLE/day": N_(
        "The check of the day found that the workspace {file} does not hold together ({codes}). "
        "Run “check” to see what is wrong, and restore a backup."
    ),
    "ERR_NOT_WHOLE/older": N_(
        "The workspace {file} was made by an older release and does not hold together ({codes}), so it was "
        "not upgraded. Restore a backup."
    ),
    "ERR_NOBODY": N_(
        "There is nobody called “{name}” in this workspace. Look at “show people” and name one of them "
        "with --as."
    ),
    "ERR_PRINTER": N_(
        "The printer {printer} took no more pages. See whether it is on and has paper, and print again what "
        "is missing."
    ),
    "ERR_PRINTER/unknown": N_(
        "This computer knows no printer “{printer}”. Choose one of its printers, or print into a PDF file."
    ),
    "ERR_INTERNAL": N_(
        "The program found a mistake of its own and undid the step. Nothing was lost; its log tells more."
    ),
}

CLOUD_FOLDER = N_(
    "The workspace {file} lies in a folder of {service}, which copies it while it is written to, so work "
    "could be lost. Keep it in a folder of this computer alone; its backups may lie anywhere."
)

NEWEST_BACKUP_MADE = N_("The newest whole backup of it was made {moment}: {file}.")
NEWEST_BACKUP = N_("The newest whole backup of it is {file}.")
"""Is said behind what is wrong with a workspace."""
