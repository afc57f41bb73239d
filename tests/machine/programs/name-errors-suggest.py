"""A misspelt name is answered with the one that was meant."""

import traceback
from dataclasses import dataclass


@dataclass
class Order:
    quantity: int


quantity = 3
for attempt in ('quantty', 'Order(1).quantty', 'undefined_name', '[].push', '"1" + 1', 'len(5)'):
    try:
        print(eval(attempt))
    except Exception as error:
        print(attempt, '|', traceback.format_exception_only(error)[-1].strip())
print(Order(1).quantitty)
