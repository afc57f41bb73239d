"""urllib raises HTTPError for an answer it does not like, URLError when there is no answer."""

import json
import os
import socket
import urllib.error
import urllib.request

lab = os.environ['LAB']
with urllib.request.urlopen(f'{lab}/users/1', timeout=5) as response:
    print(response.status, json.load(response))
with urllib.request.urlopen(f'{lab}/moved') as response:
    print('followed to', response.url.removeprefix(lab), response.read().decode())
for path in ('/missing', '/users/9', '/sick'):
    try:
        urllib.request.urlopen(lab + path)
    except urllib.error.HTTPError as error:
        print(path, error.code, error.reason, error.read().decode())
with socket.socket() as free:
    free.bind(('127.0.0.1', 0))
    port = free.getsockname()[1]
try:
    urllib.request.urlopen(f'http://127.0.0.1:{port}/')
except urllib.error.URLError as error:
    print(type(error).__name__, type(error.reason).__name__)
try:
    urllib.request.urlopen(f'{lab}/slow/1', timeout=0.2)
except TimeoutError as error:
    print(type(error).__name__, error)
