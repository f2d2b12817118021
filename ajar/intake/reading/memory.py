"""How much memory a process holds: for systems that do not cap it themselves."""

import subprocess
import sys
from pathlib import Path

PAGE = 4096


def resident(pid: int) -> int:
    """Bytes of memory that process *pid* holds now; 0 where that cannot be told."""
    if sys.platform == "win32":
        return _windows(pid)
    try:
        if sys.platform == "linux":
            return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
        shown = subprocess.run(  # noqa: S603 - a number is the only argument
            ["/bin/ps", "-o", "rss=", "-p", str(pid)],
            capture_output=True,
            check=False,
            timeout=1,
        )
        return int(shown.stdout or 0) * 1024
    except (OSError, ValueError, IndexError, subprocess.SubprocessError):
        return 0


def _windows(pid: int) -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            *((name, ctypes.c_size_t) for name in ("peak", "working_set", *"abcdef")),
        )

    kernel = ctypes.WinDLL("kernel32")
    handle = kernel.OpenProcess(0x1000, False, pid)
    if not handle:
        return 0
    counters = Counters(size=ctypes.sizeof(Counters))
    kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
    kernel.CloseHandle(handle)
    return int(counters.working_set)
