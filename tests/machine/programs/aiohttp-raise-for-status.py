"""An answer of 404 is an answer; raise_for_status makes an error of it."""

import asyncio
import os

import aiohttp

lab = os.environ['LAB']


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get(f'{lab}/missing') as response:
            print(response.status, response.ok, await response.text())
            try:
                response.raise_for_status()
            except aiohttp.ClientResponseError as error:
                print(error.status, error.message, str(error.request_info.url).removeprefix(lab))
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        for path in ('/sick', '/users/1', '/users/9'):
            try:
                async with session.get(lab + path) as response:
                    print(path, await response.json())
            except aiohttp.ClientResponseError as error:
                print(path, error.status, error.message)
        try:
            async with session.get(f'{lab}/text') as response:
                await response.json()
        except aiohttp.ContentTypeError as error:
            print('ContentTypeError', error.message.split(',')[0])


asyncio.run(main())
