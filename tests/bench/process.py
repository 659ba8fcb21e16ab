"""What a process of this machine has used: processor time and memory, as Linux tells them."""

import os
from pathlib import Path


def processor_seconds(process: int) -> float:
    """The processor time that all its threads have used so far, to a hundredth of a second."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> float:
    """The KiB of memory that it alone holds: what is shared with other processes is not counted."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
