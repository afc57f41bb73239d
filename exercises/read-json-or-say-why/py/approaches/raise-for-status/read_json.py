import aiohttp


async def read_json(url: str) -> object:
    """aiohttp's own error names the status and the address; its parser's does not."""
    headers = {"Accept": "application/json"}
    async with aiohttp.ClientSession(headers=headers, raise_for_status=True) as session:
        async with session.get(url) as response:
            try:
                return await response.json(content_type=None)
            except ValueError as error:
                raise ValueError(f"no JSON at {url}, status {response.status}") from error
