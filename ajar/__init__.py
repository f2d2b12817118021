"""
Ajar reads a job search's tracker, measures it and says which companies to contact again.

Bytes become a tracker; a tracker becomes estimates; estimates become a ranked list;
all of it becomes pictures and files. Nothing flows back.
"""

from ajar import startup

startup.use_one_math_thread()
