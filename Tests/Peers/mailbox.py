"""A real SMTP server that keeps what it is given."""

import email
import email.policy
import html
import re
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from processes import free_port, wait_until


class Mailbox:
    """Mail by recipient. With `login`, AUTH is demanded, and only that name and password are let in."""

    def __init__(self, login=None):
        self.port = free_port()
        self.login = login
        self.refuse = None
        self.busy = set()
        self._mail = []
        self._lock = threading.Lock()
        options = {}
        if login:
            options = {"authenticator": self._authenticate, "auth_required": True, "auth_require_tls": False}
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **options)

    @property
    def url(self):
        name = "{}:{}@".format(*self.login) if self.login else ""
        return f"smtp://{name}127.0.0.1:{self.port}"

    def start(self):
        self._controller.start()
        return self

    def stop(self):
        self._controller.stop()

    async def handle_DATA(self, server, session, envelope):
        if self.refuse:
            return self.refuse
        if self.busy.intersection(envelope.rcpt_tos):
            return "451 busy, try again later"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        with self._lock:
            self._mail += [(address, message) for address in envelope.rcpt_tos]
        return "250 kept"

    def _authenticate(self, server, session, envelope, mechanism, data):
        given = (data.login.decode(), data.password.decode())
        return AuthResult(success=given == self.login)

    def to(self, address):
        with self._lock:
            return [message for recipient, message in self._mail if recipient == address]

    def wait_for(self, address, seconds=20):
        return wait_until(f"a mail to {address}", lambda: self.to(address), seconds)[0]


def text_of(message):
    """The words of a mail, whichever parts it has."""
    parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
    return "\n".join(parts)


def links(message, base):
    """Every link in the mail that leads to `base`, in order, each once."""
    found = re.findall(re.escape(base) + r"[^\s<>\"')\]]*", html.unescape(text_of(message)))
    return list(dict.fromkeys(link.rstrip(".,") for link in found))
