"""A timeout ends the wait for an answer, and is a Timeout of Requests."""

import os
import time

import requests

lab = os.environ['LAB']
for timeout in (0.2, (5, 0.2)):
    start = time.perf_counter()
    try:
        requests.get(f'{lab}/slow/1', timeout=timeout)
    except requests.Timeout as error:
        print(type(error).__name__, isinstance(error, requests.ConnectionError), end=' ')
        print('tenths', int((time.perf_counter() - start) * 10))
# It is a limit for each wait, not for the whole answer.
response = requests.get(f'{lab}/stream', timeout=0.4)
print(response.text.split(), response.elapsed.total_seconds() < 0.4)
