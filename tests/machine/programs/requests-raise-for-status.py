"""An answer of 404 is no error until raise_for_status says so."""

import os

import requests

lab = os.environ['LAB']
for path in ('/text', '/missing', '/users/9', '/sick'):
    response = requests.get(lab + path)
    try:
        response.raise_for_status()
        print(path, 'fine')
    except requests.HTTPError as error:
        print(path, bool(response), str(error).replace(lab, 'LAB'), error.response is response)
print(requests.codes.not_found, requests.codes.teapot)
