"""Settings sheets of the Ajar workbook: import settings, list settings and weights."""

from collections.abc import Iterator

from ajar.export.xlsx_writer import Value
from ajar.model.decisions import Decisions
from ajar.model.import_settings import ImportSettings, SheetSettings
from ajar.model.workbook_words import YES, SettingKind


def choice_rows(settings: ImportSettings) -> Iterator[tuple[Value, ...]]:
    """Return rows of setting, file, sheet, key and value."""
    for file, of_file in settings.files.items():
        for sheet, of_sheet in of_file.sheets.items():
            yield from ((kind, file, sheet, key, is_) for kind, key, is_ in _of_sheet(of_sheet))
        for key, role in of_file.roles.items():
            yield SettingKind.ROLE.value, file, "", key, role
        for key, meaning in of_file.statuses.items():
            yield SettingKind.STATUS.value, file, "", key, meaning
        for key, day_first in of_file.day_first.items():
            yield SettingKind.DAY_FIRST.value, file, "", key, _yes(day_first)
    yield from ((SettingKind.MERGE.value, "", "", *pair) for pair in settings.merges.items())
    yield from ((SettingKind.APART.value, "", "", *pair) for pair in sorted(settings.apart))
    caught_up = sorted(settings.entered_in_bulk)
    yield from ((SettingKind.BULK_DAY.value, "", "", "", day.isoformat()) for day in caught_up)
    if settings.noted_at_once:
        yield SettingKind.NOTED_AT_ONCE.value, "", "", "", YES


def list_choice_rows(decisions: Decisions) -> Iterator[tuple[Value, ...]]:
    """Return the settings of the list and the drafts, as ``choice_rows``."""
    settings: dict[SettingKind, Value] = {
        SettingKind.CHANGED_ON: decisions.changed_on and decisions.changed_on.isoformat(),
        SettingKind.A_WEEK: decisions.messages_per_week,
        SettingKind.LANGUAGE: decisions.language,
        SettingKind.OWN_NAME: decisions.own_name,
        SettingKind.MESSAGE_MINUTES: decisions.message_minutes,
        SettingKind.APPLICATION_MINUTES: decisions.application_minutes,
    }
    for kind, value in settings.items():
        if value:
            yield kind.value, "", "", "", value


def _of_sheet(settings: SheetSettings) -> Iterator[tuple[str, str, Value]]:
    if settings.read is not None:
        yield SettingKind.READ.value, "", _yes(settings.read)
    if settings.header_row is not None:
        yield SettingKind.HEADER_ROW.value, "", settings.header_row
    if settings.layout is not None:
        yield SettingKind.LAYOUT.value, "", settings.layout
    yield from ((SettingKind.ANSWER.value, key, answer) for key, answer in settings.answers.items())
    yield from ((SettingKind.HEADING.value, "", heading) for heading in sorted(settings.headers))


def _yes(truth: bool) -> str:
    return YES if truth else "no"


def weight_columns(decisions: Decisions) -> dict[str, list[Value]]:
    """Return all weights, with the person's value and the default."""
    from ajar.reengage.score import weights

    table = weights.defaults().table()
    more = [name for name in decisions.weights if name not in set(table["name"])]
    names = [*table["name"], *more]
    return {
        "name": list(names),
        "words": [*table["words"], *([None] * len(more))],
        "set": [decisions.weights.get(name) for name in names],
        "default": [*table["default"].tolist(), *([None] * len(more))],
    }
