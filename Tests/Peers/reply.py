"""The signed link of a message, followed as a person and as a mail scanner would."""

import html.parser
import urllib.parse

from runbell import request


BROWSER = {"Accept": "text/html,application/xhtml+xml"}


class _Forms(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "form":
            self.forms.append({"method": (found.get("method") or "get").lower(), "action": found.get("action") or "", "fields": {}})
        if tag in ("input", "button") and self.forms and found.get("name"):
            self.forms[-1]["fields"][found["name"]] = found.get("value") or ""


def forms_of(page):
    reader = _Forms()
    reader.feed(page)
    return reader.forms


def open_link(link, context=None):
    """What a scanner does: GET, and nothing else."""
    answer = request("GET", link, headers=BROWSER, context=context)
    assert answer.status == 200, answer
    return answer


def press_acknowledge(link, context=None):
    """What a person does: opens the page and presses its button."""
    posts = [form for form in forms_of(open_link(link, context).text) if form["method"] == "post"]
    assert posts, "the page behind the link has no button"
    target = urllib.parse.urljoin(link, posts[0]["action"] or link)
    body = urllib.parse.urlencode(posts[0]["fields"])
    answer = request("POST", target, body, {"Content-Type": "application/x-www-form-urlencoded", **BROWSER}, context)
    assert answer.status < 400, answer
    return answer
