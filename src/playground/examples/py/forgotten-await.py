# Calling a coroutine function makes a coroutine. It runs when it is awaited, and not before.
import asyncio


async def save(text: str) -> None:
    await asyncio.sleep(0.1)
    print("saved:", text)


async def main() -> None:
    await save("this one is awaited")
    save("this one is forgotten")
    print("done?")


asyncio.run(main())
