"""The sentences of the import dialog; those about a sheet and its rows are in `app.messages.sheets`."""

from __future__ import annotations

from app.messages.marks import N_, NP_

TITLE = N_("Import an order sheet")

# choosing a file
CHOOSE_TITLE = N_("Choose the sheet with the orders")
CHOOSE_HINT = N_(
    "An .xlsx, .ods, .xls or .csv file: one order a row, with its product and quantity. You can also drop "
    "the file here. Nothing is written before you have looked at it."
)
CHOOSE = N_("Choose a file…")
CHOOSE_ANOTHER = N_("Another file…")
READ_AGAIN = N_("Read again")
READ_AGAIN_HINT = N_("Reads the file anew, as after correcting it in the spreadsheet program (F5).")
SHEETS_FILTER = N_("Order sheets (*.xlsx *.xlsm *.ods *.xls *.csv *.tsv *.tab *.txt)")
ALL_FILES_FILTER = N_("All files (*)")
UNREADABLE_TITLE = N_("This file cannot be imported")

# the imports before
IMPORTED_LATELY = N_("Recent imports")
SHEET = N_("Sheet")
MADE = N_("Made")
JOBS_MADE = NP_("{count} job", "{count} jobs", "count")
ORDERS_MADE = NP_("{count} order", "{count} orders", "count")
WHEN_IMPORTED = N_("When")
IMPORTED_BY = N_("By")
UNDO_IMPORT = N_("Undo this import…")
UNDO_IMPORT_HINT = N_(
    "Shows first what is taken back. An import stays once something of it was changed, planned or started."
)
CHOOSE_IMPORT_FIRST = N_("Choose an import first.")

# reading
READING_FILE = N_("Reading {what}…")
READING_FAILED = N_(
    "The sheet could not be read: the program made a mistake, and wrote it into its log. Nothing was "
    "changed. Try another file, or the same one saved as .csv."
)
STOP_READING = N_("Stop reading")

# how the file is read
WORKSHEET = N_("Worksheet")
ENCODING = N_("Encoding")
SEPARATOR = N_("Separator")
HEADINGS = N_("Headings")
HEADING_ROW = N_("Row {row}: {headings}")
ENCODINGS = {
    "utf-8-sig": N_("UTF-8 (BOM)"),
    "utf-16-le": N_("UTF-16"),
    "utf-16-be": N_("UTF-16 (big endian)"),
    "utf-8": N_("UTF-8"),
    "cp874": N_("Thai Windows (cp874)"),
    "cp1252": N_("Western Windows (cp1252)"),
}
SEPARATORS = {",": N_("Comma"), ";": N_("Semicolon"), "\t": N_("Tab"), "|": N_("Bar |")}

# which column is which
COLUMN_OPTION = N_("{letter}: {heading}")
NOT_READ = N_("Not read")
CHOOSE_COLUMN = N_("Choose a column")

COLUMNS = N_("Columns")

# the orders
ORDERS = N_("Orders in the sheet")
ROW = N_("Row")
PRODUCT_WRITTEN = N_("Product")
PRODUCT_FOUND = N_("Product name")
QUANTITY = N_("Quantity")
NEW_PRODUCT = N_("New: {name}")
NEW_PRODUCT_HINT = N_("There is no product {sku}. It is made with what the sheet orders, as “{name}”.")
SKU_AND_NAME = N_("{sku} · {name}")
MISSING = N_("Missing")
ROW_SPOKEN = N_("Row {row}: {problem}")
NO_ROWS = N_("No order can be shown yet")
NO_ROWS_HINT = N_("Choose above which row holds the headings and which columns hold product and quantity.")

# what is wrong, and what was passed over
PROBLEMS = N_("Problems")
SKIPPED = N_("Not taken")
COLUMN = N_("Column")
COLUMN_PLACE = N_("{column} “{header}”")
WHAT_IS_WRONG = N_("What is wrong, and what to do")
WHY_SKIPPED = N_("Why")
WHAT_STANDS_THERE = N_("Content of the row")

# what is made of them
WHAT_IS_MADE = N_("Import as")
AS_JOBS = N_("Hatthasilpa jobs")
AS_ORDERS = N_("Manufacturing orders")
DAYS = {"start": N_("Start of all orders"), "end": N_("End of all orders")}
DAYS_HINT = N_("For the orders whose row in the sheet names no day of its own.")
WILL_CREATE_ORDERS = NP_(
    "{count} manufacturing order will be created, as a draft.",
    "{count} manufacturing orders will be created, as drafts.",
    "count",
)
IMPORTED_ONE_ORDER = N_("One manufacturing order was made from {sheet}: {first}.")
IMPORTED_MANY_ORDERS = N_("{total} manufacturing orders were made from {sheet}: {first} to {last}.")
SHOW_ORDERS = N_("Show the orders")
CREATE_CLASSIC_HINT = N_(
    "A product of the classic line is made for each SKU that is not known yet. It has no routing until you "
    "give it one."
)

# what will happen
WILL_CREATE = NP_("{count} job will be created.", "{count} jobs will be created.", "count")
WILL_MAKE_PRODUCTS = NP_(
    "{count} product will be made with them: {skus}.",
    "{count} products will be made with them: {skus}.",
    "count",
)
PROBLEMS_STAND = NP_(
    "{count} problem stands in the way of the import. Correct it in the sheet and read it again, or choose "
    "under “Columns” which column is which.",
    "{count} problems stand in the way of the import. Correct them in the sheet and read it again, or choose "
    "under “Columns” which column is which.",
    "count",
)
CAME_BEFORE = N_(
    "These orders were imported before, from {sheet}. Tick “Import again” only if they are to be made once "
    "more."
)
IMPORT_AGAIN = N_("Import again")
CREATE_PRODUCTS = N_("Create products that don't exist")
CREATE_PRODUCTS_HINT = N_(
    "A Hatthasilpa product is made for each SKU that is not known yet. It has no routing until you give "
    "it one."
)
LEAVE_OUT_OTHER_LINE = {
    "hatthasilpa": NP_(
        "Leave out {count} row of the classic line", "Leave out {count} rows of the classic line", "count"
    ),
    "classic": NP_(
        "Leave out {count} row of Hatthasilpa products",
        "Leave out {count} rows of Hatthasilpa products",
        "count",
    ),
}
LEAVE_OUT_HINT = {
    "hatthasilpa": N_(
        "What is made on the classic line stays out now. Import the sheet once more as manufacturing orders "
        "for these rows."
    ),
    "classic": N_(
        "What is made piece by piece stays out now. Import the sheet once more as Hatthasilpa jobs for these "
        "rows."
    ),
}

# the button, and why it can't be pressed
IMPORT = N_("Import")
DISMISS = N_("Cancel")
NO_FILE_YET = N_("Choose a file first.")
READING_YET = N_("The sheet is being read.")
TICK_AGAIN = N_("These orders were imported before. Tick “Import again” if they are to be made once more.")

# what happened
IMPORTED_TITLE = N_("The orders are imported")
IMPORTED_ONE = N_("One job was made from {sheet}: {first}.")
IMPORTED_MANY = N_("{total} jobs were made from {sheet}: {first} to {last}.")
PRODUCTS_MADE = N_("Products made: {skus}.")
MORE_WARNINGS = NP_("{count} more remark of this kind.", "{count} more remarks of this kind.", "count")
CAN_BE_UNDONE = N_(
    "The whole import can be taken back with Undo, or later from “Recent imports” in the import window, as "
    "long as nothing of it was changed, planned or started."
)
SHOW_JOBS = N_("Show the jobs")
CLOSE = N_("Close")
