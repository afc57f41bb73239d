import aiohttp


async def read_json(url: str) -> object:
    headers = {"Accept": "application/json"}
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as response:
        where = f"{url}: status {response.status}"
        if not response.ok:
            raise ValueError(where)
        return response
