"""Signs as Standard Webhooks' own library does. Arguments: secret, id, Unix seconds; the body on standard input."""

import datetime
import sys

from standardwebhooks.webhooks import Webhook

secret, message, seconds = sys.argv[1:]
moment = datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc)
print(Webhook(secret).sign(message, moment, sys.stdin.read()))
