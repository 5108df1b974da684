"""A real OpenID provider on this machine: Canaille, with three people, their groups and one client. What it knows is in a file of its own: in
memory it takes one code for another as soon as there are two.

    python identity_provider.py PORT CLIENT_ID CLIENT_SECRET REDIRECT_URI DATABASE
"""

import datetime
import logging
import os
import pathlib
import sys
import threading

from processes import Program, answers, free_port

CLIENT = "runbell"
SECRET = "a secret: of the peer tests"
PASSWORD = "a password of the peer tests"
# Canaille proves no addresses, so these are known by their names.
PEOPLE = {
    "ana": ("ana@shop.example", "sre-leads"),
    "carl": ("carl@elsewhere.example", "on-call"),
    "eve": ("eve@elsewhere.example", "marketing"),
}


class IdentityProvider:
    """One that runs beside a test. Its host is another site than 127.0.0.1, as in life."""

    def __init__(self, folder, redirect_uri):
        self.folder = pathlib.Path(folder)
        self.port = free_port()
        self.redirect_uri = redirect_uri
        self.program = None

    @property
    def issuer(self):
        return f"http://localhost:{self.port}"

    def start(self):
        command = [sys.executable, __file__, str(self.port), CLIENT, SECRET, self.redirect_uri, str(self.folder / "provider.sqlite")]
        self.program = Program(command, self.folder / "provider.log")
        self.program.ready(lambda: answers(f"{self.issuer}/.well-known/openid-configuration"), 60)
        return self

    def stop(self):
        self.program.stop()


def application(port, client_id, client_secret, redirect_uri, database):
    from canaille import create_app
    from canaille.app import models
    from canaille.backends import Backend

    app = create_app(
        {
            "SECRET_KEY": os.urandom(16).hex(),
            "SERVER_NAME": f"localhost:{port}",
            "PREFERRED_URL_SCHEME": "http",
            "CANAILLE_SQL": {"DATABASE_URI": f"sqlite:///{database}"},
            "CANAILLE": {"DATABASE": "sql", "LOGGING": {"version": 1, "disable_existing_loggers": False}},
            # Whoever signs in is not asked whether Runbell may know who they are.
            "CANAILLE_OIDC": {"TRUSTED_DOMAINS": ["127.0.0.1"]},
        }
    )
    with app.app_context():
        save = Backend.instance.save
        for name, (email, group) in PEOPLE.items():
            user = models.User(user_name=name, display_name=name, family_name=name, formatted_name=name, emails=[email], password=PASSWORD)
            save(user)
            save(models.Group(display_name=group, members=[user]))
        client = models.Client(
            client_id=client_id,
            client_secret=client_secret,
            client_name="Runbell",
            client_uri="http://127.0.0.1",
            client_id_issued_at=datetime.datetime.now(datetime.timezone.utc),
            redirect_uris=[redirect_uri],
            post_logout_redirect_uris=[redirect_uri.removesuffix("/return")],
            grant_types=["authorization_code"],
            response_types=["code"],
            scope=["openid", "profile", "email", "groups"],
            token_endpoint_auth_method="client_secret_basic",
        )
        save(client)
        # Whom its ID tokens are for: nobody, unless it is said.
        client.audience = [client]
        save(client)
    return app


if __name__ == "__main__":
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    here = int(sys.argv[1])
    whole, turn = application(here, *sys.argv[2:]), threading.Lock()

    def one_by_one(environ, start):
        """A browser opens several connections, and the database takes one writer."""
        with turn:
            return list(whole(environ, start))

    make_server("127.0.0.1", here, one_by_one, threaded=True).serve_forever()
