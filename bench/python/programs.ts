/** Two threads that hand a turn to each other twenty thousand times; prints microseconds a turn. */
export const switching = `
import threading, time
N = 10_000
ready = [threading.Lock(), threading.Lock()]
ready[1].acquire()
def play(me):
    for _ in range(N):
        ready[me].acquire()
        ready[1 - me].release()
threads = [threading.Thread(target=play, args=(i,)) for i in (0, 1)]
start = time.perf_counter()
for thread in threads: thread.start()
for thread in threads: thread.join()
print((time.perf_counter() - start) * 1e6 / (2 * N))`

/** Twenty tasks that take forty thousand steps; prints microseconds a step. */
export const stepping = `
import asyncio, time
async def walk():
    for _ in range(2_000):
        await asyncio.sleep(0)
async def main():
    start = time.perf_counter()
    await asyncio.gather(*(walk() for _ in range(20)))
    return (time.perf_counter() - start) * 1e6 / 40_000
print(asyncio.run(main()))`
