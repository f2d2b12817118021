"""LinkedIn's connections."""

import io
import zipfile

import pandas as pd
import pytest

from ajar.intake import connections
from ajar.model.errors import NoTableError

FILE = """Notes:
"When exporting your connection data, you may notice that some addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann,,"Acme, Inc.",Lead,05 Jan 2026
Bob,,https://www.linkedin.com/in/bob,,,,31 Dec 2025
,,,,,,01 Jan 2025
"""


@pytest.mark.parametrize("zipped", [False, True])
def test_connections_are_read_below_the_remarks(zipped):
    """From the file or the whole export; people without a name are left out."""
    name, content = "Connections.csv", FILE.encode()
    if zipped:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("Profile.csv", "Headline,Summary\nEngineer,Hello\n")
            archive.writestr("Connections.csv", FILE)
        name, content = "export.zip", packed.getvalue()
    known = connections.read(name, content)

    assert ["Ann Lee", "Bob"] == known["name"].tolist()
    assert ["acme", ""] == known["company_key"].tolist()
    assert [pd.Timestamp("2026-01-05"), pd.Timestamp("2025-12-31")] == known[
        "connected_on"
    ].tolist()
    assert ["Lead", ""] == known["position"].tolist()
    assert "https://www.linkedin.com/in/ann" == known["link"].iloc[0]


def test_another_file_has_no_connections():
    """In one plain sentence."""
    with pytest.raises(NoTableError, match="find any connections"):
        connections.read("a.csv", b"Company,Status\nAcme,Applied\n")
