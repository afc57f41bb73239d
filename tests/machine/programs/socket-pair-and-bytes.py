"""A socket pair carries bytes, not messages: what was sent in two may be read in one."""

import socket

left, right = socket.socketpair()
with left, right:
    left.sendall(b'one')
    left.sendall(b'two')
    print(right.recv(4), right.recv(100))
    buffer = bytearray(5)
    right.sendall(b'abcdefgh')
    print(left.recv_into(buffer), bytes(buffer), left.recv(2, socket.MSG_PEEK), left.recv(9))
    left.shutdown(socket.SHUT_WR)
    print(right.recv(10))
    with left.makefile('r') as reader, right.makefile('w') as writer:
        print('first line', file=writer)
        print('second line', file=writer, flush=True)
        print(reader.readline().strip(), '|', reader.readline().strip())
print(left.fileno())
print(socket.gethostbyname('127.0.0.1'))
