internal import Runbooks
internal import Vocabulary

/// Reads one step of a reach rule: `push`, `sms after 1m`, `backup-mail after 5m`.
enum ReachWords {
    static func step(_ text: String, known: KnownNames) -> Person.Reach? {
        guard let (word, after) = parts(text) else { return nil }
        if let way = Way(rawValue: word) { return Person.Reach(by: .way(way), after: after) }
        return known.isKnown(word, .connection) ? Person.Reach(by: .connection(ConnectionName(word)), after: after) : nil
    }

    static func objection(to text: String, known: KnownNames) -> Objection? {
        guard step(text, known: known) == nil else { return nil }
        guard let (word, _) = parts(text) else {
            return Objection(.badReach, "'\(text)' is no step of a reach rule.", fix: "Write a way and a wait, such as 'sms after 1m'.")
        }
        let ways = Way.allCases.map(\.rawValue)
        let nearest = Nearest.name(to: word, among: ways) ?? known.nearest(to: word, among: [.connection])
        return Objection(.badReach, "'\(word)' is neither a way (\(ways.joined(separator: ", "))) nor a connection.", nearest: nearest)
    }

    private static func parts(_ text: String) -> (word: String, after: Duration)? {
        let words = text.split(separator: " ").map(String.init)
        if words.count == 1 { return (words[0], .zero) }
        guard words.count >= 3, words[1] == "after", let after = SpanWords.duration(words[2...].joined(separator: " ")) else { return nil }
        return (words[0], after)
    }
}

/// Reads where notices go: `ops-slack`, `ops-slack:#incidents`.
enum AudienceWords {
    static func audience(_ text: String) -> Audience {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        return Audience(connection: ConnectionName(parts[0]), destination: parts.count == 2 ? String(parts[1]) : "")
    }

    static func objection(to text: String, known: KnownNames) -> Objection? {
        Word.referenceObjection(audience(text).connection.text, [.connection], known)
    }
}

/// Reads what alerts of one incident have in common.
enum GroupingWords {
    private static let words: [String: Grouping.Key] = ["service": .service, "source": .source, "severity": .severity, "alert": .alert]

    static func key(_ text: String) -> Grouping.Key? {
        if let key = words[text] { return key }
        return text.hasPrefix("labels.") && text.count > 7 ? .label(String(text.dropFirst(7))) : nil
    }

    static func objection(to text: String) -> Objection {
        let nearest = Nearest.name(to: text, among: words.keys.sorted())
        return Objection(
            .badWord, "alerts cannot be grouped by '\(text)'.", fix: nearest == nil ? "Write 'labels.\(text)' for a label." : nil, nearest: nearest)
    }
}

/// Reads where a secret is: `env:NAME`, `file:NAME`. What is written instead is never repeated: it may be the secret.
enum SecretWords {
    static func setting(_ text: String) -> Setting {
        if text.hasPrefix("env:") { return .environment(String(text.dropFirst(4))) }
        if text.hasPrefix("file:") { return .file(String(text.dropFirst(5))) }
        return .plain(text)
    }

    static func objection(to text: String) -> Objection? {
        switch setting(text) {
        case .plain:
            Objection(
                .literalSecret, "a secret is written here.",
                fix: "Put it into the environment or a file and write 'env:NAME' or 'file:NAME'; change it if this was ever committed.")
        case .environment(let name):
            isName(name) ? nil : Objection(.badSecret, "'env:' is not followed by the name of a variable.", fix: "Write 'env:SMTP_PASSWORD'.")
        case .file(let path): path.isEmpty ? Objection(.badSecret, "'file:' is not followed by a path.", fix: "Write 'file:smtp-password'.") : nil
        }
    }

    /// A setting may be plain, but an address may not carry a password.
    static func objection(toSetting text: String) -> Objection? {
        guard case .plain = setting(text) else { return objection(to: text) }
        if text.isEmpty { return Objection(.badWord, "there is no value here.") }
        guard let scheme = text.firstRange(of: "://") else { return nil }
        let authority = text[scheme.upperBound...].prefix { !"/?#".contains($0) }
        guard let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") else { return nil }
        return Objection(
            .literalSecret, "the address carries a password.", fix: "Write the whole address as 'env:NAME', or the password under its own key.")
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
        return text.unicodeScalars.allSatisfy { $0.isASCII && ($0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0)) }
    }
}
