/// Makes what a program said safe to store and to show on a terminal: what is not UTF-8 becomes U+FFFD, colours, cursor movements and other control
/// characters are gone, every line ends with `\n`.
enum PlainText {
    static func of(_ bytes: ArraySlice<UInt8>) -> String { of(String(decoding: bytes, as: UTF8.self)) }

    static func of(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar.value {
            case 0x1B: skipSequence(&rest)
            case 0x0D:
                if rest.first != "\n" { plain.append("\n") }
            case 0x09, 0x0A: plain.append(scalar)
            case ..<0x20, 0x7F...0x9F: break
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }

    /// What follows an escape (ECMA-48, 5.4 and 8.3). A string that does not end is over at the end of its line.
    private static func skipSequence(_ rest: inout Substring.UnicodeScalarView) {
        switch rest.popFirst() {
        case "[": while let next = rest.popFirst(), !(0x40...0x7E ~= next.value) {}
        case "]", "P", "X", "^", "_":
            while let next = rest.first, next != "\n" {
                rest.removeFirst()
                if next.value == 0x07 { return }
                if next.value == 0x1B {
                    if rest.first == "\\" { rest.removeFirst() }
                    return
                }
            }
        case "(", ")", "*", "+": _ = rest.popFirst()
        default: break
        }
    }
}
