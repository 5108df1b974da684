/// Who did it. Every event in the journal names one.
package enum Author: Hashable, Sendable, CustomStringConvertible {
    case person(PersonName)
    /// An API token that named no person.
    case token(TokenName)
    /// The monitoring system that sent an alert.
    case source(SourceName)
    /// Runbell itself: a timer fired, a receipt came back.
    case runbell

    /// `person:ana`, `token:deploys`, `source:prometheus`, `runbell`. Read back by `init(_:)`.
    package var description: String {
        switch self {
        case .person(let name): "person:\(name)"
        case .token(let name): "token:\(name)"
        case .source(let name): "source:\(name)"
        case .runbell: "runbell"
        }
    }

    package init?(_ text: some StringProtocol) {
        if text == "runbell" { self = .runbell; return }
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[text.index(after: colon)...]
        switch text[..<colon] {
        case "person": self = .person(PersonName(name))
        case "token": self = .token(TokenName(name))
        case "source": self = .source(SourceName(name))
        default: return nil
        }
    }
}

/// How an answer reached us; an acknowledgement records it.
package enum Channel: String, Hashable, Sendable, CaseIterable {
    case link, api, cli, screen, sms, call, slack, ntfy, alert, timer
}
