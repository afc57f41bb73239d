"""_socket and select over the kernel's network. Above them socket.py and selectors.py are CPython's own."""

import errno
import importlib
import sys
import types

from . import kernel

_c = sys.modules.get('_socket') or importlib.import_module('_socket')

AF_INET, AF_UNSPEC, SOCK_STREAM, SOCK_DGRAM = _c.AF_INET, 0, _c.SOCK_STREAM, _c.SOCK_DGRAM
AF_INET6 = getattr(_c, 'AF_INET6', 10)
SOL_SOCKET, SO_ERROR, SO_TYPE = _c.SOL_SOCKET, _c.SO_ERROR, _c.SO_TYPE
gaierror, herror = _c.gaierror, _c.herror
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
MSG_PEEK = 2
EAI_NONAME = -2

# network.ts numbers what can go wrong on its own; a negative answer is one of these.
_WOULD_BLOCK, _REFUSED, _IN_PROGRESS = -1, -2, -8
_ERRNO = {
    -1: (errno.EAGAIN, 'Resource temporarily unavailable'),
    -2: (errno.ECONNREFUSED, 'Connection refused'),
    -3: (errno.ENOTCONN, 'Transport endpoint is not connected'),
    -4: (errno.EPIPE, 'Broken pipe'),
    -5: (errno.ECONNRESET, 'Connection reset by peer'),
    -6: (errno.EADDRINUSE, 'Address already in use'),
    -7: (errno.EBADF, 'Bad file descriptor'),
    -8: (errno.EINPROGRESS, 'Operation now in progress'),
    -9: (errno.EISCONN, 'Transport endpoint is already connected'),
    -10: (errno.EINVAL, 'Invalid argument'),
}


def _checked(answer):
    """The answer of the kernel, or the OSError it stands for."""
    if type(answer) is int and answer < 0:
        raise OSError(*_ERRNO[answer])
    return answer


def _text(host):
    return host.decode('ascii') if isinstance(host, (bytes, bytearray)) else host


def _resolve(host):
    ip = kernel.resolve('' if host is None else _text(host))
    if not ip:
        raise gaierror(EAI_NONAME, 'Name or service not known')
    return ip


def _address(text):
    ip, port = text.split(' ')
    return ip, int(port)


_default_timeout = None


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    _default_timeout = timeout


class socket:
    """What socket.socket of the library is built on."""

    __slots__ = ('_fd', '_timeout', '_proto', '_options')

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._fd = -1
        if family not in (-1, AF_INET):
            raise OSError(errno.EAFNOSUPPORT, 'Address family not supported by protocol')
        if type not in (-1,) and int(type) & 0xF != SOCK_STREAM and fileno is None:
            raise OSError(errno.EPROTONOSUPPORT, 'Only TCP is there: Protocol not supported')
        self._proto = 0 if proto == -1 else proto
        self._timeout = _default_timeout
        self._options = {}
        self._fd = kernel.socket() if fileno is None else fileno

    def fileno(self):
        return self._fd

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def _wait(self, events):
        """Until one of the events may have come; the caller tries again."""
        if self._timeout == 0:
            raise BlockingIOError(*_ERRNO[_WOULD_BLOCK])
        until = None if self._timeout is None else kernel.deadline(self._timeout)
        while not kernel.is_ready(self._fd, events):
            waiting = kernel.wait_for_one(self._fd, -1 if until is None else until)
            if not kernel.await_turn(waiting, kernel.current) and not kernel.is_ready(self._fd, events):
                raise TimeoutError('timed out')

    family = property(lambda self: AF_INET)
    type = property(lambda self: SOCK_STREAM)
    proto = property(lambda self: self._proto)
    timeout = property(lambda self: self._timeout)

    def settimeout(self, timeout):
        if timeout is not None:
            timeout = float(timeout)
            if timeout < 0:
                raise ValueError('Timeout value out of range')
        self._timeout = timeout

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0

    def setsockopt(self, level, option, value=None, length=None):
        self._options[level, option] = value

    def getsockopt(self, level, option, length=0):
        if (level, option) == (SOL_SOCKET, SO_ERROR):
            fault = kernel.fault(self._fd)
            return _ERRNO[fault][0] if fault else 0
        if (level, option) == (SOL_SOCKET, SO_TYPE):
            return SOCK_STREAM
        value = self._options.get((level, option), 0)
        return bytes(length) if length and not isinstance(value, bytes) else value

    def getsockname(self):
        return _address(kernel.address(self._fd, False) or '0.0.0.0 0')

    def getpeername(self):
        text = kernel.address(self._fd, True)
        if not text:
            raise OSError(*_ERRNO[-3])
        return _address(text)

    def bind(self, address, /):
        host, port = _pair(address, 'bind')
        _checked(kernel.bind(self._fd, _resolve(host), port))

    def listen(self, backlog=128, /):
        _checked(kernel.listen(self._fd))

    def connect(self, address, /):
        number = self.connect_ex(address)
        if number:
            text = next((text for code, text in _ERRNO.values() if code == number), errno.errorcode.get(number))
            raise OSError(number, text)

    def connect_ex(self, address, /):
        host, port = _pair(address, 'connect')
        began = kernel.connect(self._fd, _resolve(host), port)
        if began != _IN_PROGRESS or self._timeout == 0:
            return _ERRNO[began][0]
        self._wait(POLLOUT)
        return self.getsockopt(SOL_SOCKET, SO_ERROR)

    def _accept(self):
        while True:
            fd = kernel.accept(self._fd)
            if fd != _WOULD_BLOCK:
                return _checked(fd), _address(kernel.address(fd, True))
            self._wait(POLLIN)

    def recv(self, size, flags=0, /):
        while True:
            got = kernel.receive(self._fd, size, bool(flags & MSG_PEEK))
            if got != _WOULD_BLOCK:
                return _checked(got).encode('latin-1')
            self._wait(POLLIN)

    def recv_into(self, buffer, nbytes=0, flags=0):
        view = memoryview(buffer).cast('B')
        data = self.recv(nbytes or len(view), flags)
        view[:len(data)] = data
        return len(data)

    def recvfrom(self, size, flags=0, /):
        return self.recv(size, flags), self.getpeername()

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        return self.recv_into(buffer, nbytes, flags), self.getpeername()

    def recvmsg(self, size, *rest):
        return self.recv(size), [], 0, self.getpeername()

    def send(self, data, flags=0, /):
        text = bytes(data).decode('latin-1')
        done = 0
        while True:
            sent = kernel.send(self._fd, text[done:])
            if sent != _WOULD_BLOCK:
                done += _checked(sent)
                # As on Linux: only who would not wait for ever comes back with a part of it.
                if done == len(text) or self._timeout is not None:
                    return done
            self._wait(POLLOUT)

    def sendall(self, data, flags=0, /):
        data = memoryview(data).cast('B')
        while len(data):
            data = data[self.send(data):]

    def sendmsg(self, buffers, *rest):
        return self.send(b''.join(bytes(buffer) for buffer in buffers))

    def sendto(self, data, *rest):
        return self.send(data)

    def shutdown(self, how, /):
        _checked(kernel.shutdown(self._fd, how + 1))

    def close(self):
        if self._fd != -1:
            fd, self._fd = self._fd, -1
            kernel.close(fd)

    def __del__(self, _warn=None):
        if getattr(self, '_fd', -1) == -1:
            return
        import warnings
        warnings.warn(f'unclosed {self!r}', ResourceWarning, source=self)
        self.close()

    def __repr__(self):
        return f'<socket object, fd={self._fd}, family={int(self.family)}, type={int(self.type)}, proto={self.proto}>'


socket.__module__ = '_socket'


def _pair(address, caller):
    if not isinstance(address, tuple):
        raise TypeError(f'{caller}(): AF_INET address must be tuple, not {type(address).__name__}')
    if len(address) != 2:
        raise TypeError(f'AF_INET address must be a pair (host, port)')
    host, port = address
    if not 0 <= port <= 65535:
        raise OverflowError(f'{caller}(): port must be 0-65535.')
    return host, port


def socketpair(family=AF_INET, type=SOCK_STREAM, proto=0):
    one, other = (int(fd) for fd in kernel.socket_pair().split(' '))
    return socket(fileno=one), socket(fileno=other)


_SERVICES = {'http': 80, 'https': 443, 'ftp': 21, 'ssh': 22, 'smtp': 25, 'domain': 53}


def _port(port):
    if port is None:
        return 0
    text = _text(port) if not isinstance(port, int) else port
    try:
        return int(text)
    except ValueError:
        if text in _SERVICES:
            return _SERVICES[text]
        raise gaierror(-8, 'Servname not supported for ai_socktype') from None


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if family not in (AF_UNSPEC, AF_INET):
        raise gaierror(-9, 'Address family for hostname not supported')
    passive = flags & 1
    ip = ('0.0.0.0' if passive else '127.0.0.1') if host is None else _resolve(host)
    kinds = [(SOCK_STREAM, 6), (SOCK_DGRAM, 17)]
    return [(AF_INET, kind, number, '', (ip, _port(port))) for kind, number in kinds
            if type in (0, kind) and proto in (0, number)]


def gethostbyname(host, /):
    return _resolve(host)


def gethostbyname_ex(host, /):
    return _text(host), [], [_resolve(host)]


def gethostbyaddr(ip, /):
    return ip, [], [_resolve(ip)]


def getnameinfo(address, flags, /):
    return address[0], str(address[1])


def gethostname():
    return 'machine'


def getservbyname(name, protocol='tcp', /):
    if name not in _SERVICES:
        raise OSError('service/proto not found')
    return _SERVICES[name]


def close(fd, /):
    _checked(kernel.close(fd))


def dup(fd, /):
    return _checked(kernel.copy(fd))


class builtin(staticmethod):
    """As if it were in C: it does not turn into a method of a class that holds it."""

    def __repr__(self):
        return f'<built-in function {self.__name__}>'


# ---- select

def _fd(thing):
    return thing if isinstance(thing, int) else thing.fileno()


def _poll(number, milliseconds):
    """What is ready in the set of that number, as (fd, events) pairs, within that time."""
    kernel.last_step = None
    found = kernel.ready(number)
    if not found:
        if milliseconds == 0:
            # Who polls without waiting lets the others go on, as the interpreter's lock would.
            if kernel.is_contended():
                kernel.give_turn()
                found = kernel.ready(number)
        else:
            until = -1 if milliseconds is None or milliseconds < 0 else kernel.peek() + milliseconds * 1e6
            while not found and kernel.await_turn(kernel.wait_for(number, until), kernel.current):
                found = kernel.ready(number)
            found = found or kernel.ready(number)
    numbers = [int(part) for part in found.split()]
    return list(zip(numbers[::2], numbers[1::2]))


class poll:
    __slots__ = ('_number', '_events')

    def __init__(self):
        self._number = kernel.poll_set()
        self._events = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        fd = _fd(fd)
        self._events[fd] = eventmask
        kernel.watch(self._number, fd, eventmask)

    def modify(self, fd, eventmask, /):
        if _fd(fd) not in self._events:
            raise FileNotFoundError(errno.ENOENT, 'No such file or directory')
        self.register(fd, eventmask)

    def unregister(self, fd, /):
        del self._events[_fd(fd)]
        kernel.watch(self._number, _fd(fd), -1)

    def poll(self, timeout=None, /):
        return _poll(self._number, timeout)

    def __del__(self):
        kernel.forget_set(self._number)


def select(rlist, wlist, xlist, timeout=None, /):
    if timeout is not None and timeout < 0:
        raise ValueError('timeout must be non-negative')
    wanted = {}
    for things, event in ((rlist, POLLIN), (wlist, POLLOUT)):
        for thing in things:
            wanted[_fd(thing)] = wanted.get(_fd(thing), 0) | event
    number = kernel.poll_set()
    try:
        for fd, events in wanted.items():
            kernel.watch(number, fd, events)
        found = dict(_poll(number, None if timeout is None else timeout * 1000))
    finally:
        kernel.forget_set(number)
    return ([thing for thing in rlist if found.get(_fd(thing), 0) & POLLIN],
            [thing for thing in wlist if found.get(_fd(thing), 0) & POLLOUT], [])


_FUNCTIONS = ('socket', 'socketpair', 'getaddrinfo', 'gethostbyname', 'gethostbyname_ex', 'gethostbyaddr',
              'getnameinfo', 'gethostname', 'getservbyname', 'getdefaulttimeout', 'setdefaulttimeout',
              'close', 'dup')

_CONSTANTS = dict(
    SO_REUSEADDR=2, SO_KEEPALIVE=9, SO_BROADCAST=6, SO_SNDBUF=7, SO_RCVBUF=8, SO_LINGER=13, SO_REUSEPORT=15,
    TCP_NODELAY=1, TCP_KEEPIDLE=4, TCP_KEEPINTVL=5, TCP_KEEPCNT=6,
    IPPROTO_IP=0, IPPROTO_TCP=6, IPPROTO_UDP=17, IPPROTO_IPV6=41, IPV6_V6ONLY=26,
    SOMAXCONN=4096, MSG_PEEK=MSG_PEEK, MSG_DONTWAIT=64, MSG_NOSIGNAL=16384,
    AI_PASSIVE=1, AI_CANONNAME=2, AI_NUMERICHOST=4, AI_NUMERICSERV=1024, AI_ADDRCONFIG=32,
    EAI_NONAME=EAI_NONAME, EAI_FAMILY=-6, EAI_ADDRFAMILY=-9, EAI_AGAIN=-3, EAI_SERVICE=-8,
    NI_NUMERICHOST=1, NI_NUMERICSERV=2, SHUT_RD=0, SHUT_WR=1, SHUT_RDWR=2,
    SOCK_NONBLOCK=2048, SOCK_CLOEXEC=524288, INADDR_ANY=0, INADDR_LOOPBACK=0x7F000001,
)


def install():
    """Puts these in the place of the C modules, and lets the library's own run again above them."""
    mine = globals()
    sockets = types.ModuleType('_socket')
    vars(sockets).update({name: value for name, value in vars(_c).items() if not name.startswith('__')})
    for name in _FUNCTIONS:
        setattr(sockets, name, mine[name])
    for name, value in _CONSTANTS.items():
        setattr(sockets, name, value)
    sockets.SocketType = socket
    sockets.has_ipv6 = False
    for name in ('CAPI', 'sethostname', 'AF_UNIX'):
        vars(sockets).pop(name, None)
    selecting = types.ModuleType('select')
    for name in ('poll', 'select', 'POLLIN', 'POLLPRI', 'POLLOUT', 'POLLERR', 'POLLHUP', 'POLLNVAL'):
        setattr(selecting, name, mine[name])
    selecting.select = builtin(select)      # SelectSelector is a class that holds it
    selecting.error = OSError
    sys.modules['_socket'], sys.modules['select'] = sockets, selecting
    for name in ('socket', 'selectors'):
        importlib.reload(importlib.import_module(name))
