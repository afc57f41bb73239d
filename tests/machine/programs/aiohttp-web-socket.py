"""A web socket carries messages both ways until one side closes it."""

import asyncio

import aiohttp
from aiohttp import web


async def shout(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for message in socket:
        if message.data == 'bye':
            await socket.close(code=4000, message=b'so long')
        else:
            await socket.send_str(message.data.upper())
    return socket


async def main():
    app = web.Application()
    app.router.add_get('/', shout)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 0).start()
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect('http://{}:{}/'.format(*runner.addresses[0])) as socket:
            for word in ('hello', 'again'):
                await socket.send_str(word)
                print(await socket.receive_str())
            await socket.send_str('bye')
            message = await socket.receive()
            print(message.type.name, socket.close_code, message.extra)
    await runner.cleanup()


asyncio.run(main())
