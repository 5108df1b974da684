internal import Runbooks

/// Knows text that was UTF-8, was taken for Windows-1252 and saved again: a rocket becomes four strange letters.
enum Garbled {
    /// How the beginnings of an emoji, a quotation mark, an arrow and an accented letter look afterwards, as UTF-8.
    private static let marks: [[UInt8]] = [
        [0xC3, 0xB0, 0xC5, 0xB8], [0xC3, 0xA2, 0xE2, 0x82, 0xAC], [0xC3, 0xA2, 0xE2, 0x80, 0xA0], [0xC3, 0x83, 0xC2],
    ]

    static func check(_ text: RunbookText, _ findings: inout Findings) {
        guard let line = line(in: text.bytes) else { return }
        findings.warning(
            .garbled, at: Place(file: text.path, line: line),
            "this was saved in one encoding and read in another, and people would be sent it as it is.",
            fix: "Write the real characters and save the file as UTF-8.")
    }

    private static func line(in bytes: [UInt8]) -> Int? {
        var line = 1
        for place in bytes.indices {
            if bytes[place] == UInt8(ascii: "\n") { line += 1 }
            if bytes[place] == 0xC3, marks.contains(where: { bytes[place...].starts(with: $0) }) { return line }
        }
        return nil
    }
}
