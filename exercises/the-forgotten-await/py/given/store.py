import asyncio


class Store:
    """Notes on another computer: everything takes a moment, and may fail."""

    def __init__(self, notes=(), refuses=()):
        self.notes = list(notes)
        self.refuses = refuses
        self.is_open = True

    async def is_new(self, note: str) -> bool:
        await asyncio.sleep(0.1)
        return note not in self.notes

    async def save(self, note: str) -> str:
        await asyncio.sleep(0.1)
        if note in self.refuses or not self.is_open:
            raise OSError(f"cannot save {note!r}")
        self.notes.append(note)
        return f"{note} is safe"

    async def close(self) -> None:
        await asyncio.sleep(0.1)
        self.is_open = False
