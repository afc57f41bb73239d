"""Every error of the client is a ClientError, and its kind says what went wrong."""

import asyncio
import os
import socket

import aiohttp

lab = os.environ['LAB']


async def attempt(session, url):
    try:
        async with session.get(url) as response:
            print(response.status)
    except aiohttp.ClientError as error:
        kinds = (aiohttp.ClientConnectorError, aiohttp.ServerDisconnectedError, aiohttp.InvalidURL)
        found = [kind.__name__ for kind in kinds if isinstance(error, kind)]
        print(found, isinstance(error, OSError))
        if isinstance(error, aiohttp.ClientConnectorError):
            print(error.host, type(error.os_error).__name__)


async def main():
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    async with aiohttp.ClientSession() as session:
        await attempt(session, f'http://127.0.0.1:{port}/')
        await attempt(session, f'{lab}/broken')
        await attempt(session, 'http://')
        await attempt(session, f'{lab}/text')
    try:
        await session.get(f'{lab}/text')
    except RuntimeError as error:
        print(error)


asyncio.run(main())
