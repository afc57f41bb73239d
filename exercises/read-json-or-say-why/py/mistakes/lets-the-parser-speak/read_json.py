import json

import aiohttp


async def read_json(url: str) -> object:
    headers = {"Accept": "application/json"}
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as response:
        if not response.ok:
            raise ValueError(f"{url}: status {response.status}")
        text = await response.text()
        return json.loads(text)
