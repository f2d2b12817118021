"""What is left of a session that ended: nothing."""

import asyncio
import gc
import threading
from types import SimpleNamespace

from streamlit.runtime.scriptrunner_utils.script_run_context_attr import (
    SCRIPT_RUN_CONTEXT_ATTR_NAME,
)

from ajar.startup import garbage_collection
from ajar.ui import server


def test_nothing_of_a_session_that_ended_stays():
    """Once its last run has ended it is emptied, and what was alive in it can be collected."""
    session = SimpleNamespace(id="left", _browser_queue=["words"], _fragment_storage="words")
    told_to_stop = threading.Event()
    run = threading.Thread(target=told_to_stop.wait)
    setattr(run, SCRIPT_RUN_CONTEXT_ATTR_NAME, SimpleNamespace(session_id="left"))
    run.start()
    garbage_collection.exclude_libraries()

    async def ended() -> list[str]:
        loop = asyncio.get_running_loop()
        freed = asyncio.create_task(asyncio.to_thread(server._free, session, loop))
        await asyncio.sleep(0.2)
        held_while_it_runs = list(session._browser_queue)
        told_to_stop.set()
        await freed
        return held_while_it_runs

    assert asyncio.run(ended()) == ["words"]
    assert not session._browser_queue
    assert session._fragment_storage != "words"
    assert not gc.get_freeze_count()
