extension Language {
    // MARK: Connections

    static let connection = Shape.variant(
        by: "kind",
        [
            (
                "smtp",
                kind(
                    "a mail server",
                    [
                        Key("url", .word(.setting), required: true, "`smtp://host:587` (STARTTLS) or `smtps://host:465`.", example: "env:SMTP_URL"),
                        Key("from", .word(.setting), required: true, "Whom mails come from.", example: "oncall@pria.example"),
                        Key("user", .word(.setting), "Whom to log in as.", example: "env:SMTP_USER"),
                        Key("password", .word(.secret), "With `user`.", example: "env:SMTP_PASSWORD"),
                    ])
            ),
            (
                "webhook",
                kind(
                    "a webhook",
                    [
                        Key("url", .word(.setting), required: true, "Where to post.", example: "env:PAGER_URL"),
                        Key(
                            "secret", .word(.secret), "Signs each request as Standard Webhooks says; unsigned when it is left out.",
                            example: "env:WEBHOOK_SECRET"),
                    ])
            ),
            (
                "slack",
                kind(
                    "Slack",
                    [
                        Key("token", .word(.secret), "A bot's token: channels, members and an acknowledge button.", example: "env:SLACK_BOT_TOKEN"),
                        Key(
                            "url", .word(.secret), "An incoming webhook instead of a token: one channel, no button.", example: "env:SLACK_WEBHOOK_URL"
                        ),
                        Key("channel", .word(.setting), "Where notices go that name no channel.", example: "\"#incidents\""),
                        Key("api", .word(.setting), "Where Slack's API is when it is not at slack.com.", example: "https://slack-gov.com/api"),
                        Key("signing_secret", .word(.secret), "Proves that a pressed button came from Slack.", example: "env:SLACK_SIGNING_SECRET"),
                    ], oneOf: ["token", "url"])
            ),
            (
                "ntfy",
                kind(
                    "ntfy",
                    [
                        Key("url", .word(.setting), "The server; `https://ntfy.sh` when it is left out.", example: "https://push.pria.example"),
                        Key("topic", .word(.setting), "Where notices go that name no topic.", example: "ops-4h2m"),
                        Key("token", .word(.secret), "Logs in to the server.", example: "env:NTFY_TOKEN"),
                        Key("user", .word(.setting), "Logs in with a password instead of a token.", example: "runbell"),
                        Key("password", .word(.secret), "With `user`.", example: "env:NTFY_PASSWORD"),
                    ])
            ),
            (
                "webpush",
                kind(
                    "Web Push, to the browsers people switch on in their profile",
                    [
                        Key(
                            "key", .word(.secret),
                            "The key push services know this server by, 32 bytes in base64; made and kept when it is left out.",
                            example: "env:PUSH_KEY"),
                        Key(
                            "contact", .word(.setting),
                            "Whom a push service writes to, `mailto:` or `https:`; the server's address when it is left out.",
                            example: "mailto:oncall@pria.example"),
                        Key(
                            "allow_private", .word(Language.yesOrNo),
                            "Whether devices may name a push service in a private network, or one without TLS: for one of your own.", example: "no"),
                    ])
            ),
            (
                "twilio",
                kind(
                    "Twilio",
                    [
                        Key("account", .word(.setting), required: true, "The account's SID.", example: "env:TWILIO_ACCOUNT"),
                        Key("token", .word(.secret), required: true, "The account's token.", example: "env:TWILIO_TOKEN"),
                        Key("from", .word(.setting), required: true, "The number that sends and calls.", example: "\"+46700000099\""),
                        Key("messaging_service", .word(.setting), "Sends messages instead of `from`.", example: "env:TWILIO_SERVICE"),
                        Key("url", .word(.setting), "Another address of the API, for a proxy.", example: "https://twilio.proxy.example"),
                    ])
            ),
            ("capture", kind("the built-in capture, which shows messages on a screen instead of sending them", [])),
        ])

    private static func kind(_ title: String, _ settings: [Key], oneOf: [String] = []) -> Section {
        Section(
            title,
            [
                Key("kind", .word(.text), required: true, "Which system this is."),
                Key("fallback", .oneOrMany(.word(.reference([.connection]))), "Tried in this order when this one fails.", example: "[mail-2]"),
            ] + settings, oneOf: oneOf)
    }

    // MARK: Sources

    static let source = Shape.variant(
        by: "kind",
        [
            ("pagerduty-v2", sender("whatever speaks PagerDuty Events v2")),
            ("alertmanager", sender("Alertmanager's webhook receiver")),
            ("prometheus", sender("Prometheus, sending to Runbell as if it were an Alertmanager")),
            (
                "json",
                sender(
                    "any system that can post JSON",
                    [
                        Key("mapping", .map(mapping), "Where in its document everything is.", example: "{ summary: title, severity: level }")
                    ])
            ),
            (
                "heartbeat",
                sender(
                    "something that says it is alive; an alert is raised when it does not",
                    [
                        Key("every", .word(.duration), required: true, "How often a beat is expected.", example: "5m"),
                        Key("grace", .word(.duration), "How late it may be; nothing when it is left out.", example: "1m"),
                    ])
            ),
        ])

    private static func sender(_ title: String, _ own: [Key] = []) -> Section {
        Section(
            title,
            [
                Key("kind", .word(.text), required: true, "What it speaks."),
                Key("key", .word(.secret), required: true, "The key its requests carry.", example: "env:ALERTMANAGER_KEY"),
                Key("rate_limit", .word(.integer(1...1_000_000)), "Requests a minute; no limit when it is left out.", example: "600"),
                Key(
                    "drop_labels", .oneOrMany(.word(.text)), "Labels that differ between senders of one alert, left out of its identity.",
                    example: "[replica]"),
                Key(
                    "severities", .oneOrMany(.word(.reference([.severity]))),
                    """
                    Which severities its alerts may raise; any when it is left out. One that it may not becomes the nearest of these, and the \
                    incident says so.
                    """, example: "[P2, P3]"),
            ] + own)
    }

    static let mapping = Section(
        "a mapping",
        [
            Key("each", .word(.path), "The list of alerts in one request; the document is one alert when it is left out.", example: "alerts"),
            Key("key", .word(.path), "What makes two documents the same alert; summary and labels when it is left out.", example: "alert.id"),
            Key("summary", .word(.path), required: true, "One line that says what is wrong.", example: "alert.title"),
            Key("severity", .word(.path), "The sender's word for how bad it is.", example: "alert.level"),
            Key("status", .word(.path), "Whether it fires; it always does when this is left out.", example: "alert.state"),
            Key("resolved_when", .oneOrMany(.word(.text)), "Values of `status` that mean it is over.", example: "[ok, closed]"),
            Key("acknowledged_when", .oneOrMany(.word(.text)), "Values of `status` that mean somebody answered.", example: "[acknowledged]"),
            Key("labels", .freely(.path), "Labels by name, and where each is.", example: "{ team: alert.tags.team }"),
            Key("link", .word(.path), "Where to look.", example: "alert.url"),
        ])
}
