import json

import aiohttp


async def read_json(url: str) -> object:
    headers = {"Accept": "application/json"}
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as response:
        where = f"{url}: status {response.status}"
        if not response.ok:
            raise ValueError(where)
        text = await response.text()
        try:
            return json.loads(text)
        except ValueError:
            return None
