"""http.server answers in a thread, and urllib asks it: path, query, headers, body, errors."""

import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        if url.path != '/echo':
            self.send_error(404, 'Nothing here')
            return
        self.answer({'query': urllib.parse.parse_qs(url.query), 'word': self.headers['X-Word']})

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.answer({'received': json.loads(body)})

    def answer(self, what):
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, form, *args):
        print('served', form % args)


server = HTTPServer(('127.0.0.1', 0), Handler)
thread = threading.Thread(target=server.serve_forever, kwargs={'poll_interval': 0.05})
thread.start()
base = f'http://127.0.0.1:{server.server_port}'
request = urllib.request.Request(f'{base}/echo?a=1&b=two', headers={'X-Word': 'hello'})
with urllib.request.urlopen(request) as response:
    print(response.status, response.headers['Content-Type'], response.read().decode())
with urllib.request.urlopen(f'{base}/', data=b'{"n": 1}') as response:
    print(json.load(response))
try:
    urllib.request.urlopen(f'{base}/missing')
except urllib.error.HTTPError as error:
    print(error.code, error.reason, error)
    error.close()
server.shutdown()
server.server_close()
thread.join()
