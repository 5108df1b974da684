"""The served OpenAPI document against the server itself: schemathesis looks for a server error and for an answer the document does not know."""

import os
import pathlib
import subprocess
import sys

SECONDS = int(os.environ.get("SCHEMATHESIS_SECONDS", "60"))


def test_no_server_error_and_no_undocumented_answer(serve, mailbox, tmp_path):
    server = serve("ladder", SMTP_URL=mailbox.url)
    document = server.get("/api/v1/openapi.json")
    assert document["openapi"].startswith("3.1")
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    done = subprocess.run(
        [
            *(str(pathlib.Path(sys.executable).parent / "schemathesis"), "run", f"{server.url}/api/v1/openapi.json"),
            *("--checks", checks, "--header", f"Authorization: Bearer {server.token}", "--seed", "1"),
            *("--phases", "examples,coverage,fuzzing", "--max-examples", "20", "--max-time", str(SECONDS)),
            *("--exclude-path-regex", "/events$", "--request-timeout", "10", "--continue-on-failure", "--no-color"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=SECONDS + 240,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert server.program.running
