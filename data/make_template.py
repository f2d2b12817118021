"""
Make ``data/template.xlsx``: the blank workbook.

Run ``python -m data.make_template`` in the project's folder; the same file comes out each time.
"""

from pathlib import Path

from ajar.export.template import template

PATH = Path(__file__).with_name("template.xlsx")

if __name__ == "__main__":
    PATH.write_bytes(template())
    print(PATH.name)
