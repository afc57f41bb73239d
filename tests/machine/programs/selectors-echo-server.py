"""selectors call back what is ready: a server and its clients in a single thread."""

import selectors
import socket

selector = selectors.DefaultSelector()
log = []


def accept(listener):
    connection, _ = listener.accept()
    connection.setblocking(False)
    selector.register(connection, selectors.EVENT_READ, echo)


def echo(connection):
    if data := connection.recv(100):
        log.append(data)
        connection.sendall(data[::-1])
    else:
        selector.unregister(connection)
        connection.close()


listener = socket.create_server(('127.0.0.1', 0))
listener.setblocking(False)
selector.register(listener, selectors.EVENT_READ, accept)
clients = [socket.create_connection(listener.getsockname()) for _ in range(3)]
for number, client in enumerate(clients):
    client.sendall(f'client {number}'.encode())
while len(log) < 3:
    for key, _ in selector.select(timeout=5):
        key.data(key.fileobj)
print(sorted(log))
print([client.recv(100) for client in clients])
for client in clients:
    client.close()
while len(selector.get_map()) > 1:
    for key, _ in selector.select(timeout=5):
        key.data(key.fileobj)
print('all gone', selector.select(timeout=0))
selector.close()
listener.close()
