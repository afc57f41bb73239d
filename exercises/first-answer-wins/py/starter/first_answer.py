import aiohttp


async def first_answer(urls: list[str]) -> str:
    """The text of the first mirror that gives a good answer."""
    errors = []
    for url in urls:
        try:
            return await fetch_text(url)
        except aiohttp.ClientError as error:
            errors.append(error)
    raise ExceptionGroup("no mirror answered", errors)


async def fetch_text(url: str) -> str:
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()
