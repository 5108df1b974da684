/// Gives each thing of another tool a name the language accepts, and remembers it by its id.
struct ForeignNames {
    /// People, seats and schedules share one room: a rung names any of them.
    enum Room: Hashable { case whom, ladder, service, source, quiet }

    private var taken: [Room: Set<String>] = [:]

    /// As close to what it was called as may be; a number behind it when that name is taken.
    mutating func give(_ wanted: String, in room: Room) -> String {
        let plain = Self.legal(wanted)
        var name = plain
        var number = 2
        while !taken[room, default: []].insert(name).inserted {
            name = "\(plain.prefix(58)) \(number)"
            number += 1
        }
        return name
    }

    /// Letters, digits, spaces, `-`, `_` and `.`, at most 64, as the language has names.
    private static func legal(_ text: String) -> String {
        let letters = text.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : " " }
        let words = String(letters.drop { !$0.isLetter && !$0.isNumber }).split(separator: " ").joined(separator: " ").prefix(64)
        let name = words.last == " " ? words.dropLast() : words
        return name.isEmpty ? "unnamed" : String(name)
    }

    /// `env:PAGERDUTY_KEY_CHECKOUT`: where a key goes that is not carried over.
    static func variable(_ words: String...) -> String {
        let letters = words.joined(separator: "_").uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        return "env:" + String(letters).split(separator: "_").joined(separator: "_")
    }
}
