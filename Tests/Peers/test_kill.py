"""The kill test, at the length a test run can bear. `make kill` runs it at any length."""

import os

from kill import KillTest


def test_nothing_accepted_is_lost_and_nothing_due_is_unsent_whenever_the_server_is_killed(tmp_path, capsys):
    kills, seed = int(os.environ.get("KILLS", "200")), int(os.environ.get("SEED", "1"))
    report = KillTest(tmp_path, kills, seed).run()
    with capsys.disabled():
        print(f"\nseed {seed}: {report}")
    assert report.good, report
    assert report.kills >= kills and report.accepted > kills
