"""A certificate for 127.0.0.1, signed by itself, made anew whenever asked."""

import pathlib
import subprocess


class Certificate:
    def __init__(self, folder):
        self.certificate = pathlib.Path(folder) / "server.crt"
        self.key = pathlib.Path(folder) / "server.key"
        self.renew()

    def renew(self):
        """Both files are replaced in one step each, as a renewal tool does."""
        fresh = {path: path.with_suffix(path.suffix + ".new") for path in (self.certificate, self.key)}
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"),
                *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"),
                *("-keyout", str(fresh[self.key]), "-out", str(fresh[self.certificate])),
            ],
            check=True,
            capture_output=True,
            timeout=30,
        )
        fresh[self.key].replace(self.key)
        fresh[self.certificate].replace(self.certificate)
