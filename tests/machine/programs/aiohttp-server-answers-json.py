"""An aiohttp server and its client share one loop: paths, queries and JSON bodies."""

import asyncio
import time

import aiohttp
from aiohttp import web

routes = web.RouteTableDef()


@routes.get('/square/{number}')
async def square(request):
    await asyncio.sleep(0.2)
    number = int(request.match_info['number'])
    return web.json_response({'square': number * number, 'unit': request.query.get('unit', 'none')})


@routes.post('/sum')
async def add(request):
    numbers = await request.json()
    headers = {'X-Count': str(len(numbers))}
    return web.json_response({'sum': sum(numbers)}, status=201, headers=headers)


async def main():
    app = web.Application()
    app.add_routes(routes)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, '127.0.0.1', 0).start()
    base = 'http://{}:{}'.format(*runner.addresses[0])

    async def ask(session, number):
        async with session.get(f'{base}/square/{number}', params={'unit': 'm'}) as response:
            return await response.json()

    async with aiohttp.ClientSession() as session:
        start = time.perf_counter()
        answers = await asyncio.gather(*(ask(session, number) for number in range(5)))
        print(answers[0], answers[-1], 'fifths', int((time.perf_counter() - start) * 5))
        async with session.post(f'{base}/sum', json=[1, 2, 3]) as response:
            print(response.status, response.headers['X-Count'], await response.json())
    await runner.cleanup()


asyncio.run(main())
