"""requests encodes queries, forms and JSON, and sends what method it is told."""

import os

import requests

lab = os.environ['LAB']
response = requests.get(f'{lab}/search', params={'q': 'tea & milk', 'page': 2})
print(response.url.removeprefix(lab), response.json())
response = requests.post(f'{lab}/orders', json={'tea': 2})
print(response.status_code, response.json(), response.request.headers['Content-Type'])
print(response.request.method, response.request.body)
response = requests.post(f'{lab}/orders', data={'tea': 2, 'milk': 'yes'})
print(response.request.headers['Content-Type'], response.request.body)
print(requests.put(f'{lab}/orders/7', json={}).json())
print(requests.delete(f'{lab}/orders/7').status_code)
response = requests.head(f'{lab}/text')
print(response.status_code, response.headers['Content-Length'], repr(response.text))
prepared = requests.Request('GET', f'{lab}/search', params=[('q', 'a'), ('q', 'b')]).prepare()
print(prepared.url.removeprefix(lab))
