/// Undoes what happens when UTF-8 is read as Windows-1252 and saved again, once or several times: `â†’` becomes `→`, `ðŸš¨` the light it was.
enum Mojibake {
    /// How often a text may have been through it.
    private static let rounds = 3

    static func repaired(_ text: String) -> String {
        var text = text
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        for _ in 0..<rounds {
            guard let better = repairedOnce(text) else { return text }
            text = better
        }
        return text
    }

    /// Nil when there is nothing to repair. Only whole runs of letters beyond ASCII that are bytes of UTF-8 are taken: `é` alone is none.
    private static func repairedOnce(_ text: String) -> String? {
        var result = String.UnicodeScalarView()
        var run: [Unicode.Scalar] = []
        var isBetter = false
        func settle() {
            guard !run.isEmpty else { return }
            let bytes = run.compactMap(byte)
            if bytes.count == run.count, bytes.count > 1, let better = decoded(bytes) {
                result.append(contentsOf: better.unicodeScalars)
                isBetter = true
            } else {
                result.append(contentsOf: run)
            }
            run = []
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                settle()
                result.append(scalar)
            } else {
                run.append(scalar)
            }
        }
        settle()
        return isBetter ? String(result) : nil
    }

    /// The closing quotation mark loses its last byte, which Windows-1252 does not have.
    private static func decoded(_ bytes: [UInt8]) -> String? {
        String(validating: bytes, as: UTF8.self) ?? String(validating: bytes + [0x9D], as: UTF8.self)
    }

    /// The byte Windows-1252 writes a letter as.
    private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x100 { return UInt8(scalar.value) }
        return bytes[scalar]
    }

    private static let bytes: [Unicode.Scalar: UInt8] = [
        "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A, "‹": 0x8B, "Œ": 0x8C,
        "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98, "™": 0x99, "š": 0x9A, "›": 0x9B,
        "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
    ]
}
