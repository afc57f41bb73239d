"""requests.get waits for the answer: status, headers, text and JSON."""

import os
import time

import requests

lab = os.environ['LAB']
start = time.perf_counter()
response = requests.get(f'{lab}/items/7', timeout=5)
print(response.status_code, response.ok, response.reason, response.json())
print('fifths', int((time.perf_counter() - start) * 5), response.elapsed.total_seconds() >= 0.2)
response = requests.get(f'{lab}/text')
print(response.headers['content-type'], response.headers['X-LAB'], response.encoding)
print(response.text.splitlines(), len(response.content))
response = requests.get(f'{lab}/unicode')
print(response.text, len(response.content), bool(response))
try:
    response.json()
except requests.exceptions.JSONDecodeError as error:
    print('JSONDecodeError', isinstance(error, ValueError))
response = requests.get(f'{lab}/moved')
print(response.url.removeprefix(lab), [step.status_code for step in response.history])
response = requests.get(f'{lab}/moved', allow_redirects=False)
print(response.status_code, response.is_redirect, response.headers['Location'])
