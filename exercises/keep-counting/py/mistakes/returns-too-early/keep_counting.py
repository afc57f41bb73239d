import threading

from report import total_until


async def fetch_total(month: int) -> int:
    totals = []
    thread = threading.Thread(target=lambda: totals.append(total_until(month)))
    thread.start()
    return totals[0] if totals else 0
