"""An HTTP server that keeps every request and answers as it is told: the other end of every channel that speaks HTTP."""

import http.server
import json
import threading
import time
import urllib.parse

from processes import free_port, wait_until


class Kept:
    """One request as it came, before any decoding: signatures cover the raw bytes."""

    def __init__(self, method, path, headers, body):
        self.at = time.time()
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def form(self):
        return dict(urllib.parse.parse_qsl(self.body.decode(), keep_blank_values=True))


class Recorder:
    """`answer` takes a request and gives `(status, body)` or `(status, body, headers)`; a body that is no bytes goes as JSON."""

    def __init__(self, answer=lambda kept: (200, {})):
        self.port = free_port()
        self.answer = answer
        self._kept = []
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", self.port), _handler(self))

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def keep(self, kept):
        with self._lock:
            self._kept.append(kept)

    def requests(self, path=""):
        """Those whose path begins so, oldest first."""
        with self._lock:
            return [kept for kept in self._kept if kept.path.startswith(path)]

    def wait_for(self, path="", count=1, seconds=20):
        return wait_until(f"{count} requests to {path or self.url}", lambda: len(self.requests(path)) >= count and self.requests(path), seconds)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, request, client_address):
        """A sender that was killed in the middle of a request is part of some tests."""


def _handler(recorder):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _any(self):
            length = int(self.headers.get("Content-Length") or 0)
            kept = Kept(self.command, self.path, self.headers, self.rfile.read(length))
            recorder.keep(kept)
            status, body, *more = recorder.answer(kept)
            headers = {"Content-Type": "application/json", **(more[0] if more else {})}
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _any

        def log_message(self, *words):
            pass

    return Handler
