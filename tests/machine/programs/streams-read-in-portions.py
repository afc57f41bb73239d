"""A StreamReader reads lines, exact numbers of bytes, up to a mark, and says what is missing."""

import asyncio


async def serve(reader, writer):
    writer.write(b'line one\nHEAD|abcdef')
    await writer.drain()
    await asyncio.sleep(0.1)
    writer.write(b'ghi')
    writer.write_eof()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        print(await reader.readline())
        print(await reader.readuntil(b'|'))
        print(await reader.readexactly(8))
        try:
            await reader.readexactly(5)
        except asyncio.IncompleteReadError as error:
            print('IncompleteReadError', error, error.partial)
        print(await reader.read(), reader.at_eof())
        writer.close()


asyncio.run(main())
