internal import Notation
package import Vocabulary

/// A letter as a webhook's request. The document is described in docs/reference/outbound.md.
package enum WebhookMessage {
    package static func request(_ letter: Letter, _ settings: WebhookSettings, at now: Moment) -> HTTPRequest {
        let body = document(letter, at: now)
        // The specification keeps dots out of ids, because a dot separates what is signed.
        let id = letter.id.description.replacing(".", with: "-")
        let timestamp = now.milliseconds / 1000
        var headers: [HTTPRequest.Header] = [
            .init("Content-Type", "application/json"), .init("webhook-id", id), .init("webhook-timestamp", String(timestamp)),
        ]
        if !settings.keys.isEmpty {
            let signatures = settings.keys.map { WebhookSignature.sign(id: id, timestamp: timestamp, body: body, key: $0) }
            headers.append(.init("webhook-signature", signatures.joined(separator: " ")))
        }
        return HTTPRequest(url: settings.url, headers: headers, body: body, timeout: settings.timeout)
    }

    package static func verdict(_ result: HTTPResult) -> Verdict {
        if case .answer(let answer) = result, answer.status == 410 {
            return .refused(reason: "answered 410: the receiver wants no more of these; take the connection out of the runbook")
        }
        return RetryTable.verdict(result)
    }

    private static func document(_ letter: Letter, at now: Moment) -> [UInt8] {
        var writer = JSONWriter(reserving: 1024)
        writer.object {
            $0.member("type", letter.person == nil ? "incident.notice" : "incident.page")
            $0.member("timestamp", now.rfc3339)
            $0.member("data") {
                $0.object {
                    $0.member("id", letter.id.description)
                    $0.member("person", ifAny: letter.person?.text)
                    $0.member("way", ifAny: letter.way?.rawValue)
                    $0.member("address", letter.address)
                    if !letter.mentions.isEmpty { $0.member("mentions") { $0.array { for mention in letter.mentions { $0.value(mention) } } } }
                    $0.member("title", letter.title)
                    $0.member("text", letter.text)
                    $0.member("incidents") { $0.array { for item in letter.items { write(item, &$0) } } }
                    $0.member("more", letter.more)
                }
            }
        }
        return writer.bytes
    }

    private static func write(_ item: Letter.Item, _ writer: inout JSONWriter) {
        writer.object {
            $0.member("id", item.incident.description)
            $0.member("title", item.title)
            $0.member("severity", item.severity.text)
            $0.member("service", item.service.text)
            $0.member("link", item.link)
            $0.member("dashboard", ifAny: item.dashboard)
            $0.member("acknowledge", ifAny: item.acknowledge)
        }
    }
}
