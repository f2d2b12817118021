"""
What is set or loaded early so that people wait less: threads, garbage collection, libraries.

Each setting here has its measured gain in ``docs/benchmarks.md``. Standard library only: the
package itself and the first page import this before anything heavy is loaded.
"""

import gc
import importlib
import os
import sys
import threading


def use_one_math_thread() -> None:
    """
    Have numpy multiply matrices on one thread, unless the environment says otherwise.

    Our matrices have a few dozen columns: on several threads they take longer than on one, five
    times as long where the cores are busy. numpy reads the variable once, when it is loaded.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def load_solver() -> None:
    """Load what ranking needs and reading does not, which takes a quarter of a second."""
    importlib.import_module("scipy.optimize")


def load_soon(module: str) -> None:
    """Load a module on a thread in a second, when the browser has what it shows first."""
    if module not in sys.modules:
        later = threading.Timer(1.0, importlib.import_module, [module])
        later.daemon = True
        later.start()


class _GarbageCollection:
    """
    What the garbage collector passes over, for the whole process.

    Streamlit collects all garbage when a script ends, and holds back the page's last elements
    until that is done. Nearly all it looks at are the libraries, which stay: a tenth of a second
    each time.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._modules = 0

    def exclude_libraries(self) -> None:
        """Exclude what is alive now, if more libraries were loaded since the last time."""
        with self._lock:
            if len(sys.modules) == self._modules:
                return
            self._modules = len(sys.modules)
            gc.collect()
            gc.freeze()

    def include_everything(self) -> None:
        """Include all objects again, because a session ended that may have been alive then."""
        with self._lock:
            self._modules = 0
            gc.unfreeze()


garbage_collection = _GarbageCollection()
