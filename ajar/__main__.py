"""The command line: the same pipeline without a browser."""

import argparse
import gc
import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ajar import intake, pipeline, reengage
from ajar.command_files import read, refuse_overwriting, write
from ajar.export import ics, ranking_files, template
from ajar.export.estimates_json import estimates_as_json
from ajar.intake import display_name
from ajar.measure import page_data
from ajar.model.as_of import as_known_on
from ajar.model.decisions import Decisions
from ajar.model.errors import AjarError, UnreadableFileError, UnwritableFileError
from ajar.model.import_report import ImportResult
from ajar.model.import_settings import ImportSettings
from ajar.model.tracker import Tracker
from ajar.reengage import Ranking

BAD_INPUT = 3
"""Exit code where a file cannot be used; argparse itself ends bad usage with 2."""

INTERRUPTED = 130
"""What a shell calls a command that Ctrl-C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the return value is the exit code."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except AjarError as error:
        return _refused(error)
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away, as `| head` does
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # any file may raise; report it as unreadable
        if sys.flags.dev_mode:
            raise
        names = ", ".join(display_name(path.name) for path in getattr(options, "files", ()))
        return _refused(UnreadableFileError.interpretation_failed(names or type(error).__name__))
    return 0


def _refused(error: AjarError) -> int:
    print(" ".join(str(error).split()), file=sys.stderr)
    return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ajar", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    facts = commands.add_parser("facts", help="print what was read, as JSON")
    _reads_files(facts)
    facts.set_defaults(run=_facts)

    applications = commands.add_parser(
        "applications", help="print every application that was read, as JSON"
    )
    _reads_files(applications)
    applications.set_defaults(run=_applications)

    measure = commands.add_parser("measure", help="print every estimate, as JSON")
    _reads_files(measure)
    measure.set_defaults(run=_measure)

    rank = commands.add_parser("rank", help="print or write the re-engagement list")
    _reads_files(rank)
    rank.add_argument("--connections", type=Path, metavar="FILE", help="LinkedIn's Connections.csv")
    rank.add_argument(
        "--language",
        choices=reengage.language_codes(),
        help="of the drafts; the file's own where it can be told, else English",
    )
    rank.add_argument(
        "--out", type=_list_path, metavar="LIST", help="write to a file: xlsx, csv, ics or json"
    )
    rank.set_defaults(run=_rank)

    update = commands.add_parser("update", help="put Ajar's columns into a copy of your file")
    _reads_one(update)
    update.add_argument("--out", type=Path, required=True, metavar="OUT", help="the copy")
    update.set_defaults(run=_update)

    blank = commands.add_parser("template", help="write the blank workbook")
    blank.add_argument("out", type=Path, metavar="OUT.xlsx")
    blank.set_defaults(run=_template)
    return parser


def _reads_files(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _says_how(command)


def _says_how(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of", type=_day, default=None, metavar="DAY", help="judge as of this day (ISO)"
    )
    command.add_argument(
        "--choices", type=Path, metavar="FILE", help="saved choices of how to read the file"
    )


def _reads_one(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs=1, type=Path, metavar="FILE")
    _says_how(command)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-23") from None


def _list_path(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _WRITERS:
        raise argparse.ArgumentTypeError(f"{text!r} does not end in .xlsx, .csv, .ics or .json")
    return path


def _settings(options: argparse.Namespace) -> ImportSettings:
    if not options.choices:
        return ImportSettings()
    return intake.settings_from_json(read(options.choices).decode("utf-8", "replace"))


def _load(options: argparse.Namespace) -> ImportResult:
    files: list[Path] = options.files
    named = [(path.name, read(path)) for path in files]
    return pipeline.load(named, settings=_settings(options))


def _judged(loaded: ImportResult, options: argparse.Namespace) -> tuple[Tracker, date]:
    """Return the tracker with the events of an Ajar workbook's log, and its as-of date."""
    today = date.today()  # noqa: DTZ011 - the person's calendar day is meant
    day: date = options.as_of or today
    if options.as_of is not None:
        today = date.max  # with --as-of the result must not depend on today's date
    decisions = loaded.decisions or Decisions()
    return pipeline.tracker_on(loaded.tracker, decisions, as_of=day, today=today), day


def _as_of(loaded: ImportResult, options: argparse.Namespace) -> ImportResult:
    """Return the import as of the day that was asked for."""
    if options.as_of is None:
        return loaded
    return replace(loaded, tracker=as_known_on(loaded.tracker, options.as_of))


def _facts(options: argparse.Namespace) -> None:
    _print(intake.summary(_as_of(_load(options), options)))


def _applications(options: argparse.Namespace) -> None:
    _print({"applications": intake.application_rows(_as_of(_load(options), options))})


def _measure(options: argparse.Namespace) -> None:
    loaded = _load(options)
    tracker, as_of = _judged(loaded, options)
    table = page_data.application_table(
        tracker,
        as_of=as_of,
        entered_in_bulk=loaded.settings.entered_in_bulk,
        noted_at_once=loaded.settings.noted_at_once,
    )
    measures = page_data.all_estimates(table)
    _print(estimates_as_json(measures.estimates, measures.curves))


def _rank(options: argparse.Namespace) -> None:
    known = None
    if options.connections:
        path: Path = options.connections
        known = intake.read_connections(path.name, read(path))
    loaded = _load(options)
    decisions = loaded.decisions or Decisions()
    chosen = options.language or decisions.language or pipeline.draft_language(loaded)
    tracker, as_of = _judged(loaded, options)
    ranking = reengage.rank(
        tracker, as_of=as_of, decisions=decisions, connections=known
    ).written_in(chosen)
    if options.out is None:
        _print(reengage.ranking_as_json(ranking))
        return
    out: Path = options.out
    refuse_overwriting(out, *options.files, options.connections, options.choices)
    write(out, _WRITERS[out.suffix.lower()](ranking))


_WRITERS: dict[str, Callable[[Ranking], bytes]] = {
    ".xlsx": ranking_files.list_xlsx,
    ".csv": ranking_files.list_csv,
    ".ics": ics.list_ics,
    ".json": lambda ranking: _json(reengage.ranking_as_json(ranking)).encode(),
}


def _update(options: argparse.Namespace) -> None:
    """Ajar's columns in a copy; the file itself stays as it is."""
    path: Path = options.files[0]
    loaded = _load(options)
    decisions = loaded.decisions or Decisions()
    tracker, as_of = _judged(loaded, options)
    ranking = reengage.rank(tracker, as_of=as_of, decisions=decisions)
    made = pipeline.annotate_file(path.name, read(path), loaded, ranking, decisions)
    write(options.out, made)


def _template(options: argparse.Namespace) -> None:
    if options.out.is_file():
        raise UnwritableFileError.exists(display_name(options.out.name))
    write(options.out, template.template())


def _json(answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _print(answer: object) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        # JSON is UTF-8, whatever the language of the computer.
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    print(_json(answer))


if __name__ == "__main__":
    gc.freeze()  # libraries stay; looking at them again and again would take a tenth of a second
    sys.exit(main())
