"""A server thread and a client talk over TCP, and the end of the one is seen by the other."""

import socket
import threading


def serve(listener):
    connection, _ = listener.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.upper())
    print('server: the client is gone')


with socket.create_server(('127.0.0.1', 0)) as listener:
    thread = threading.Thread(target=serve, args=(listener,))
    thread.start()
    with socket.create_connection(listener.getsockname()) as client:
        for word in ('hello', 'world'):
            client.sendall(word.encode())
            print(client.recv(1024))
        print(client.getpeername() == listener.getsockname(), client.getpeername()[0])
        print(client.family.name, client.type.name)
    thread.join()
print('closed', listener.fileno(), client.fileno())
