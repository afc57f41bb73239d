import asyncio
import time

from background import Background

began = time.perf_counter()


def say(text: str) -> None:
    print(f"{time.perf_counter() - began:.1f} s  {text}")


async def send_mail(to: str, seconds: float) -> None:
    await asyncio.sleep(seconds)
    if "@" not in to:
        raise ValueError(f"{to} is no address")
    say(f"mail to {to} is sent")


async def main():
    background = Background(on_error=lambda error: say(f"failed: {error}"))
    background.start(send_mail("ada@example.org", 0.3))
    background.start(send_mail("nobody", 0.1))
    background.start(send_mail("bob@example.org", 0.2))
    say(f"all customers have their answer, {background.running} mails on their way")
    await background.close()
    say(f"closing time, {background.running} mails on their way")


asyncio.run(main())
