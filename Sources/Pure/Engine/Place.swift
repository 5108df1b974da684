internal import Runbooks
internal import Vocabulary

/// Where on a connection a message goes: `#inc-{{incident.slug}}`. Only names of fields are known here, no sections: a place is one word.
enum Place {
    static func filled(_ place: String, on kind: Connection.Kind?, with fields: TemplateFields) -> String {
        guard place.contains("{{") else { return place }
        var text = "", rest = place[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            text += rest[..<open.lowerBound]
            text += fields[rest[open.upperBound..<close.lowerBound].filter { !$0.isWhitespace }]?.line ?? ""
            rest = rest[close.upperBound...]
        }
        text += rest
        return kind == .slack ? channel(text) : text
    }

    /// The same for a link; nil where a field it asks for is not there or is empty.
    static func address(_ url: String, with fields: TemplateFields) -> String? {
        var rest = url[...]
        while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
            let name = rest[open.upperBound..<close.lowerBound].filter { !$0.isWhitespace }
            guard let line = fields[name]?.line, !line.isEmpty else { return nil }
            rest = rest[close.upperBound...]
        }
        return filled(url, on: nil, with: fields)
    }

    /// Slack takes lower-case letters, digits, hyphens and underscores, at most 80 of them.
    private static func channel(_ text: String) -> String {
        let name = text.first == "#" ? text.dropFirst() : text[...]
        let letters = name.lowercased().unicodeScalars.map {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains($0)) ? Character($0) : "-"
        }
        return (text.first == "#" ? "#" : "") + String(letters.prefix(Limits.channelLetters))
    }
}

extension TemplateFields.Value {
    fileprivate var line: String {
        switch self {
        case .text(let text): text
        case .list(let items): items.joined(separator: "-")
        case .none: ""
        }
    }
}

extension String {
    /// Its words as a part of a name: `API errors at 7 %` is `api-errors-at-7`. What is no plain letter or digit is left out, and
    /// where nothing is left it is the other word.
    func slug(atMost limit: Int, otherwise: String) -> String {
        var words: [String] = [""]
        for scalar in lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": words[words.count - 1].unicodeScalars.append(scalar)
            default: if words.last != "" { words.append("") }
            }
        }
        var slug = ""
        for word in words where !word.isEmpty {
            let longer = slug.isEmpty ? String(word.prefix(limit)) : "\(slug)-\(word)"
            guard longer.utf8.count <= limit else { break }
            slug = longer
        }
        return slug.isEmpty ? otherwise : slug
    }
}
