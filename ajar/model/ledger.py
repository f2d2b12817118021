"""Ledger codes: how a row or cell was repaired, guessed, set aside or reported."""

from enum import StrEnum
from typing import Literal, NamedTuple

Treatment = Literal["repaired", "guessed", "set aside", "reported"]


class LedgerText(NamedTuple):
    """Treatment and reason of a ledger code, for the person."""

    treatment: Treatment
    why: str


class LedgerCode(StrEnum):
    """Code of a row or cell that was repaired, guessed, set aside or reported."""

    NOT_APPLICATION = "not_application"
    CONTACT_NOT_APPLIED = "contact_not_applied"
    SECTION_LINE = "section_line"
    REMARK_LINE = "remark_line"
    TOTAL_LINE = "total_line"
    REPEATED_HEADER = "repeated_header"
    EXAMPLE_ROW = "example_row"
    DUPLICATE_ROW = "duplicate_row"
    MERGED_ROW = "merged_row"
    EXTRA_FIELDS = "extra_fields"
    MISSING_FIELDS = "missing_fields"
    FIELDS_REALIGNED = "fields_realigned"
    OUTSIDE_TABLE = "outside_table"
    SHEET_NOT_READ = "sheet_not_read"
    FILE_NOT_READ = "file_not_read"
    COLUMN_NOT_USED = "column_not_used"
    STATUS_UNKNOWN = "status_unknown"
    STATUS_NEAR_MATCH = "status_near_match"
    STATUS_CONTRADICTS = "status_contradicts"
    DAY_UNREADABLE = "day_unreadable"
    DAY_REPAIRED = "day_repaired"
    DAY_YEAR_INFERRED = "day_year_inferred"
    DAY_ORDER_GUESSED = "day_order_guessed"
    DAY_OUT_OF_RANGE = "day_out_of_range"
    DAY_APPROXIMATE = "day_approximate"
    DAYS_SEVERAL = "days_several"
    FACT_FROM_NOTES = "fact_from_notes"
    PLACEHOLDER_COMPANY = "placeholder_company"
    COMPANY_FROM_TEXT = "company_from_text"
    COMPANY_MISSING = "company_missing"
    ERROR_CELL = "error_cell"
    FORMULA_NO_VALUE = "formula_no_value"
    TEXT_CLEANED = "text_cleaned"
    TEXT_CUT = "text_cut"
    COLOURS_ONLY = "colours_only"
    LINE_LEFT_OUT = "line_left_out"
    CHOICES_NOT_USED = "choices_not_used"
    ANNOTATION_MOVED = "annotation_moved"

    @property
    def treatment(self) -> Treatment:
        """Repaired, guessed, set aside or only reported."""
        return LEDGER_TEXTS[self].treatment

    @property
    def why(self) -> str:
        """Reason in one sentence."""
        return LEDGER_TEXTS[self].why


LEDGER_TEXTS: dict[LedgerCode, LedgerText] = {
    LedgerCode.NOT_APPLICATION: LedgerText("set aside", "Not applied yet, so not counted."),
    LedgerCode.CONTACT_NOT_APPLIED: LedgerText(
        "reported", "Somebody to ask at a company where you have not applied yet."
    ),
    LedgerCode.SECTION_LINE: LedgerText("set aside", "Section heading, applied to the rows below."),
    LedgerCode.REMARK_LINE: LedgerText("set aside", "Note, not an application."),
    LedgerCode.TOTAL_LINE: LedgerText("set aside", "Total row."),
    LedgerCode.REPEATED_HEADER: LedgerText("set aside", "Repeated header."),
    LedgerCode.EXAMPLE_ROW: LedgerText("set aside", "Example row of the template."),
    LedgerCode.DUPLICATE_ROW: LedgerText("set aside", "Same as another row, cell for cell."),
    LedgerCode.MERGED_ROW: LedgerText(
        "repaired", "Combined with another row of the same application."
    ),
    LedgerCode.EXTRA_FIELDS: LedgerText(
        "repaired", "More cells than headings; the last ones have no column."
    ),
    LedgerCode.MISSING_FIELDS: LedgerText(
        "repaired", "Fewer cells than headings; the missing ones are empty."
    ),
    LedgerCode.FIELDS_REALIGNED: LedgerText(
        "repaired",
        "More or fewer cells than headings; matched to the columns by what other rows hold.",
    ),
    LedgerCode.OUTSIDE_TABLE: LedgerText("set aside", "Cell outside the table."),
    LedgerCode.SHEET_NOT_READ: LedgerText("set aside", "Sheet without a table of applications."),
    LedgerCode.FILE_NOT_READ: LedgerText("set aside", "File inside the zip that was not read."),
    LedgerCode.COLUMN_NOT_USED: LedgerText("reported", "Column not used. It stays in your file."),
    LedgerCode.STATUS_UNKNOWN: LedgerText(
        "reported", "Status not recognised; counted as still open."
    ),
    LedgerCode.STATUS_NEAR_MATCH: LedgerText(
        "guessed", "Misspelt status, matched to the closest one."
    ),
    LedgerCode.STATUS_CONTRADICTS: LedgerText(
        "reported", "Two cells in this row contradict each other."
    ),
    LedgerCode.DAY_UNREADABLE: LedgerText(
        "reported", "Not a date we can read; kept without a date."
    ),
    LedgerCode.DAY_REPAIRED: LedgerText("repaired", "Mistyped date, corrected."),
    LedgerCode.DAY_YEAR_INFERRED: LedgerText(
        "guessed", "Date without a year; we used the year of nearby rows."
    ),
    LedgerCode.DAY_ORDER_GUESSED: LedgerText("guessed", "Unclear if day or month comes first."),
    LedgerCode.DAY_OUT_OF_RANGE: LedgerText("reported", "Date far from all others; ignored."),
    LedgerCode.DAY_APPROXIMATE: LedgerText(
        "guessed", "Approximate date; not used in calculations."
    ),
    LedgerCode.DAYS_SEVERAL: LedgerText(
        "repaired", "Several dates in one cell; we used the first."
    ),
    LedgerCode.FACT_FROM_NOTES: LedgerText("guessed", "Taken from your notes; marked as inferred."),
    LedgerCode.PLACEHOLDER_COMPANY: LedgerText(
        "reported", "Placeholder name (such as “Confidential”); not grouped."
    ),
    LedgerCode.COMPANY_FROM_TEXT: LedgerText("guessed", "Company found inside a longer text."),
    LedgerCode.COMPANY_MISSING: LedgerText("reported", "Application without a company."),
    LedgerCode.ERROR_CELL: LedgerText(
        "reported", "Your spreadsheet shows an error here; kept as text."
    ),
    LedgerCode.FORMULA_NO_VALUE: LedgerText(
        "reported", "Formula without a saved result. Open the file, save it and upload it again."
    ),
    LedgerCode.TEXT_CLEANED: LedgerText(
        "repaired", "Characters that cannot be shown were removed."
    ),
    LedgerCode.TEXT_CUT: LedgerText(
        "repaired", "Very long text, shortened. All of it stays in your file."
    ),
    LedgerCode.COLOURS_ONLY: LedgerText(
        "reported", "Cell colours carry meaning here. We can't read colours."
    ),
    LedgerCode.LINE_LEFT_OUT: LedgerText(
        "set aside", "Refers to something no longer in this workbook."
    ),
    LedgerCode.ANNOTATION_MOVED: LedgerText(
        "repaired",
        "Ajar's columns stood beside another company, as after sorting a part of the sheet.",
    ),
    LedgerCode.CHOICES_NOT_USED: LedgerText(
        "reported", "Saved corrections that fit none of these files."
    ),
}
"""Treatment and reason of every code; a code without an entry fails a test."""
