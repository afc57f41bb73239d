"""A small chat: what one client says reaches all the others, in order."""

import asyncio


async def main():
    writers = []

    async def serve(reader, writer):
        writers.append(writer)
        async for line in reader:
            for other in writers:
                if other is not writer:
                    other.write(line)
        writers.remove(writer)
        writer.close()

    async def listen(reader, count):
        return [(await reader.readline()).decode().strip() for _ in range(count)]

    server = await asyncio.start_server(serve, '127.0.0.1', 0)
    async with server:
        address = server.sockets[0].getsockname()
        clients = [await asyncio.open_connection(*address) for _ in range(3)]
        while len(writers) < 3:
            await asyncio.sleep(0.01)
        for number in range(2):
            clients[0][1].write(f'message {number}\n'.encode())
        heard = await asyncio.gather(*(listen(reader, 2) for reader, _ in clients[1:]))
        print(heard)
        for _, writer in clients:
            writer.close()
        while writers:
            await asyncio.sleep(0.01)
        print('all left')


asyncio.run(main())
