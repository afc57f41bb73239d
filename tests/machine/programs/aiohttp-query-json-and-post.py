"""A ClientSession sends queries and bodies, and reads status, headers, text and JSON."""

import asyncio
import os

import aiohttp

lab = os.environ['LAB']


async def main():
    async with aiohttp.ClientSession(headers={'X-Course': 'lab'}) as session:
        async with session.get(f'{lab}/search', params={'q': 'tea & milk', 'page': 2}) as response:
            print(response.status, response.ok, response.method, await response.json())
        async with session.get(f'{lab}/text') as response:
            print(response.content_type, response.charset, response.headers['X-Lab'])
            print((await response.text()).splitlines())
        async with session.get(f'{lab}/unicode') as response:
            body = await response.read()
            print(len(body), body.decode())
        async with session.post(f'{lab}/orders', json={'tea': 2}) as response:
            print(response.status, response.reason, await response.json())
        async with session.delete(f'{lab}/orders/7') as response:
            print(response.status, repr(await response.text()))
        async with session.head(f'{lab}/text') as response:
            print(response.status, response.headers['Content-Length'], await response.read())
    print('closed', session.closed)


asyncio.run(main())
