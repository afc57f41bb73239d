"""A port where nobody listens refuses; a server that says nothing is given up by a timeout."""

import asyncio
import errno
import socket


async def silent(reader, writer):
    await reader.read()
    writer.close()


async def main():
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        closed_port = free.getsockname()[1]
    try:
        await asyncio.open_connection('127.0.0.1', closed_port)
    except ConnectionRefusedError as error:
        print('refused', error.errno == errno.ECONNREFUSED)
        print(error)

    server = await asyncio.start_server(silent, '127.0.0.1', 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        try:
            await asyncio.wait_for(reader.readline(), 0.2)
        except TimeoutError:
            print('silent')
        writer.close()
        await writer.wait_closed()


asyncio.run(main())
