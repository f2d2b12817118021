"""
What the garbage collector need not look at after every run of a page.

Streamlit collects all garbage when a script ends, and holds back the page's last elements until
that is done. Nearly all it looks at are the libraries, which stay: a tenth of a second each time.
"""

import gc
import sys
import threading


class _Spared:
    """What was alive when last another library was loaded; one for the whole process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._modules = 0

    def libraries(self) -> None:
        """Spare what is alive now, if more libraries were loaded since the last time."""
        with self._lock:
            if len(sys.modules) == self._modules:
                return
            self._modules = len(sys.modules)
            gc.collect()
            gc.freeze()

    def nothing(self) -> None:
        """Look at everything again, because a session ended that may have been alive then."""
        with self._lock:
            self._modules = 0
            gc.unfreeze()


_everything = _Spared()
libraries = _everything.libraries
nothing = _everything.nothing
