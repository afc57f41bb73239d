"""A Barrier lets nobody through until all are there; an aborted one is broken for all."""

import asyncio


async def meet(barrier, name, delay, log):
    await asyncio.sleep(delay)
    log.append(f'{name} arrives')
    try:
        place = await barrier.wait()
        log.append(f'{name} passes')
        return place
    except asyncio.BrokenBarrierError:
        log.append(f'{name} finds it broken')


async def main():
    barrier, log = asyncio.Barrier(3), []
    places = await asyncio.gather(
        meet(barrier, 'a', 0.1, log), meet(barrier, 'b', 0.2, log), meet(barrier, 'c', 0.3, log)
    )
    print(sorted(places), log[:3], sorted(log[3:]))

    log.clear()
    waiting = asyncio.create_task(meet(barrier, 'd', 0, log))
    await asyncio.sleep(0.1)
    print('waiting', barrier.n_waiting, 'of', barrier.parties)
    await barrier.abort()
    await waiting
    print(log, 'broken', barrier.broken)


asyncio.run(main())
