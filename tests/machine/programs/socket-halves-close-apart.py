"""shutdown closes one direction: the other end reads to the end and can still answer."""

import socket
import threading


def count_bytes(listener):
    connection, _ = listener.accept()
    with connection, connection.makefile('rb') as stream:
        body = stream.read()
        connection.sendall(f'{len(body)} bytes, {body.count(10)} lines'.encode())


with socket.create_server(('127.0.0.1', 0)) as listener:
    thread = threading.Thread(target=count_bytes, args=(listener,))
    thread.start()
    with socket.create_connection(listener.getsockname()) as client:
        with client.makefile('w') as stream:
            for number in range(5000):
                print('line', number, file=stream)
        client.shutdown(socket.SHUT_WR)
        print(client.recv(1024).decode())
        print(client.recv(1024))
        try:
            client.sendall(b'more')
        except BrokenPipeError:
            print('BrokenPipeError')
    thread.join()
