"""A task starts with a copy of its parent's context; what it sets stays its own."""

import asyncio
import contextvars

user = contextvars.ContextVar('user', default='nobody')


async def handle(name):
    seen = user.get()
    token = user.set(name)
    await asyncio.sleep(0.05)
    kept = user.get()
    user.reset(token)
    return seen, kept, user.get()


async def main():
    user.set('main')
    print(await asyncio.gather(handle('ada'), handle('alan')), user.get())
    await handle('called directly')
    print(user.get())
    context = contextvars.copy_context()
    context.run(user.set, 'in a copy')
    print(user.get(), context[user])
    task = asyncio.create_task(handle('own context'), context=context)
    print(await task, context[user])


asyncio.run(main())
print(user.get())
