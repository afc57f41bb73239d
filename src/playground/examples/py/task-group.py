# When one task of a group fails, the others are cancelled, and the error comes out.
import asyncio


async def work(name: str, seconds: float) -> None:
    try:
        await asyncio.sleep(seconds)
        if name == "second":
            raise ValueError(f"the {name} one has failed")
        print(f"the {name} one is done")
    except asyncio.CancelledError:
        print(f"the {name} one was cancelled")
        raise


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            for name, seconds in [("first", 0.5), ("second", 1.0), ("third", 1.5)]:
                group.create_task(work(name, seconds))
    except* ValueError as errors:
        print("came out:", *errors.exceptions)


asyncio.run(main())
