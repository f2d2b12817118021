"""
Ajar: which closed doors are worth knocking on again.

Bytes become a tracker; a tracker becomes estimates; estimates become a ranked list;
all of it becomes pictures and files. Nothing flows back.
"""
