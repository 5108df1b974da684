internal import Signing
internal import Vocabulary

/// The head of a mail, line by line. Whatever is put in, no line of a stranger's making comes out.
struct MailHeaders {
    private(set) var text = ""

    /// For values of our own making; control characters go all the same.
    mutating func add(_ name: String, _ value: String) { text += "\(name): \(value.withoutControls)\r\n" }

    /// For free text: as it is where that is safe, in encoded words (RFC 2047) where it is not.
    mutating func add(_ name: String, text value: String) {
        let value = Wording.oneLine(value)
        let isPlain = value.utf8.allSatisfy { 32...126 ~= $0 } && !value.contains("=?") && name.utf8.count + 2 + value.utf8.count <= 78
        text += "\(name): \(isPlain ? value : MailHeaders.encodedWords(value))\r\n"
    }

    /// `Ana <ana@pria.example>`; the name is quoted or encoded.
    mutating func add(_ name: String, mailbox address: String, named display: String) {
        let display = Wording.oneLine(display)
        let isAtom = display.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 32 }
        let phrase = display.isEmpty ? "" : (isAtom && display.utf8.count < 60 ? display : MailHeaders.encodedWords(display)) + " "
        text += "\(name): \(phrase)<\(address.withoutControls)>\r\n"
    }

    /// Words of at most 75 characters, never cutting a character in two, each on its own line after the first (RFC 2047 §2).
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var piece: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if piece.count + bytes.count > 42 {
                words.append(piece.base64)
                piece = []
            }
            piece += bytes
        }
        words.append(piece.base64)
        return words.map { "=?UTF-8?B?\($0)?=" }.joined(separator: "\r\n ")
    }
}

extension Moment {
    /// RFC 5322 §3.3 in UTC: `Sat, 21 Nov 2026 07:48:22 +0000`.
    var mailDate: String {
        let seconds = milliseconds / 1000
        let day = CivilDay(number: seconds / 86_400)
        let (year, month, dayOfMonth) = day.components
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : String(value) }
        let time = "\(two(seconds / 3600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        return "\(weekdays[day.weekday.rawValue]), \(dayOfMonth) \(months[month - 1]) \(year) \(time) +0000"
    }
}
