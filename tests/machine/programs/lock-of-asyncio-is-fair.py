"""An asyncio.Lock is handed on in the order of the waiting, and refuses a wrong release."""

import asyncio

log = []


async def use(lock, name):
    log.append(f'{name} asks')
    async with lock:
        log.append(f'{name} has it')
        await asyncio.sleep(0.05)
    log.append(f'{name} left')


async def main():
    lock = asyncio.Lock()
    first = asyncio.create_task(use(lock, 'first'))
    impatient = asyncio.create_task(use(lock, 'impatient'))
    last = asyncio.create_task(use(lock, 'last'))
    await asyncio.sleep(0)
    print('locked', lock.locked())
    impatient.cancel()
    await asyncio.wait([first, impatient, last])
    print('\n'.join(log))
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
