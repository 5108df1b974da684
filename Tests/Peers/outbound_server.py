"""The other end of the curl client: web and mail servers on free ports of this machine, for as long as standard input stays open.

Prints one line of JSON: the ports, and the file of the certificate authority to trust.
"""

import asyncio
import email
import email.policy
import json
import pathlib
import ssl
import sys
import tempfile

from aiosmtpd.smtp import SMTP, AuthResult

from certificates import Certificate

LOGIN = ("runbell", "p@ss word")


class Web:
    """Answers by path: /status/N, /retry-after, /redirect, /big, /slow, /drop, /echo; /connections says how many it has seen."""

    def __init__(self):
        self.connections = 0

    async def serve(self, reader, writer):
        self.connections += 1
        try:
            while await self.answer(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()

    async def answer(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.strip().split("\r\n")
        method, path, _ = first.split(" ")
        headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines)}
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        if path == "/slow":
            await asyncio.sleep(60)
        if path == "/drop":
            return False
        status, more, answer = self.choose(method, path, headers, body)
        head = "".join(f"{name}: {value}\r\n" for name, value in more.items())
        writer.write(f"HTTP/1.1 {status} Said\r\n{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer)
        await writer.drain()
        return True

    def choose(self, method, path, headers, body):
        if path.startswith("/status/"):
            return int(path.rsplit("/", 1)[1]), {}, b""
        if path == "/retry-after":
            return 429, {"Retry-After": "7"}, b""
        if path == "/redirect":
            return 302, {"Location": "/status/200"}, b""
        if path == "/big":
            return 200, {}, b"x" * 5_000_000
        if path == "/connections":
            return 200, {}, str(self.connections).encode()
        return 200, {}, json.dumps({"method": method, "headers": headers, "body": body.decode()}).encode()


class Mailbox:
    """Keeps mail by recipient; who is called bounce, later or shut is refused."""

    def __init__(self):
        self.mail = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("bounce@"):
            return "550 nobody here"
        if address.startswith("later@"):
            return "451 greylisted, try again"
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("shut@"):
            return "554 not this content"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()}
        self.mail[envelope.rcpt_tos[0]] = {
            "headers": {name: str(value) for name, value in message.items()},
            "parts": parts,
            "tls": session.ssl is not None,
            "login": session.auth_data.decode() if session.auth_data else None,
            "longest": max(len(line) for line in envelope.content.split(b"\r\n")),
        }
        return "250 kept"

    async def serve(self, reader, writer):
        """Mail by recipient, read back over HTTP: GET /address."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        answer = json.dumps(self.mail.get(head.split(" ")[1].strip("/"))).encode()
        writer.write(f"HTTP/1.1 200 Said\r\nConnection: close\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer)
        await writer.drain()
        writer.close()


def check_login(server, session, envelope, mechanism, given):
    fits = (given.login.decode(), given.password.decode()) == LOGIN
    # "Not handled" leaves the refusal to the server, which answers 535.
    return AuthResult(success=fits, handled=False, auth_data=given.login)


async def main():
    folder = tempfile.TemporaryDirectory()
    certificate = Certificate(pathlib.Path(folder.name))
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate.certificate, certificate.key)
    loop = asyncio.get_running_loop()
    mailbox = Mailbox()
    strict = {"require_starttls": True, "tls_context": tls, "authenticator": check_login, "auth_required": True}
    open_with = {"tls_context": tls}
    ports = {
        "http": await port(asyncio.start_server(Web().serve, "127.0.0.1", 0, backlog=512)),
        "https": await port(asyncio.start_server(Web().serve, "127.0.0.1", 0, ssl=tls)),
        "mailbox": await port(asyncio.start_server(mailbox.serve, "127.0.0.1", 0)),
        "smtp": await port(loop.create_server(lambda: SMTP(mailbox), "127.0.0.1", 0)),
        "starttls": await port(loop.create_server(lambda: SMTP(mailbox, **strict), "127.0.0.1", 0)),
        "maytls": await port(loop.create_server(lambda: SMTP(mailbox, **open_with), "127.0.0.1", 0)),
        "smtps": await port(loop.create_server(lambda: SMTP(mailbox), "127.0.0.1", 0, ssl=tls)),
    }
    print(json.dumps({"ports": ports, "authority": str(certificate.certificate)}), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


SERVERS = []


async def port(starting):
    server = await starting
    SERVERS.append(server)
    return server.sockets[0].getsockname()[1]


if __name__ == "__main__":
    task = asyncio.new_event_loop()
    try:
        task.run_until_complete(main())
    finally:
        sys.stdout.flush()
        # Connections still open belong to a test that has gone.
        import os

        os._exit(0)
