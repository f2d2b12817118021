"""
Ajar: which closed doors are worth knocking on again.

Bytes become a tracker; a tracker becomes estimates; estimates become a ranked list;
all of it becomes pictures and files. Nothing flows back.
"""

import os

# Our matrices have a few dozen columns. On several threads they take longer than on one, five
# times as long where the cores are busy; numpy reads this once, when it is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
