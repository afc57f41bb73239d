from report import total_until


async def fetch_total(month: int) -> int:
    """The total until this month, from a report that blocks."""
    return total_until(month)
