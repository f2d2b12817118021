"""Errors that are shown to people, each with its sentence."""


class AjarError(Exception):
    """Base of all errors whose message is shown as it is, without a traceback."""


class UnreadableFileError(AjarError):
    """A file that yields no cells."""

    @classmethod
    def empty(cls, name: str) -> "UnreadableFileError":
        """Nothing is in the file."""
        return cls(f"“{name}” is empty. Check that you picked the right file.")

    @classmethod
    def password(cls, name: str) -> "UnreadableFileError":
        """Encrypted."""
        return cls(
            f"“{name}” has a password. Save a copy without a password and upload that.",
        )

    @classmethod
    def unknown_kind(cls, name: str, kind: str) -> "UnreadableFileError":
        """Not a spreadsheet."""
        return cls(
            f"“{name}” looks like {kind}. Upload the spreadsheet itself (xlsx, ods or csv).",
        )

    @classmethod
    def damaged(cls, name: str) -> "UnreadableFileError":
        """Should be a spreadsheet and cannot be read as one."""
        return cls(
            f"We couldn't open “{name}”. It may be damaged. "
            "Open it in Excel or LibreOffice, save a copy, and upload the copy.",
        )

    @classmethod
    def too_large(cls, name: str, limit: str) -> "UnreadableFileError":
        """More than the limits allow; *limit* says which, in words."""
        return cls(f"“{name}” is too large (limit: {limit}). Upload a smaller copy.")

    @classmethod
    def read_timed_out(cls, name: str, seconds: float) -> "UnreadableFileError":
        """Reading took longer than allowed."""
        return cls(
            f"“{name}” took longer than {seconds:.0f} seconds to read, so reading was stopped. "
            "Save the sheet with your applications as a file of its own and upload that.",
        )

    @classmethod
    def interpretation_timed_out(cls, seconds: float) -> "UnreadableFileError":
        """Making sense of it took longer than allowed."""
        return cls(
            f"This takes longer than {seconds:.0f} seconds here, so it was stopped. Save the sheet "
            "with your applications as a file of its own and open that, or use Ajar on your own "
            "computer."
        )

    @classmethod
    def stopped(cls, name: str) -> "UnreadableFileError":
        """The system ended the reading, because it is short of memory itself."""
        return cls(
            f"Reading “{name}” was stopped by this computer, which has little memory left. "
            "Close other programs, then try again."
        )

    @classmethod
    def interpretation_failed(cls, name: str) -> "UnreadableFileError":
        """Its cells were read, and making sense of them failed in a way nobody foresaw."""
        return cls(
            f"We couldn't read “{name}”. "
            "Save the sheet with your applications as a file of its own and upload that.",
        )

    @classmethod
    def missing(cls, name: str) -> "UnreadableFileError":
        """No such file (command line)."""
        return cls(f"There is no readable file “{name}”.")


class NoTableError(AjarError):
    """Cells were read, but no table of applications was found among them."""

    @classmethod
    def nothing_found(cls, name: str, sheets: int) -> "NoTableError":
        """No sheet has anything like a table of applications."""
        where = "" if sheets == 1 else f" on any of its {sheets} sheets"
        return cls(
            f"We couldn't find any job applications in “{name}”{where}. "
            "We need one row per application, with at least a company, a job title or a date.",
        )

    @classmethod
    def no_connections(cls, name: str) -> "NoTableError":
        """No list of connections."""
        return cls(
            f"We couldn't find any connections in “{name}”. "
            "We need the columns “First Name” and “Connected On” of LinkedIn's export.",
        )


class ImportSettingsError(AjarError):
    """Choices that cannot be used."""

    @classmethod
    def unreadable(cls, why: str) -> "ImportSettingsError":
        """Not the JSON that Ajar writes, or choices that leave nothing to read."""
        return cls(f"These corrections could not be used: {why}.")


class UnwritableFileError(AjarError):
    """A file that cannot be written, or to whose copy nothing can be added."""

    @classmethod
    def at(cls, name: str) -> "UnwritableFileError":
        """The place does not take it."""
        return cls(f"“{name}” could not be written. Check the folder and its permissions.")

    @classmethod
    def disk_full(cls, name: str) -> "UnwritableFileError":
        """There is no room on the disk."""
        return cls(
            f"“{name}” could not be written: the disk is full. Make room there, then try again; "
            "what stood there before is as it was."
        )

    @classmethod
    def is_input(cls, name: str) -> "UnwritableFileError":
        """It would take the place of a file that was read."""
        return cls(f"“{name}” is the file that was read, and would be lost. Write to another name.")

    @classmethod
    def exists(cls, name: str) -> "UnwritableFileError":
        """It would take the place of a file that Ajar did not make."""
        return cls(f"“{name}” is there already. Write to another name, or delete it first.")

    @classmethod
    def not_saved(cls) -> "UnwritableFileError":
        """Saving failed in a way nobody foresaw."""
        return cls(
            "This could not be saved on this computer just now; it is tried again with your next "
            "step. To be sure, save the Ajar workbook."
        )

    @classmethod
    def no_room(cls, name: str, why: str) -> "UnwritableFileError":
        """Nothing can be added without touching what stands there; *why* in words."""
        return cls(
            f"Nothing could be added to a copy of “{name}”: {why}. "
            "The Ajar workbook holds everything as well."
        )


class ListeningPubliclyError(AjarError):
    """The app would listen on a public address without having been set up for hosting."""

    @classmethod
    def at(cls, address: str) -> "ListeningPubliclyError":
        """Listening at *address*; empty means at all of this computer's."""
        return cls(
            f"Ajar was started so that other computers can reach it ({address or 'any address'}), "
            "and therefore shows nothing. Start it without an address, or as its page on hosting "
            "says."
        )


class UnexpectedError(AjarError):
    """An error that nothing else covers."""

    @classmethod
    def on_page(cls) -> "UnexpectedError":
        """A page failed."""
        return cls(
            "Something went wrong on this page. Your data is still here. Try again, or download "
            "your work first."
        )
