"""A socket that waits for ever sends all that it is given; one with a timeout comes back with what there was room for."""

import socket
import threading

DATA = b'x' * 8_000_000


def read_all(sock, counts):
    while data := sock.recv(1 << 16):
        counts.append(len(data))


one, other = socket.socketpair()
counts = []
reader = threading.Thread(target=read_all, args=(other, counts))
reader.start()
print(one.send(DATA))
one.close()
reader.join()
print(sum(counts), len(counts) > 1)
other.close()

one, other = socket.socketpair()
one.settimeout(0.1)
sent = one.send(DATA)
print(0 < sent < len(DATA))
try:
    one.sendall(DATA)
except TimeoutError as error:
    print(error)
one.close()
other.close()
