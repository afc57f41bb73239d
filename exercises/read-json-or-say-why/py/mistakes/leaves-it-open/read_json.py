import json

import aiohttp


async def read_json(url: str) -> object:
    session = aiohttp.ClientSession(headers={"Accept": "application/json"})
    response = await session.get(url)
    where = f"{url}: status {response.status}"
    if not response.ok:
        raise ValueError(where)
    try:
        data = json.loads(await response.text())
    except ValueError as error:
        raise ValueError(f"{where}, and the body is no JSON") from error
    await session.close()
    return data
