"""Measure the memory of a process, for systems that cannot limit it."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    QUERY = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the Windows API."""

        _fields_ = (
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            ("peak", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("others", ctypes.c_size_t * 6),
        )

    def resident(pid: int) -> int:
        """Bytes of memory that process *pid* holds now; 0 where that cannot be told."""
        kernel = ctypes.WinDLL("kernel32")
        handle = kernel.OpenProcess(QUERY, False, pid)
        if not handle:
            return 0
        counters = _Counters(size=ctypes.sizeof(_Counters))
        kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
        kernel.CloseHandle(handle)
        return int(counters.working_set)

else:
    import os
    import subprocess
    from pathlib import Path

    def resident(pid: int) -> int:
        """Bytes of memory that process *pid* holds now; 0 where that cannot be told."""
        status = Path(f"/proc/{pid}/statm")
        try:
            if status.exists():
                return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
            shown = subprocess.run(  # noqa: S603 - a number is the only argument
                ["/bin/ps", "-o", "rss=", "-p", str(pid)],
                capture_output=True,
                check=False,
                timeout=1,
            )
            return int(shown.stdout or 0) * 1024
        except (OSError, ValueError, IndexError, subprocess.SubprocessError):
            return 0
