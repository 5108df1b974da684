internal import HTTPTypes
internal import HummingbirdCore
internal import Vocabulary

/// The messages the built-in capture kept: a telephone for those who try Runbell out.
struct CapturedScreen: Sendable {
    struct Line: Sendable {
        let at: When
        let way: String
        let to: String
        let title: String
        let text: String
        let acknowledge: String?
    }

    let title = "Captured messages"
    let messages: [Line]
    let isEmpty: Bool

    static let routes = [
        Route(.get, "/captured", .browser(.read)) { _, site in
            guard let captured = site.wiring.captured else { throw ProblemDocument.notFound("no connection of the runbook is a capture") }
            let messages = await captured().prefix(Limits.listLines).map {
                Line(at: When($0.at, at: site.now), way: $0.way, to: $0.to, title: $0.title, text: $0.text, acknowledge: Link.safe($0.acknowledge))
            }
            return site.screens.captured(CapturedScreen(messages: Array(messages), isEmpty: messages.isEmpty))
        }
    ]
}

enum Link {
    /// Escaping does not help against `javascript:`; only what leads to a web page becomes a link.
    static func safe(_ url: String?) -> String? {
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") || (url.hasPrefix("/") && !url.hasPrefix("//")) else { return nil }
        return url
    }
}
