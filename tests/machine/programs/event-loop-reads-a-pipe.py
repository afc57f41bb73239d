"""A pipe's two ends are a transport and a StreamReader to an event loop."""

import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    read_end, write_end = os.pipe()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), open(read_end, 'rb'))
    transport, _ = await loop.connect_write_pipe(asyncio.Protocol, open(write_end, 'wb'))
    for number in range(3):
        transport.write(f'line {number}\n'.encode())
    transport.close()
    while line := await reader.readline():
        print(line)
    print('at its end:', reader.at_eof())


asyncio.run(main())
