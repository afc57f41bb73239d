"""A loop that is closed by hand leaves its tasks behind, and they complain in the end."""

import asyncio
import gc


async def wait(event):
    try:
        await event.wait()
    finally:
        print('clean-up of what was thrown away')


async def main(event):
    main.task = asyncio.create_task(wait(event))
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(main(asyncio.Event()))
print('pending', not main.task.done())
loop.close()
print('closed')
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
del main.task
gc.collect()
print('the end')
