"""An asyncio.Runner runs several coroutines in one loop and one context."""

import asyncio
import contextvars

visits = contextvars.ContextVar('visits', default=0)


async def visit():
    visits.set(visits.get() + 1)
    return visits.get(), id(asyncio.get_running_loop())


with asyncio.Runner() as runner:
    first, loop = runner.run(visit())
    second, same = runner.run(visit())
    print(first, second, loop == same, runner.get_loop().is_running())
    try:
        runner.run(visit)
    except (TypeError, ValueError):
        print('a coroutine is needed')
print(visits.get())
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
