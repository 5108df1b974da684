"""Where notifications and pages arrive: answers 200 at once and keeps when each alert was first heard of. Run as `python sink.py PORT`.

GET /_stats gives `{"requests", "alerts", "last"}`; GET /_arrivals gives `{alert: seconds since 1970}`, GET /_arrivals/ALERT those of
one; POST /_forget empties all.
"""

import asyncio
import json
import re
import sys
import time

import httptools
import uvloop

ALERT = re.compile(rb"uid-[0-9a-zA-Z]+-[0-9]+")


class Arrivals:
    def __init__(self):
        self.first = {}
        self.requests = 0

    def keep(self, body):
        now = time.time()
        self.requests += 1
        for alert in ALERT.findall(body):
            self.first.setdefault(alert, now)

    def answer(self, path):
        if path == b"/_stats":
            last = next(reversed(self.first.values()), None)
            return {"requests": self.requests, "alerts": len(self.first), "last": last}
        if path == b"/_arrivals":
            return {alert.decode(): at for alert, at in self.first.items()}
        if path.startswith(b"/_arrivals/"):
            alert = path.rsplit(b"/", 1)[1]
            return {alert.decode(): self.first[alert]} if alert in self.first else {}
        self.__init__()
        return {}


class Connection(asyncio.Protocol):
    def __init__(self, arrivals):
        self.arrivals = arrivals
        self.path = b""
        self.body = []

    def connection_made(self, transport):
        self.transport = transport
        self.parser = httptools.HttpRequestParser(self)

    def data_received(self, bytes_):
        try:
            self.parser.feed_data(bytes_)
        except httptools.HttpParserError:
            self.transport.close()

    def on_url(self, url):
        self.path = url

    def on_body(self, part):
        self.body.append(part)

    def on_message_complete(self):
        body, self.body = b"".join(self.body), []
        if self.path.startswith(b"/_"):
            answer = json.dumps(self.arrivals.answer(self.path)).encode()
        else:
            self.arrivals.keep(body)
            answer = b"{}"
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(answer)
        self.transport.write(head + answer)


async def main(port):
    arrivals = Arrivals()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(arrivals), "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
