"""Work that is begun is finished."""

import asyncio

import pytest
from app.kit.uninterrupted import uninterrupted


def test_work_ends_before_the_cancellation_goes_on() -> None:
    done: list[str] = []

    async def work(go_on: asyncio.Event) -> str:
        done.append("begun")
        await go_on.wait()
        done.append("ended")
        return "result"

    async def run() -> None:
        go_on = asyncio.Event()
        waiting = asyncio.create_task(uninterrupted(work(go_on)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.sleep(0)
        assert not waiting.done()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert await uninterrupted(work(go_on)) == "result"

    asyncio.run(run())
    assert done == ["begun", "ended", "begun", "ended"]
