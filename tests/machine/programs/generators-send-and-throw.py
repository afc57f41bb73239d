"""A generator takes values by send, errors by throw, and GeneratorExit by close."""


def averager():
    total, count, average = 0, 0, None
    try:
        while True:
            try:
                total += yield average
                count += 1
                average = total / count
            except ZeroDivisionError:
                total, count, average = 0, 0, 'reset'
    finally:
        print('closed after', count)


one = averager()
try:
    one.send(1)
except TypeError as error:
    print(error)
print(next(one), one.send(10), one.send(20))
print(one.throw(ZeroDivisionError))
print(one.send(7))
one.close()
print(next(one, 'nothing more'))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


two = stubborn()
next(two)
try:
    two.close()
except RuntimeError as error:
    print(error)
