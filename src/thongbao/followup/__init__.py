"""10. Assignment rows → who owes what, by when: lists, workbook, calendar, reports."""
