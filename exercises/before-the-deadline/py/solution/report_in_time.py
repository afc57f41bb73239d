import asyncio

import aiohttp


async def report_in_time(city: str, seconds: float, fallback: str) -> str:
    """The weather report for this city, or the fallback when it takes longer than that."""
    try:
        async with asyncio.timeout(seconds):
            return await fetch_report(city)
    except TimeoutError:
        return fallback


async def fetch_report(city: str) -> str:
    async with aiohttp.ClientSession() as session:
        async with session.get(f"https://weather.example/cities/{city}") as response:
            response.raise_for_status()
            station = (await response.json())["station"]
        async with session.get(f"https://weather.example/stations/{station}") as response:
            response.raise_for_status()
            return await response.text()
