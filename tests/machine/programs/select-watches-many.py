"""One thread serves many sockets when select tells which of them are ready."""

import select
import socket
import threading
import time


def talk(address, delay, word):
    with socket.create_connection(address) as client:
        time.sleep(delay)
        client.sendall(word)


log = []
with socket.create_server(('127.0.0.1', 0)) as listener:
    talkers = [
        threading.Thread(target=talk, args=(listener.getsockname(), delay, word))
        for delay, word in ((0.3, b'slow'), (0.1, b'quick'), (0.2, b'middle'))
    ]
    for talker in talkers:
        talker.start()
    open_ones, idle = [], 0
    while len(log) < 3:
        readable, writable, _ = select.select([listener, *open_ones], [], [], 5)
        for one in readable:
            if one is listener:
                open_ones.append(one.accept()[0])
            elif data := one.recv(100):
                log.append(data)
            else:
                open_ones.remove(one)
                one.close()
    print(log)
    for one in open_ones:
        one.close()
    start = time.perf_counter()
    print(select.select([listener], [], [], 0.2), int((time.perf_counter() - start) * 10))
for talker in talkers:
    talker.join()
