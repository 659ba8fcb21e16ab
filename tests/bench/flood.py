"""A visitor who means harm: messages as fast as they go, and back again after each end.

python -m tests.bench.flood ADDRESS MESSAGES
"""

import asyncio
import sys
from contextlib import suppress

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

LULL = 50  # messages between two looks at what came


async def flood(address: str, messages: int) -> int:
    """Ask for the page so many times; return how many connections that took."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    ask, sent, connections = BackMsg(), 0, 0
    ask.rerun_script.page_script_hash = "any"
    content = ask.SerializeToString()
    while sent < messages:
        connections += 1
        with suppress(OSError, WebSocketException):
            async with connect(stream, max_size=None) as socket:
                while sent < messages:
                    await socket.send(content)
                    sent += 1
                    if sent % LULL == 0:
                        await asyncio.sleep(0)
    return connections


if __name__ == "__main__":
    sys.stdout.write(f"{asyncio.run(flood(sys.argv[1], int(sys.argv[2])))}\n")
