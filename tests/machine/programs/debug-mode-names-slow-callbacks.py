"""In debug mode the loop names what held it up."""

import asyncio
import time


async def slow():
    time.sleep(0.4)


async def main():
    asyncio.get_running_loop().slow_callback_duration = 0.3
    print('debug', asyncio.get_running_loop().get_debug())
    await asyncio.sleep(0)
    await slow()
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
