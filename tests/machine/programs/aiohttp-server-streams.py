"""A StreamResponse is sent piece by piece, and the client reads it as it comes."""

import asyncio
import time

import aiohttp
from aiohttp import web


async def countdown(request):
    response = web.StreamResponse(headers={'Content-Type': 'text/plain'})
    await response.prepare(request)
    for number in (3, 2, 1):
        await response.write(f'{number}\n'.encode())
        await asyncio.sleep(0.2)
    await response.write(b'go\n')
    await response.write_eof()
    return response


async def main():
    app = web.Application()
    app.router.add_get('/countdown', countdown)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 0).start()
    base = 'http://{}:{}'.format(*runner.addresses[0])
    async with aiohttp.ClientSession() as session:
        start = time.perf_counter()
        async with session.get(f'{base}/countdown') as response:
            async for line in response.content:
                print(line.decode().strip(), 'fifths', int((time.perf_counter() - start) * 5))
    await runner.cleanup()


asyncio.run(main())
