"""What a process on this machine has used: processor time and memory, from Linux."""

import os
from pathlib import Path


def processor_seconds(process: int) -> float:
    """Return the seconds of processor time of all its threads, to a hundredth."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> float:
    """Return the KiB of memory that it shares with no other process."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
