"""Errors with the sentences that are shown to people."""


class AjarError(Exception):
    """Base of all errors whose message is shown as it is, without a traceback."""


class UnreadableFileError(AjarError):
    """A file that yields no cells."""

    @classmethod
    def empty(cls, name: str) -> "UnreadableFileError":
        """Return the error of an empty file."""
        return cls(f"“{name}” is empty. Check that you picked the right file.")

    @classmethod
    def password(cls, name: str) -> "UnreadableFileError":
        """Return the error of an encrypted file."""
        return cls(
            f"“{name}” has a password. Save a copy without a password and upload that.",
        )

    @classmethod
    def unknown_kind(cls, name: str, kind: str) -> "UnreadableFileError":
        """Return the error of a file that is no spreadsheet."""
        return cls(
            f"“{name}” looks like {kind}. Upload the spreadsheet itself (xlsx, ods or csv).",
        )

    @classmethod
    def damaged(cls, name: str) -> "UnreadableFileError":
        """Return the error of a damaged spreadsheet."""
        return cls(
            f"We couldn't open “{name}”. It may be damaged. "
            "Open it in Excel or LibreOffice, save a copy, and upload the copy.",
        )

    @classmethod
    def too_large(cls, name: str, limit: str) -> "UnreadableFileError":
        """Return the error of a file above a limit; *limit* names it in words."""
        return cls(f"“{name}” is too large (limit: {limit}). Upload a smaller copy.")

    @classmethod
    def read_timed_out(cls, name: str, seconds: float) -> "UnreadableFileError":
        """Return the error of a file that took too long to read."""
        return cls(
            f"“{name}” took longer than {seconds:.0f} seconds to read, so reading was stopped. "
            "Save the sheet with your applications as a file of its own and upload that.",
        )

    @classmethod
    def interpretation_timed_out(cls, seconds: float) -> "UnreadableFileError":
        """Return the error of a file that took too long to interpret."""
        return cls(
            f"This takes longer than {seconds:.0f} seconds here, so it was stopped. Save the sheet "
            "with your applications as a file of its own and open that, or use Ajar on your own "
            "computer."
        )

    @classmethod
    def out_of_memory(cls, name: str) -> "UnreadableFileError":
        """Return the error of a reader that the system ended for lack of memory."""
        return cls(
            f"Reading “{name}” was stopped by this computer, which has little memory left. "
            "Close other programs, then try again."
        )

    @classmethod
    def interpretation_failed(cls, name: str) -> "UnreadableFileError":
        """Return the error of a file that could not be interpreted, for an unknown reason."""
        return cls(
            f"We couldn't read “{name}”. "
            "Save the sheet with your applications as a file of its own and upload that.",
        )

    @classmethod
    def missing(cls, name: str) -> "UnreadableFileError":
        """Return the error of a missing file (command line)."""
        return cls(f"There is no readable file “{name}”.")


class NoTableError(AjarError):
    """Cells were read, but no table of applications was found among them."""

    @classmethod
    def nothing_found(cls, name: str, sheets: int) -> "NoTableError":
        """Return the error of a file without a table of applications."""
        where = "" if sheets == 1 else f" on any of its {sheets} sheets"
        return cls(
            f"We couldn't find any job applications in “{name}”{where}. "
            "We need one row per application, with at least a company, a job title or a date.",
        )

    @classmethod
    def no_connections(cls, name: str) -> "NoTableError":
        """Return the error of a file without a list of connections."""
        return cls(
            f"We couldn't find any connections in “{name}”. "
            "We need the columns “First Name” and “Connected On” of LinkedIn's export.",
        )


class ImportSettingsError(AjarError):
    """Import settings that cannot be used."""

    @classmethod
    def unreadable(cls, why: str) -> "ImportSettingsError":
        """Return the error of settings that are no JSON of Ajar, or leave nothing to read."""
        return cls(f"These corrections could not be used: {why}.")


class UnwritableFileError(AjarError):
    """A file that cannot be written, or to whose copy nothing can be added."""

    @classmethod
    def at(cls, name: str) -> "UnwritableFileError":
        """Return the error of a place that cannot be written to."""
        return cls(f"“{name}” could not be written. Check the folder and its permissions.")

    @classmethod
    def disk_full(cls, name: str) -> "UnwritableFileError":
        """Return the error of a full disk."""
        return cls(
            f"“{name}” could not be written: the disk is full. Make room there, then try again; "
            "what stood there before is as it was."
        )

    @classmethod
    def would_replace_input(cls, name: str) -> "UnwritableFileError":
        """Return the error of an output that would replace an input."""
        return cls(f"“{name}” is the file that was read, and would be lost. Write to another name.")

    @classmethod
    def exists(cls, name: str) -> "UnwritableFileError":
        """Return the error of an output that would replace a file that Ajar did not write."""
        return cls(f"“{name}” is there already. Write to another name, or delete it first.")

    @classmethod
    def not_saved(cls) -> "UnwritableFileError":
        """Return the error of a save that failed for an unknown reason."""
        return cls(
            "This could not be saved on this computer just now; it is tried again with your next "
            "step. To be sure, save the Ajar workbook."
        )

    @classmethod
    def no_room(cls, name: str, why: str) -> "UnwritableFileError":
        """Return the error of a copy to which nothing can be added; *why* in words."""
        return cls(
            f"Nothing could be added to a copy of “{name}”: {why}. "
            "The Ajar workbook holds everything as well."
        )


class ListeningPubliclyError(AjarError):
    """The app listens on a public address without being set up for hosting."""

    @classmethod
    def at(cls, address: str) -> "ListeningPubliclyError":
        """Return the error of listening at *address*; empty means all addresses."""
        return cls(
            f"Ajar was started so that other computers can reach it ({address or 'any address'}), "
            "and therefore shows nothing. Start it without an address, or as its page on hosting "
            "says."
        )


class UnexpectedError(AjarError):
    """An error that nothing else covers."""

    @classmethod
    def on_page(cls) -> "UnexpectedError":
        """Return the error of a failed page."""
        return cls(
            "Something went wrong on this page. Your data is still here. Try again. To be safe, "
            "download your work."
        )
