from store import Store


async def keep_notes(store: Store, notes: list[str]) -> list[str]:
    """Save the notes that are new, close the store, and give a receipt for each."""
    receipts = []
    try:
        for note in notes:
            if await store.is_new(note):
                receipts.append(save_or_say(store, note))
    finally:
        store.close()
    return receipts


async def save_or_say(store: Store, note: str) -> str:
    try:
        return await store.save(note)
    except OSError:
        return f"{note} is lost"
