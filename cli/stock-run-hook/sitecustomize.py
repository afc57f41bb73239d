"""Leads every connection of a program to the lab web on this computer, whose port LAB_PORT tells.

CPython imports a module of this name before a program, where PYTHONPATH holds its folder. The lab
speaks plain HTTP: a connection that was meant for https is left as it is, and told to be safe.
"""

import asyncio.base_events
import os
import socket
import ssl

lab = int(os.environ['LAB_PORT'])
own = ('localhost', '127.0.0.1', '::1', '0.0.0.0', '', None)

look_up = socket.getaddrinfo
connect = asyncio.base_events.BaseEventLoop.create_connection
wrap = ssl.SSLContext.wrap_socket


def look_up_in_lab(host, port, *rest, **more):
    if host in own:
        return look_up(host, port, *rest, **more)
    return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, '', ('127.0.0.1', lab))]


async def connect_in_lab(self, protocol_factory, host=None, port=None, **more):
    if port == lab:
        more.update(ssl=None, server_hostname=None)
        more.pop('ssl_handshake_timeout', None)
    return await connect(self, protocol_factory, host, port, **more)


class LabSocket(socket.socket):
    """A plain connection to the lab that answers for the host it stands for."""

    def getpeercert(self):
        return {'subjectAltName': (('DNS', self.stands_for),)}


def wrap_in_lab(self, sock, *rest, server_hostname=None, **more):
    if sock.getpeername()[1] != lab:
        return wrap(self, sock, *rest, server_hostname=server_hostname, **more)
    timeout = sock.gettimeout()
    plain = LabSocket(sock.family, sock.type, sock.proto, fileno=sock.detach())
    plain.settimeout(timeout)
    plain.stands_for = server_hostname
    return plain


socket.getaddrinfo = look_up_in_lab
asyncio.base_events.BaseEventLoop.create_connection = connect_in_lab
ssl.SSLContext.wrap_socket = wrap_in_lab
