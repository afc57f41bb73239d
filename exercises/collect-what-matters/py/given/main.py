import asyncio
import time

from heavy_names import heavy_names

began = time.perf_counter()


def at() -> str:
    return f"{time.perf_counter() - began:.1f} s"


async def walk_by():
    """A stream: a Pokémon every now and then."""
    weights = {"snorlax": 4600, "pikachu": 60, "onix": 2100, "eevee": 65, "steelix": 4000}
    for name, weight in weights.items():
        await asyncio.sleep(0.2)
        print(f"{at()}  {name} walks by")
        yield {"name": name, "weight": weight}


async def is_heavy(pokemon):
    await asyncio.sleep(0.1)  # the scales take their time
    return pokemon["weight"] > 1000


async def main():
    names = await heavy_names(walk_by(), is_heavy)
    print(f"{at()}  heavy: {names}")


asyncio.run(main())
