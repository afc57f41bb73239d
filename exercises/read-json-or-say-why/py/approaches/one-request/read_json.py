import json

import aiohttp


async def read_json(url: str) -> object:
    """`aiohttp.request` has a session of its own, for those who make only one request."""
    async with aiohttp.request("GET", url, headers={"Accept": "application/json"}) as response:
        text = await response.text()
    try:
        if response.ok:
            return json.loads(text)
        raise ValueError(f"it says {text}")
    except ValueError as error:
        raise RuntimeError(f"{response.status} from {url}: {error}") from error
