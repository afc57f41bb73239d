"""https:// inside the machine. There is nobody to hide from, so records pass in clear.

Pyodide's ssl has no TLS behind it; these few parts let asyncio, http.client and aiohttp say what they say.
"""

import socket
import ssl


class MemoryBIO:
    """ssl.MemoryBIO: bytes between a protocol and its transport."""

    def __init__(self):
        self._bytes = bytearray()
        self._has_ended = False

    @property
    def pending(self):
        return len(self._bytes)

    @property
    def eof(self):
        return self._has_ended and not self._bytes

    def read(self, size=-1, /):
        size = len(self._bytes) if size < 0 else size
        data = bytes(self._bytes[:size])
        del self._bytes[:size]
        return data

    def write(self, data, /):
        self._bytes += data
        return len(data)

    def write_eof(self):
        self._has_ended = True


class _Clear:
    """What one asks of a TLS connection, answered for one that is in clear."""

    __slots__ = ()

    def do_handshake(self, block=False):
        pass

    def getpeercert(self, binary_form=False):
        if self.server_side:
            return None     # clients show none
        name = self.server_hostname or ''
        if binary_form:
            return name.encode()
        if self.context.verify_mode == ssl.CERT_NONE:
            return {}       # as on a desk: what was not checked is not told
        return {'subject': ((('commonName', name),),), 'subjectAltName': (('DNS', name),)}

    def cipher(self):
        return 'IN_CLEAR', 'none', 0

    def version(self):
        return 'TLSv1.3'

    def compression(self):
        return None

    def selected_alpn_protocol(self):
        return None

    def selected_npn_protocol(self):
        return None

    def shared_ciphers(self):
        return None


class SSLObject(_Clear):
    """ssl.SSLObject over two MemoryBIOs."""

    session, session_reused = None, False

    def __init__(self, context, incoming, outgoing, server_side, server_hostname):
        self.context, self.server_side, self.server_hostname = context, server_side, server_hostname
        self._incoming, self._outgoing = incoming, outgoing

    def read(self, size=1024, buffer=None):
        if not self._incoming.pending:
            if self._incoming.eof:
                return 0 if buffer is not None else b''
            raise ssl.SSLWantReadError(ssl.SSL_ERROR_WANT_READ, 'The operation did not complete (read)')
        data = self._incoming.read(size)
        if buffer is None:
            return data
        buffer[:len(data)] = data
        return len(data)

    def write(self, data):
        return self._outgoing.write(bytes(data))

    def pending(self):
        return self._incoming.pending

    def unwrap(self):
        pass


class SSLSocket(_Clear, socket.socket):
    """ssl.SSLSocket: the same socket under another class."""

    __slots__ = ('context', 'server_side', 'server_hostname')
    session, session_reused = None, False

    def read(self, size=1024, buffer=None):
        return self.recv(size) if buffer is None else self.recv_into(buffer, size)

    def send(self, data, flags=0):
        sent = super().send(data, flags)
        while sent < len(data) and self.gettimeout() != 0:      # a record of TLS goes out whole
            sent += super().send(data[sent:], flags)
        return sent

    def write(self, data):
        return self.send(data)

    def pending(self):
        return 0

    def unwrap(self):
        return self


def _wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                 server_hostname=None, session=None):
    timeout = sock.gettimeout()
    wrapped = SSLSocket(fileno=sock.detach())
    wrapped.settimeout(timeout)
    wrapped.context, wrapped.server_side, wrapped.server_hostname = self, server_side, server_hostname
    return wrapped


def _wrap_bio(self, incoming, outgoing, server_side=False, server_hostname=None, session=None):
    return SSLObject(self, incoming, outgoing, server_side, server_hostname)


def install():
    ssl.MemoryBIO, ssl.SSLObject, ssl.SSLSocket = MemoryBIO, SSLObject, SSLSocket
    context = ssl.SSLContext
    context.wrap_bio, context.wrap_socket = _wrap_bio, _wrap_socket
    for name in ('load_verify_locations', 'load_default_certs', 'set_default_verify_paths', 'load_cert_chain',
                 'set_alpn_protocols'):
        setattr(context, name, lambda self, *args, **kwargs: None)
    context.cert_store_stats = lambda self: {'x509': 1, 'crl': 0, 'x509_ca': 1}
