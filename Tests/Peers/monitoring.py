"""A real Prometheus with a real rule on a gauge the test turns, and a real Alertmanager."""

import pathlib

from processes import Program, answers, free_port, need
from recorder import Recorder

RULES = """
groups:
  - name: shop
    interval: 1s
    rules:
      - alert: CheckoutErrors
        expr: checkout_errors > 5
        labels: { severity: critical, team: shop }
        annotations: { summary: "Checkout fails for {{ $value }} % of customers" }
"""

PROMETHEUS = """
global: {{ scrape_interval: 1s, evaluation_interval: 1s }}
rule_files: [ "{folder}/rules.yml" ]
scrape_configs:
  - job_name: shop
    static_configs: [ {{ targets: [ "127.0.0.1:{gauge}" ] }} ]
alerting:
  alertmanagers:
    - api_version: v2
      static_configs: [ {{ targets: [ "127.0.0.1:{receiver}" ] }} ]
{access}
"""

ALERTMANAGER = """
route: {{ receiver: runbell, group_by: [ alertname ], group_wait: 0s, group_interval: 1s, repeat_interval: 1h }}
receivers:
  - name: runbell
{receiver}
"""


class Gauge:
    """A metrics page with one number on it."""

    def __init__(self):
        self.errors = 0
        self._page = Recorder(lambda kept: (200, f"checkout_errors {self.errors}\n".encode(), {"Content-Type": "text/plain; version=0.0.4"}))

    @property
    def port(self):
        return self._page.port

    def start(self):
        self._page.start()
        return self

    def stop(self):
        self._page.stop()


class Prometheus:
    """Sends to an Alertmanager, or to Runbell in the place of one when it is given a key."""

    def __init__(self, folder, gauge, receiver_port, key=None):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        access = f"      authorization: {{ type: Bearer, credentials: {key} }}" if key else ""
        (self.folder / "rules.yml").write_text(RULES)
        (self.folder / "prometheus.yml").write_text(
            PROMETHEUS.format(folder=self.folder, gauge=gauge.port, receiver=receiver_port, access=access)
        )

    def start(self):
        self.program = Program(
            [
                need("prometheus"),
                f"--config.file={self.folder}/prometheus.yml",
                f"--storage.tsdb.path={self.folder}/tsdb",
                f"--web.listen-address=127.0.0.1:{self.port}",
                "--log.level=warn",
            ],
            self.folder / "prometheus.log",
        )
        self.program.ready(lambda: answers(f"http://127.0.0.1:{self.port}/-/ready"))
        return self

    def stop(self):
        self.program.stop()


class Alertmanager:
    """Sends what it gets to one receiver, written as its configuration file writes it."""

    def __init__(self, folder, receiver):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        (self.folder / "alertmanager.yml").write_text(ALERTMANAGER.format(receiver=receiver))

    def start(self):
        self.program = Program(
            [
                need("prometheus-alertmanager"),
                f"--config.file={self.folder}/alertmanager.yml",
                f"--storage.path={self.folder}/state",
                f"--web.listen-address=127.0.0.1:{self.port}",
                "--cluster.listen-address=",
                "--log.level=warn",
            ],
            self.folder / "alertmanager.log",
        )
        self.program.ready(lambda: answers(f"http://127.0.0.1:{self.port}/-/ready"))
        return self

    def stop(self):
        self.program.stop()


def webhook_receiver(url):
    return f'    webhook_configs: [ {{ url: "{url}", send_resolved: true }} ]'


def pagerduty_receiver(url, key):
    return (
        f'    pagerduty_configs: [ {{ url: "{url}", routing_key: "{key}", send_resolved: true, '
        "severity: '{{ .CommonLabels.severity }}' } ]"
    )
