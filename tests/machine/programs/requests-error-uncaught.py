"""An error of Requests that nobody takes names the answer and the address."""

import os

import requests


def load(path):
    response = requests.get(os.environ['LAB'] + path)
    response.raise_for_status()
    return response.json()


print(load('/users/1'))
print(load('/missing'))
