"""A server answers 404, 405 and what its handlers raise; what they do not foresee is a 500."""

import asyncio
import logging

import aiohttp
from aiohttp import web

logging.getLogger('aiohttp.server').disabled = True


async def picky(request):
    if request.query.get('name') != 'ada':
        raise web.HTTPForbidden(reason='Only Ada')
    raise web.HTTPFound('/home')


async def home(request):
    return web.Response(text='welcome home')


async def broken(request):
    return 1 / 0


async def main():
    app = web.Application()
    app.add_routes([web.get('/picky', picky), web.get('/home', home), web.get('/broken', broken)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 0).start()
    base = 'http://{}:{}'.format(*runner.addresses[0])
    async with aiohttp.ClientSession() as session:
        both = ('GET /picky', 'GET /picky?name=ada')
        for asked in ('GET /nowhere', 'POST /home', *both, 'GET /broken'):
            method, path = asked.split()
            async with session.request(method, base + path) as response:
                text = (await response.text()).splitlines()[0]
                print(asked, response.status, response.reason, '|', text)
                print([step.status for step in response.history], response.url.path)
    await runner.cleanup()


asyncio.run(main())
