"""What a person reads about an order sheet: what is wrong, where, and what to do instead.

`SHEET_PROBLEMS` goes by the codes of `app.sheets` (the file) and of `app.domain.order_sheet` (its rows). The
place of a problem stands beside its sentence, put together by one of `SHEET_PLACES`.
"""

from __future__ import annotations

from app.messages.marks import N_, NP_, Sentence

READING_ROWS = N_("Reading {what}: row {done} of {total}")
IMPORTING = N_("The rows of the sheet are being taken in…")

SHEET_PROBLEMS: dict[str, Sentence] = {
    # the file
    "SHEET_FILE_MISSING": N_("There is no file {name}. Check its name and folder, then choose it again."),
    "SHEET_FILE_UNREADABLE": N_(
        "{name} cannot be read. Close it in other programs, check that it is a file that you may open, "
        "and try again."
    ),
    "SHEET_FILE_EMPTY": N_("{name} is empty. Save the orders into it once more, or choose another file."),
    "SHEET_FILE_TOO_LARGE": N_(
        "{name} is larger than {limit} MB. Copy the orders without pictures into a new file and import that."
    ),
    "SHEET_NOT_A_SHEET": N_(
        "{name} is not an order sheet that can be read. Save the orders as .xlsx, .ods or .csv and "
        "import that file."
    ),
    "SHEET_WEB_PAGE": N_(
        "{name} is a web page or XML under the name of a sheet. Open it in a spreadsheet program, save "
        "it as .xlsx, and import that file."
    ),
    "SHEET_NAME_MISLEADS": N_(
        "{name} is named {suffix}, but its content is of another kind. Open it in a spreadsheet "
        "program, save it as .xlsx, and import that file."
    ),
    "SHEET_PASSWORD": N_(
        "{name} is locked with a password. Save a copy without the password and import that."
    ),
    "SHEET_DAMAGED": N_(
        "{name} is damaged and cannot be read to its end. Open it in a spreadsheet program, save it "
        "under a new name, or ask for the file again."
    ),
    "SHEET_UNPACKS_TOO_LARGE": N_(
        "The sheet holds more than {limit} MB once unpacked. Copy only the orders into a new file and "
        "import that."
    ),
    "SHEET_TOO_MANY_ROWS": N_(
        "A worksheet has {found} rows; {limit} can be read. Split the orders over several files, or "
        "delete what stands far below them."
    ),
    "SHEET_TOO_MANY_COLUMNS": N_(
        "A worksheet reaches over {found} columns; {limit} can be read. Delete what stands far to the "
        "right of the orders."
    ),
    "SHEET_TOO_MANY_CELLS": N_(
        "A worksheet has {found} cells; {limit} can be read. Keep only the columns of the orders, or "
        "split them over several files."
    ),
    "SHEET_CELL_TOO_LONG": N_(
        "This cell holds {found} characters; {limit} can be read. Shorten it. In a text file, look for "
        "a quotation mark that is not closed."
    ),
    "SHEET_ENCODING_UNKNOWN": N_(
        "The characters of {name} cannot be made out from this line on. Save the file as “CSV UTF-8”, "
        "or say which encoding it has."
    ),
    "SHEET_QUOTE_UNBALANCED": N_(
        "A quotation mark in line {line} is not closed, or stands in the middle of a cell. Close it, or"
        " write it twice if it belongs to the text."
    ),
    "SHEET_WORKSHEET_UNKNOWN": N_("{name} has no worksheet “{sheet}”. Choose one of these: {sheets}."),
    "SHEET_BLANK": N_(
        "There is nothing in the cells of {name}. Check that the orders are in it and saved, or choose "
        "another file."
    ),
    # the header and its columns
    "SHEET_NO_HEADER": N_(
        "No row with headings was found in the first {rows} rows. Put a row above the orders that names"
        " the columns, like “SKU” and “Quantity”, or “รหัสสินค้า” and “จำนวน”."
    ),
    "SHEET_NO_PRODUCT_COLUMN": N_(
        "No column for the product was found among {seen}. Head it “SKU” or “รหัสสินค้า”, or say which "
        "one it is."
    ),
    "SHEET_NO_QUANTITY_COLUMN": N_(
        "No column for the quantity was found among {seen}. Head it “Quantity” or “จำนวน”, or say which"
        " one it is."
    ),
    "SHEET_COLUMN_TWICE": N_(
        "Columns {first} and {second} could both be “{wanted}”. Say which of the two it is."
    ),
    "SHEET_MAPPED_FIELD_UNKNOWN": N_("A column cannot be mapped to “{wanted}”. Use one of these: {known}."),
    "SHEET_MAPPED_COLUMN_MISSING": N_(
        "No column is headed “{named}”, which “{wanted}” should be read from. The headings are {seen}. "
        "Name one of them, or its letter."
    ),
    "SHEET_MAPPED_COLUMN_TWICE": N_(
        "Several columns are headed “{named}”, which “{wanted}” should be read from: {seen}. Name one "
        "of them by its letter."
    ),
    "SHEET_NO_ORDERS": N_(
        "There are no orders below the headings. Check that the right worksheet was chosen and that the"
        " orders are saved in it."
    ),
    # rows and cells
    "SHEET_ROW_TOO_LONG": N_(
        "This row has {found} cells, the others have {limit}: a separator stands inside a cell. Put "
        "that cell into quotation marks, or write 1000 instead of 1,000."
    ),
    "SHEET_FORMULA_ERROR": N_(
        "The formula in this cell gave no value ({text}). Mend it or type the value, save the sheet, "
        "and import it again."
    ),
    "SHEET_PRODUCT_MISSING": N_("This row names no product. Fill in its SKU or name, or clear the row."),
    "SHEET_PRODUCT_NOT_TEXT": N_(
        "“{text}” is a date or a yes/no value, not a product. Format the cell as text and write the SKU"
        " again."
    ),
    "SHEET_PRODUCT_LINE_BREAK": N_(
        "The product “{text}” runs over several lines. Write its SKU or name on one line. In a text "
        "file, look for a quotation mark that is not closed."
    ),
    "SHEET_QUANTITY_MISSING": N_(
        "This row has no quantity. Fill in how many pieces are ordered, or clear the row."
    ),
    "SHEET_QUANTITY_NOT_A_NUMBER": N_(
        "The quantity “{text}” is not a number. Write it in digits, like 12 or 1,000."
    ),
    "SHEET_QUANTITY_NOT_WHOLE": N_(
        "The quantity “{text}” is not a whole number. Write how many whole pieces are ordered."
    ),
    "SHEET_QUANTITY_UNCLEAR": N_(
        "The quantity “{text}” can be read in two ways. Write it without the dot, like 1 or 1000."
    ),
    "SHEET_QUANTITY_NOT_POSITIVE": N_(
        "The quantity is “{text}”, but at least one piece is to be made. Write 1 or more, or clear the row."
    ),
    "SHEET_QUANTITY_TOO_LARGE": N_(
        "The quantity “{text}” is above {limit}. Check the number, or split the order over several rows."
    ),
    "SHEET_DUE_NOT_A_DATE": N_(
        "“{text}” is not a date that can be read. Write day, month and year, like 20/11/2026, "
        "20/11/2569 or 20 พ.ย. 2569."
    ),
    "SHEET_DUE_MONTH_FIRST": N_(
        "The date “{text}” has its month first. Write the day first, like 20/11/2026, here and in the "
        "dates around it."
    ),
    "SHEET_DUE_IMPOSSIBLE": N_("There is no such day as “{text}”. Correct the day or the month."),
    "SHEET_DUE_YEAR": N_(
        "The year of “{text}” is out of range. Write a year from {first} to {last}, or its Buddhist year."
    ),
    "SHEET_END_BEFORE_START": N_(
        "The end {end} lies before the start {start}. Write a later end or an earlier start."
    ),
    "SHEET_PRIORITY_UNKNOWN": N_(
        "“{text}” is not a known priority. Write low, normal, high or urgent (ต่ำ ปกติ สูง ด่วน), or "
        "leave it blank."
    ),
    "SHEET_TEXT_TOO_LONG": N_("This text has {found} characters; {limit} are the limit. Shorten “{text}”."),
    # the line that a row is made on
    "SHEET_LINE_HATTHASILPA": N_(
        "“{text}”: this row is made piece by piece, so no manufacturing order is made of it. Leave it out "
        "here and import it as a Hatthasilpa job, or write “classic”."
    ),
    "SHEET_LINE_CLASSIC": N_(
        "“{text}”: this row is of the classic line, so no Hatthasilpa job is made of it. Leave it out here "
        "and import it as a manufacturing order, or write “hatthasilpa”."
    ),
    "SHEET_LINE_HYBRID": N_(
        "“{text}” is two things here: a manufacturing order for the batches, and a Hatthasilpa job that is "
        "linked to it. Write a row for each, with “classic” and with “hatthasilpa”, and link them once both "
        "are in."
    ),
    "SHEET_LINE_UNKNOWN": N_(
        "“{text}” is no line of the workshop. Write “hatthasilpa” or “classic” (หัตถศิลป์ คลาสสิก), leave it "
        "blank, or do not read this column."
    ),
    # products
    "SHEET_PRODUCT_UNKNOWN": N_(
        "There is no product “{product}”. Correct it, make the product first, or import with “create "
        "products”."
    ),
    "SHEET_PRODUCT_NO_SKU": N_(
        "“{product}” cannot be the SKU of a new product: it needs at least two letters A–Z or digits. Write "
        "its SKU here, or make the product first."
    ),
    "SHEET_PRODUCT_CONTRADICTED": N_(
        "The SKU {sku} stands beside “{name}”, which is the name of {skus}. Correct the SKU or the name."
    ),
    "SHEET_PRODUCT_AMBIGUOUS": N_(
        "Several products are called “{product}”: {skus}. Write the SKU of the one that is ordered."
    ),
    "SHEET_PRODUCT_INACTIVE": N_(
        "The product {sku} is not active. Activate it first, or write another product."
    ),
    "SHEET_PRODUCT_CLASSIC": N_(
        "The product {sku} belongs to the classic line, so no Hatthasilpa job can be made of it. Write "
        "a Hatthasilpa product, or plan a manufacturing order."
    ),
    "SHEET_PRODUCT_HATTHASILPA": N_(
        "The product {sku} is made piece by piece, so no manufacturing order can be made of it. Write a "
        "product of the classic line, or import it as a Hatthasilpa job."
    ),
}

SHEET_PLACES = {
    "cell": N_("Row {row}, column {column} “{header}”: {problem}"),
    "column": N_("Row {row}, column {column}: {problem}"),
    "row": N_("Row {row}: {problem}"),
}

SHEET_SKIPS = {
    "no_order": N_("The columns of the order are empty"),
    "total": N_("A total"),
    "header_again": N_("The headings once more"),
    "heading": N_("A heading between the orders"),
    "other_line": N_("Left out: it is made on the other line"),
    "legend": N_("Below the orders"),
}

SHEET_SKIPPED = NP_(
    "{count} row was not taken as an order. Check it before importing.",
    "{count} rows were not taken as orders. Check them before importing.",
    "count",
)

SHEET_FIELDS = {
    "product": N_("Product"),
    "name": N_("Product name"),
    "quantity": N_("Quantity"),
    "due": N_("Due"),
    "priority": N_("Priority"),
    "notes": N_("Notes"),
    "reference": N_("Order reference"),
    "line": N_("Line"),
    "start": N_("Start"),
    "end": N_("End"),
}
