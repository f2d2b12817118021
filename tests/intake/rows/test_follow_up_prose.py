"""Follow-up columns that hold prose."""

from ajar.intake.application_rows import application_rows
from tests.intake.workbooks_from_rows import accounted, of_rows

HEADER = ["Company", "Role", "Applied", "Answer", "Follow up"]


def rows(*cells):
    """What is read of rows that were applied for on 4 November 2021."""
    made = [[f"Firm {at}", "Dev", "2021-11-04", *each] for at, each in enumerate(cells)]
    read = of_rows([HEADER, *made])
    assert accounted(read)
    return application_rows(read)


def test_messages_answers_and_people_are_told():
    """Days without a year are after applying, and an answer ends the silence."""
    first, second, third = rows(
        ["no", "contact Ada Poe sur LinkedIn le 06-12, réponse le lendemain / relance le 17-12"],
        ["refus", "appel 02-12 / mail refus le 13-12"],
        ["no", "contacter Tom Hay dès qu'il accepte"],
    )

    assert "nudged@2021-12-06;nudged@2021-12-17" == first["follow_ups"]
    assert ("heard_back@2021-12-07", "Ada Poe") == (first["came_back"], first["contact"])
    assert "open" == first["outcome"]
    assert ("nudged@2021-12-02", "2021-12-13") == (second["follow_ups"], second["ended"])
    assert ("", "Tom Hay", "silent") == (third["follow_ups"], third["contact"], third["outcome"])


def test_what_they_asked_for_and_named_is_read_as_in_notes():
    """A person to write to, and a time to come back; what was sent is no plan."""
    cells = [
        ["no", "relance 03-12 / me dit de contacter Ada Poe"],
        ["no", "appel, me dit de voir après les fêtes de noël"],
        ["no", "sent follow up 2021-12-03"],
    ]
    made = [[f"Firm {at}", "Dev", "2021-11-04", *each] for at, each in enumerate(cells)]
    tracker = of_rows([HEADER, *made]).tracker
    day = tracker.plans["day"].dt.strftime("%F").tolist()

    assert ["answer_owed"] == tracker.signals["kind"].astype(str).tolist()
    assert (["2022-01-01"], ["next_action"]) == (day, tracker.plans["kind"].astype(str).tolist())
