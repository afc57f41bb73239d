"""http.client sends several requests down one connection, and reads answers by and by."""

import http.client
import os
from urllib.parse import urlsplit

lab = urlsplit(os.environ['LAB'])
connection = http.client.HTTPConnection(lab.hostname, lab.port, timeout=5)
connection.request('GET', '/users/1')
response = connection.getresponse()
print(response.status, response.reason, response.version)
print(response.getheader('Content-Type'), response.read().decode())
first = connection.sock
headers = {'Content-Type': 'application/json'}
connection.request('POST', '/orders', body=b'{"tea": 2}', headers=headers)
response = connection.getresponse()
print(response.status, response.reason, response.read(10), response.read())
print('the same connection', connection.sock is first)
connection.request('HEAD', '/text')
response = connection.getresponse()
print(response.status, response.getheader('Content-Length'), response.read())
connection.request('GET', '/text')
try:
    connection.request('GET', '/text')
except http.client.CannotSendRequest as error:
    print('CannotSendRequest')
connection.close()
