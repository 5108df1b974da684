/// One line of an iCalendar file, before it is folded or after it is unfolded: `NAME;PARAM=VALUE:value` (RFC 5545, section 3.1).
struct ContentLine: Hashable {
    /// In capitals; names are read without regard to case.
    var name: String
    var parameters: [String: String] = [:]
    /// As it stands in the file: a text is still escaped.
    var value: String

    init(_ name: String, _ parameters: [String: String] = [:], value: String) {
        self.name = name
        self.parameters = parameters
        self.value = value
    }

    /// A value of the type TEXT, escaped. RFC 5545 has no way to write the other control characters, so they are left out.
    init(_ name: String, _ parameters: [String: String] = [:], text: String) {
        self.init(name, parameters, value: Self.escape(text))
    }

    /// Nil when there is no name or no colon.
    init?(parsing line: some StringProtocol) {
        guard case let (head, value?) = Self.halves(of: String(line), around: ":") else { return nil }
        var parts: [String] = []
        var rest: String? = head
        while let text = rest {
            let (part, next) = Self.halves(of: text, around: ";")
            parts.append(part)
            rest = next
        }
        name = parts.removeFirst().uppercased()
        self.value = value
        guard !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) else { return nil }
        for part in parts {
            guard case let (key, value?) = Self.halves(of: part, around: "=") else { continue }
            parameters[key.uppercased()] = value.filter { $0 != "\"" }
        }
    }

    /// At most 75 octets a line, the line break not counted, never inside a character; each following line begins with a space.
    var folded: String {
        let head = name + parameters.sorted { $0.key < $1.key }.map { ";\($0.key)=\($0.value)" }.joined()
        var result = ""
        var octets = 0
        for scalar in (head + ":" + value).unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > 75 {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(scalar)
            octets += width
        }
        return result + "\r\n"
    }

    /// A value of the type TEXT as it was meant, on one line.
    var unescaped: String {
        var result = ""
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if scalar == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.unicodeScalars.append(isEscaped && (scalar == "n" || scalar == "N") ? " " : scalar)
                isEscaped = false
            }
        }
        return result
    }

    /// That of an `ATTENDEE` or `ORGANIZER`; some programs write it beside a value of their own.
    var address: String? {
        if value.lowercased().hasPrefix("mailto:") { return String(value.dropFirst(7)) }
        return parameters["EMAIL"]
    }

    private static func escape(_ text: String) -> String {
        var result = ""
        // By scalar, not by character: Swift takes CR LF for one character.
        var afterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\\(scalar)"
            case "\r": result += "\\n"
            case "\n": if !afterReturn { result += "\\n" }
            case "\t": result += "\t"
            case _ where scalar.value < 32 || scalar.value == 127: break
            default: result.unicodeScalars.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        return result
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || (65...90).contains(byte) || (48...57).contains(byte)
    }

    /// Before and after the first separator outside quotes; nothing after it when there is none. By scalar, because what follows
    /// a colon may be a mark that Swift would take for a part of the same character.
    private static func halves(of text: String, around separator: Unicode.Scalar) -> (String, String?) {
        let scalars = text.unicodeScalars
        var quoted = false
        for place in scalars.indices {
            if scalars[place] == "\"" { quoted.toggle() }
            if scalars[place] == separator, !quoted { return (String(scalars[..<place]), String(scalars[scalars.index(after: place)...])) }
        }
        return (text, nil)
    }
}
