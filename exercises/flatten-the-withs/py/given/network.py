import asyncio


class Network:
    """Connects you with places, and notes what happens to the connections."""

    def __init__(self, cannot_open=(), cannot_answer=(), cannot_close=()):
        self.cannot_open = cannot_open
        self.cannot_answer = cannot_answer
        self.cannot_close = cannot_close
        self.events = []

    def connect(self, name: str) -> "Connection":
        return Connection(self, name)


class Connection:
    """Is opened and closed by `async with`."""

    def __init__(self, network: Network, name: str):
        self.network = network
        self.name = name
        self.is_open = False

    async def __aenter__(self) -> "Connection":
        await asyncio.sleep(0.1)
        if self.name in self.network.cannot_open:
            raise OSError(f"{self.name} cannot be reached")
        self.network.events.append(f"open {self.name}")
        self.is_open = True
        return self

    async def ask(self, question: str) -> str:
        self.network.events.append(f"ask {self.name}")
        await asyncio.sleep(0.1)
        if not self.is_open:
            raise OSError(f"the connection to {self.name} is not open")
        if self.name in self.network.cannot_answer:
            raise OSError(f"{self.name} does not answer")
        return f"{question} {self.name}: fine"

    async def __aexit__(self, *_) -> None:
        self.is_open = False
        await asyncio.sleep(0.1)
        self.network.events.append(f"close {self.name}")
        if self.name in self.network.cannot_close:
            raise OSError(f"{self.name} does not let go")
