"""Middlewares wrap handlers from the outside in; start-up and clean-up surround them all."""

import asyncio

import aiohttp
from aiohttp import web

log = []


def layer(name):
    @web.middleware
    async def middleware(request, handler):
        log.append(f'{name} in')
        response = await handler(request)
        log.append(f'{name} out')
        response.headers[f'X-{name}'] = 'was here'
        return response

    return middleware


async def handler(request):
    log.append('handler')
    return web.Response(text=request.app['greeting'])


async def resources(app):
    log.append('start')
    app['greeting'] = 'hello'
    yield
    log.append('stop')


async def main():
    app = web.Application(middlewares=[layer('Outer'), layer('Inner')])
    app.router.add_get('/', handler)
    app.cleanup_ctx.append(resources)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 0).start()
    async with aiohttp.ClientSession() as session:
        async with session.get('http://{}:{}/'.format(*runner.addresses[0])) as response:
            print(await response.text(), sorted(h for h in response.headers if h.startswith('X-')))
    await runner.cleanup()
    print(log)


asyncio.run(main())
