"""A thread hands a coroutine to the loop of another thread and waits for its answer."""

import asyncio
import threading


async def double(number):
    await asyncio.sleep(0.1)
    if number < 0:
        raise ValueError('only positive numbers')
    return threading.current_thread().name, number * 2


def ask(loop, answers):
    future = asyncio.run_coroutine_threadsafe(double(21), loop)
    answers.append((threading.current_thread().name, future.result(timeout=5)))
    wrong = asyncio.run_coroutine_threadsafe(double(-1), loop)
    answers.append(repr(wrong.exception(timeout=5)))
    late = asyncio.run_coroutine_threadsafe(asyncio.sleep(5), loop)
    try:
        late.result(timeout=0.1)
    except TimeoutError:
        answers.append(f'late, cancelled {late.cancel()}')
    loop.call_soon_threadsafe(loop.stop)


loop = asyncio.new_event_loop()
answers = []
thread = threading.Thread(target=ask, args=(loop, answers), name='asker')
thread.start()
loop.run_forever()
thread.join()
loop.run_until_complete(asyncio.sleep(0))
loop.close()
print(answers, 'closed', loop.is_closed())
