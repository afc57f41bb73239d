"""yield from passes values both ways, and its value is what the inner generator returned."""


def inner(name):
    received = []
    for number in range(2):
        received.append((yield f'{name}{number}'))
    return received


def outer():
    first = yield from inner('a')
    second = yield from inner('b')
    return first + second


one = outer()
values, answer = [next(one)], 0
try:
    while True:
        answer += 1
        values.append(one.send(answer))
except StopIteration as stop:
    print(values)
    print(stop.value)


def chain(*sources):
    for source in sources:
        yield from source


print(list(chain('xy', [1, 2], inner('c'))))


def wrong():
    raise StopIteration('not the way to end')
    yield


try:
    list(wrong())
except RuntimeError as error:
    print(error, '<-', repr(error.__cause__))
