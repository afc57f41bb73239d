"""A socket waits for ever, for a time, or not at all."""

import socket
import time

with socket.create_server(('127.0.0.1', 0)) as listener:
    client = socket.create_connection(listener.getsockname())
    connection, _ = listener.accept()
    print(client.gettimeout(), client.getblocking())
    start = time.perf_counter()
    client.settimeout(0.2)
    try:
        client.recv(10)
    except TimeoutError as error:
        print(type(error).__name__, error, int((time.perf_counter() - start) * 10))
    client.setblocking(False)
    try:
        client.recv(10)
    except BlockingIOError as error:
        print(type(error).__name__, client.gettimeout())
    connection.sendall(b'now')
    client.settimeout(5)
    print(client.recv(10))
    listener.settimeout(0.1)
    try:
        listener.accept()
    except TimeoutError:
        print('nobody came', socket.timeout is TimeoutError)
    client.close()
    connection.close()
    try:
        client.recv(10)
    except OSError as error:
        print(error)
