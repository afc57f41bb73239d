import asyncio

from store import Store


async def keep_notes(store: Store, notes: list[str]) -> list[str]:
    """First ask for all of them, then save all that are new."""
    try:
        answers = await asyncio.gather(*[store.is_new(note) for note in notes])
        new = [note for note, is_new in zip(notes, answers) if is_new]
        return await asyncio.gather(*[save_or_say(store, note) for note in new])
    finally:
        await store.close()


async def save_or_say(store: Store, note: str) -> str:
    try:
        return await store.save(note)
    except OSError:
        return f"{note} is lost"
