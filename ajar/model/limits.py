"""Limits on the size of files and on the resources of the child process."""

from dataclasses import dataclass

MEGABYTE = 1 << 20
WALL_SECONDS_PER_CPU_SECOND = 4
"""Wall time ÷ processor time that a process may take, since others may use the processor."""


@dataclass(frozen=True)
class ProcessLimits:
    """Limits of one child process for one file."""

    memory: int
    """Bytes."""
    seconds: float
    """Processor time."""
    answer: int
    """Bytes of the result."""
    cells: int
    """Rows times columns of one sheet, after blank margins are cut off."""

    @property
    def wall_seconds(self) -> float:
        """Wall time, which also ends an idle process."""
        return WALL_SECONDS_PER_CPU_SECOND * self.seconds


@dataclass(frozen=True)
class Limits:
    """
    The largest file that is accepted, and how caps grow with the inflated size of a file.

    Sizes are in bytes, times in seconds of the processor.
    """

    content: int
    """Size of the file as uploaded."""
    inflated: int
    """Unpacked size of all members of a zip."""
    members: int
    """Files inside a zip; a workbook has a few for each sheet."""
    cells: int
    """Rows times columns of one sheet."""
    memory: int
    seconds: float
    most_memory: int
    most_seconds: float
    children: int
    """Files read at the same time; others wait their turn."""
    small_files: int
    """Size of a tracker's files up to which work starts without a slot."""

    def caps(self, inflated: int) -> ProcessLimits:
        """
        Return the limits for a file of *inflated* bytes.

        A cell costs a reader several times its bytes in the file: a full sheet (1,048,575 rows,
        14 columns) has about 590 MB inflated; reading it was measured to hold 1.6 GB and to take
        35 seconds on two busy cores, two minutes on overloaded ones.
        """
        return ProcessLimits(
            memory=min(self.memory + 3 * inflated, self.most_memory),
            seconds=min(self.seconds + inflated / (3 * MEGABYTE), self.most_seconds),
            answer=64 * MEGABYTE + inflated,
            cells=self.cells,
        )


LOCAL = Limits(
    content=512 * MEGABYTE,
    inflated=2048 * MEGABYTE,
    members=5_000,
    cells=32_000_000,
    memory=512 * MEGABYTE,
    seconds=10.0,
    most_memory=2304 * MEGABYTE,
    most_seconds=120.0,
    children=4,
    small_files=512 * MEGABYTE,
)
"""One person on their own machine: up to a full sheet of 1,048,575 rows and 14 columns."""

HOSTED = Limits(
    content=20 * MEGABYTE,
    inflated=200 * MEGABYTE,
    members=2_000,
    cells=1_000_000,
    memory=512 * MEGABYTE,
    seconds=8.0,
    most_memory=1024 * MEGABYTE,
    most_seconds=15.0,
    children=2,
    small_files=MEGABYTE,
)
"""Many people on one machine."""
