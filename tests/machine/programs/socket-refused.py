"""Nobody listens: the connection is refused at once, and the errno says so."""

import errno
import os
import socket

with socket.socket() as free:
    free.bind(('127.0.0.1', 0))
    address = free.getsockname()

def plain_connect(address):
    with socket.socket() as plain:
        plain.connect(address)


for connect in (socket.create_connection, plain_connect):
    try:
        connect(address)
    except ConnectionRefusedError as error:
        print(type(error).__name__, error.errno == errno.ECONNREFUSED)
        print(error.strerror == os.strerror(errno.ECONNREFUSED))
with socket.socket() as code:
    print(code.connect_ex(address) == errno.ECONNREFUSED)
with socket.create_server(('127.0.0.1', 0)) as taken:
    try:
        socket.create_server(taken.getsockname())
    except OSError as error:
        print('in use', error.errno == errno.EADDRINUSE)
with socket.socket() as lonely:
    try:
        lonely.sendall(b'to whom?')
    except OSError as error:
        print(type(error).__name__, error.errno in (errno.ENOTCONN, errno.EPIPE))
