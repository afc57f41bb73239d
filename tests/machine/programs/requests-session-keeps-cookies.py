"""A Session keeps cookies, headers and its connection from one request to the next."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

connections = set()


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        connections.add(self.client_address)
        body = f"{self.headers['Cookie']} {self.headers['X-Course']}".encode()
        self.send_response(200)
        if self.path == '/login':
            self.send_header('Set-Cookie', 'user=ada; Path=/')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


with ThreadingHTTPServer(('127.0.0.1', 0), Handler) as server:
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    base = f'http://127.0.0.1:{server.server_port}'
    with requests.Session() as session:
        session.headers['X-Course'] = 'lab'
        for path in ('/login', '/home', '/home'):
            print(path, session.get(base + path).text)
        print(session.cookies.get_dict(), 'connections', len(connections))
        print(session.get(base, headers={'X-Course': 'other'}, cookies={'more': '1'}).text)
    for _ in range(2):
        print(requests.get(base).text, 'connections', len(connections))
    server.shutdown()
