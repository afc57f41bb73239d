import aiohttp


async def read_json(url: str) -> object:
    headers = {"Accept": "application/json"}
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as response:
        where = f"{url}: status {response.status}"
        if not response.ok:
            raise ValueError(where)
        try:
            return await response.json()
        except (aiohttp.ContentTypeError, ValueError) as error:
            raise ValueError(f"{where}, and the body is no JSON") from error
