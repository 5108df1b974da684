internal import Notation
internal import Signing
internal import Vocabulary

/// Makes what a sender wrote fit our limits without losing any of it: what is cut short is kept whole in the alert's details
/// under `in_full`, and a note says so.
struct Fitting {
    private(set) var notes: [Problem] = []
    /// Members of the details: what the sender said beside what became of the alert's own fields.
    private var details: [(name: String, json: [UInt8])] = []
    private var whole: [JSON.Member] = []
    private let path: String

    /// - The path is put before the field names of the notes: `alerts.3.`.
    init(path: String = "") { self.path = path }

    mutating func note(_ field: String, _ message: String) { notes.append(Problem(field: path + field, message: message)) }

    // MARK: One line

    /// One line of at most `Limits.summaryBytes`. Nil when there is nothing to read in it.
    mutating func summary(_ text: String, field: String) -> String? {
        let line = Fitting.oneLine(text)
        return line.isEmpty ? nil : cut(line, to: Limits.summaryBytes, field: field)
    }

    /// Control characters and runs of white space become one space each.
    private static func oneLine(_ text: String) -> String {
        if isOneLine(text) { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if byte > 0x20 && byte != 0x7F {
                bytes.append(byte)
            } else if let last = bytes.last, last != 0x20 {
                bytes.append(0x20)
            }
        }
        if bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// As nearly every text is.
    private static func isOneLine(_ text: String) -> Bool {
        var before: UInt8 = 0x20
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F || (byte == 0x20 && before == 0x20) { return false }
            before = byte
        }
        return before != 0x20
    }

    private mutating func cut(_ text: String, to limit: Int, field: String) -> String {
        guard text.utf8.count > limit else { return text }
        note(field, "cut to \(limit) bytes; all of it is in the details")
        whole.append(JSON.Member(field, .string(text)))
        return Fitting.prefix(of: text, bytes: limit - 3) + "…"
    }

    /// The longest beginning of the text that has no more bytes than that and ends between two characters.
    private static func prefix(of text: String, bytes limit: Int) -> Substring {
        var end = text.utf8.index(text.startIndex, offsetBy: limit)
        while end > text.startIndex, end.samePosition(in: text) == nil { end = text.utf8.index(before: end) }
        return text[..<end]
    }

    // MARK: Labels

    /// Labels or annotations, empty ones too. What exceeds a limit is cut or, beyond the number of labels, only kept in the details.
    mutating func labels(_ members: [JSON.Member], field: String) -> Labels {
        var pairs: [(String, String)] = []
        pairs.reserveCapacity(members.count)
        for member in members where !member.value.isNull {
            guard member.name.utf8.count <= Limits.labelNameBytes else {
                note(field, "a name of \(member.name.utf8.count) bytes is kept in the details only")
                whole.append(JSON.Member("\(field).\(member.name)", member.value))
                continue
            }
            let value = member.value.scalar ?? member.value.text
            pairs.append((member.name, cut(value, to: Limits.labelValueBytes, field: "\(field).\(member.name)")))
        }
        guard pairs.count > Limits.labelsEach else { return Labels(pairs) }
        pairs.sort { $0.0 < $1.0 }
        note(field, "\(pairs.count) are too many; those after the first \(Limits.labelsEach) by name are kept in the details only")
        for (name, value) in pairs[Limits.labelsEach...] { whole.append(JSON.Member("\(field).\(name)", .string(value))) }
        return Labels(Array(pairs[..<Limits.labelsEach]))
    }

    // MARK: Keys and links

    /// A key that is longer than we store, or has control characters in it, becomes its own digest: still the same for the same key.
    mutating func key(_ key: String, field: String) -> String {
        guard key.utf8.count > Limits.dedupKeyBytes || key.utf8.contains(where: { $0 < 0x20 }) else { return key }
        whole.append(JSON.Member(field, .string(key)))
        let digest = "sha256:" + Digest.sha256(key).hex
        note(field, "a key of \(key.utf8.count) bytes is stored as \(digest)")
        return digest
    }

    /// Nil for anything a browser should not be sent to.
    static func link(_ url: String?, _ text: String?) -> Alert.Link? {
        guard let url, url.utf8.count <= Limits.labelValueBytes, !url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return nil }
        guard begins(url, "https://") || begins(url, "http://") else { return nil }
        return Alert.Link(url: url, text: text.flatMap { $0.isEmpty ? nil : oneLine($0) } ?? url)
    }

    /// Whatever the case of the scheme.
    private static func begins(_ url: String, _ scheme: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: scheme.utf8Start, count: scheme.utf8CodeUnitCount)
        return url.utf8.count > wanted.count && zip(url.utf8, wanted).allSatisfy { $0 | 0x20 == $1 || $0 == $1 }
    }

    // MARK: Details

    mutating func keep(_ name: String, _ value: JSON) {
        var bytes: [UInt8] = []
        value.append(to: &bytes)
        keep(name, raw: bytes)
    }

    /// JSON kept word for word.
    mutating func keep(_ name: String, raw json: [UInt8]) { details.append((name, json)) }

    /// A JSON object of everything kept, or empty when there is nothing.
    var detailsText: String {
        if details.isEmpty && whole.isEmpty { return "" }
        var writer = JSONWriter()
        writer.object { object in
            for (name, json) in details {
                object.name(name)
                object.raw(json)
            }
            if !whole.isEmpty { object.member("in_full", .object(whole)) }
        }
        return writer.text
    }
}
