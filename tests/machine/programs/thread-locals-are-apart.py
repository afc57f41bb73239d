"""Every thread sees its own attributes of a threading.local, and starts without any."""

import threading


class Account(threading.local):
    total = 0

    def __init__(self, currency):
        self.currency = currency


plain, account = threading.local(), Account('EUR')
plain.name = 'main'
account.total = 5
seen = []


def work(name):
    before = hasattr(plain, 'name')
    plain.name = name
    account.total += 1
    seen.append((before, plain.name, account.total, account.currency))


for name in 'ab':
    thread = threading.Thread(target=work, args=(name,))
    thread.start()
    thread.join()
print(seen)
print(plain.name, account.total)
