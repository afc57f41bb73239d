"""What never became an answer is a ConnectionError; a bad URL is refused before it is asked."""

import os
import socket

import requests

lab = os.environ['LAB']
with socket.socket() as free:
    free.bind(('127.0.0.1', 0))
    port = free.getsockname()[1]
for url in (f'http://127.0.0.1:{port}/', f'{lab}/broken', 'lab/text', 'ftp://lab/text', 'http://'):
    try:
        requests.get(url, timeout=5)
    except requests.RequestException as error:
        print(type(error).__name__, isinstance(error, OSError), isinstance(error, ValueError))
        if isinstance(error, ValueError):
            print(error)
try:
    requests.get(f'{lab}/round')
except requests.TooManyRedirects as error:
    print(error)
print('still well', requests.get(f'{lab}/text').status_code)
