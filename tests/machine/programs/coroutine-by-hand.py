"""A coroutine is driven by send; what it awaits decides what comes out, StopIteration ends it."""

import inspect
import types


@types.coroutine
def ask(question):
    answer = yield question
    return answer


async def conversation():
    name = await ask('name?')
    try:
        age = await ask('age?')
    except ValueError as error:
        age = f'unknown ({error})'
    return f'{name} is {age}'


talk = conversation()
print(inspect.getcoroutinestate(talk))
print(talk.send(None))
print(talk.send('Ada'))
try:
    talk.throw(ValueError('private'))
except StopIteration as stop:
    print(stop.value)
print(inspect.getcoroutinestate(talk))
try:
    talk.send(None)
except RuntimeError as error:
    print(error)
closed = conversation()
closed.send(None)
closed.close()
print(inspect.getcoroutinestate(closed))
