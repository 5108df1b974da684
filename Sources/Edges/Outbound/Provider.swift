package import Runbooks
package import Vocabulary

/// One connection as the post office knows it: who carries letters there, and in whose place it may stand.
package struct Provider: Sendable {
    package let name: ConnectionName
    package let kind: Connection.Kind
    package let fallback: [ConnectionName]
    package let notifier: Notifier
    /// How it pushes to browsers, where it does.
    let push: WebPushSettings?
    private let secrets: [String]

    package init(
        name: ConnectionName, kind: Connection.Kind, fallback: [ConnectionName] = [], notifier: Notifier, push: WebPushSettings? = nil,
        secrets: [String] = []
    ) {
        self.name = name
        self.kind = kind
        self.fallback = fallback
        self.notifier = notifier
        self.push = push
        self.secrets = secrets
    }

    /// A page may go by another provider of the same way, because then its address fits; a notice by another of the same kind. A webhook
    /// of your own fits everywhere, since it is told way and address. Capture fits nowhere: what it takes, nobody reads.
    func canReplace(_ first: Provider, for letter: Letter) -> Bool {
        if kind == .capture { return false }
        if kind == .webhook { return true }
        // A topic is nobody's name, and a name is no topic: who took it for one would push to nobody.
        if (kind == .webpush) != (first.kind == .webpush) { return false }
        return letter.way.map { kind.ways.contains($0) } ?? (kind == first.kind)
    }

    /// The reason on one line, without anything secret, should a provider have echoed it.
    func masked(_ reason: String) -> String {
        var text = Wording.oneLine(reason)
        for secret in secrets where secret.utf8.count >= 4 { text = text.replacing(secret, with: "•••") }
        return Wording.cut(text, 300)
    }
}

extension Connection.Kind {
    /// The ways a connection of this kind carries.
    package var ways: Set<Way> {
        switch self {
        case .smtp: [.email]
        case .slack: [.slack]
        case .ntfy, .webpush: [.push]
        case .twilio: [.sms, .call]
        case .webhook, .capture: Set(Way.allCases)
        }
    }
}
