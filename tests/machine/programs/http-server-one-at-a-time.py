"""HTTPServer answers one request after the other, ThreadingHTTPServer all at once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from urllib.request import urlopen


class Slow(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.1)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.path.encode())

    def log_message(self, *args):
        pass


def get(url):
    with urlopen(url) as response:
        return response.read().decode()


for kind in (HTTPServer, ThreadingHTTPServer):
    with kind(('127.0.0.1', 0), Slow) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        urls = [f'http://127.0.0.1:{server.server_port}/{number}' for number in range(4)]
        start = time.perf_counter()
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(get, urls))
        print(kind.__name__, answers, int((time.perf_counter() - start) * 10))
        server.shutdown()
