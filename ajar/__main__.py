"""The command line: the same pipeline without a browser."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ajar import pipeline
from ajar.model.errors import AjarError, UnreadableFileError
from ajar.model.reading import Loaded

BAD_INPUT = 3
"""Exit code where a file cannot be used; argparse itself ends bad usage with 2."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the return value is the exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except AjarError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away, as `| head` does
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ajar", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    facts = commands.add_parser("facts", help="print what was read, as JSON")
    facts.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _shared(facts)
    facts.set_defaults(run=_facts)
    return parser


def _shared(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of", type=_day, default=None, metavar="DAY", help="judge as of this day (ISO)"
    )
    command.add_argument(
        "--choices", type=Path, metavar="FILE", help="saved choices of how to read the file"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-23") from None


def _bytes(path: Path) -> tuple[str, bytes]:
    try:
        return path.name, path.read_bytes()
    except OSError:
        raise UnreadableFileError.missing(path.name) from None


def _load(options: argparse.Namespace) -> Loaded:
    paths: list[Path] = options.files
    return pipeline.load([_bytes(path) for path in paths])


def _facts(options: argparse.Namespace) -> None:
    _print(pipeline.facts(_load(options)))


def _print(answer: object) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2, default=str))


if __name__ == "__main__":
    sys.exit(main())
