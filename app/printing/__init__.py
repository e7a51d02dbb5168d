"""Qt: what people hold. Values become pages, and pages become ink on a printer, in a PDF or a picture."""
