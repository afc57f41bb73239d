"""start_server and open_connection talk over a socket, one handler for each client."""

import asyncio
import time


async def echo(reader, writer):
    while line := await reader.readline():
        await asyncio.sleep(0.2)
        writer.write(b'echo ' + line)
        await writer.drain()
    writer.close()


async def talk(port, name):
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    answers = []
    for word in ('hello', 'again'):
        writer.write(f'{word} {name}\n'.encode())
        answers.append((await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()
    return answers


async def main():
    server = await asyncio.start_server(echo, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        start = time.perf_counter()
        for answers in await asyncio.gather(*(talk(port, name) for name in 'abc')):
            print(answers)
        print('tenths', int((time.perf_counter() - start) * 10))
    print('serving', server.is_serving())


asyncio.run(main())
