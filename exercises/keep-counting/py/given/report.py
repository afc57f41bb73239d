import requests


def total_until(month: int) -> int:
    """What the shop has sold until the end of this month. Blocks until the server answers."""
    answer = requests.get(f"https://shop.example/totals/{month}")
    answer.raise_for_status()
    return answer.json()["total"]
