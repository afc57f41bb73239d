"""stream=True leaves the body on the wire until it is read."""

import os
import time

import requests

lab = os.environ['LAB']
requests.get(f'{lab}/text')
start = time.perf_counter()
with requests.get(f'{lab}/stream', stream=True) as response:
    print('headers', int((time.perf_counter() - start) * 10))
    for line in response.iter_lines():
        print(line, int((time.perf_counter() - start) * 10))
with requests.get(f'{lab}/text', stream=True) as response:
    pieces = list(response.iter_content(chunk_size=8))
    print([len(piece) for piece in pieces])
    try:
        print(response.content)
    except RuntimeError as error:
        print(error)
