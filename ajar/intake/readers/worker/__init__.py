"""
Code of the child process: bytes to cells.

The child is started without the project on its path and imports this folder as a package of its
own, so modules here use the standard library, the readers of ``requirements.txt`` and each other.
"""
