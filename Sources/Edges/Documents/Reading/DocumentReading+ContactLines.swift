/// Contacts told in a line without a colon: `Ana Weber, Head of IT — +34 600 555 101 — ana@firm.example`, `Head of IT (Ana Weber, +34 600 …)`.
extension DocumentReading {
    /// True where every part of the line is a name, a title or a way to reach somebody, and there is at least one way.
    mutating func readContactLine(_ passage: Passage) -> Bool {
        var text = Inline.plain(passage.text)
        for mark in [" — ", " – ", " - ", "(", ")"] { text = text.replacing(mark, with: ",") }
        let parts = text.split { ",;".contains($0) }.map { $0.trimmingSpaces }.filter { !$0.isEmpty }
        var name: String?, title: String?, phone: String?, mail: String?
        for part in parts {
            if part.contains("@"), !part.contains(" ") {
                guard mail == nil else { return false }
                mail = part
            } else if let number = Self.phone(in: part), Folded(part).words.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
                guard phone == nil else { return false }
                phone = number
            } else if isPart(part) {
                guard title == nil else { return false }
                title = part
            } else if Self.isFullName(part) {
                guard name == nil else { return false }
                name = part
            } else {
                return false
            }
        }
        guard phone != nil || mail != nil, let title else { return false }
        var place = ["contacts", Naming.name(title).lowercased()]
        if let name {
            guard let seat = seat(title, line: passage.line) else { return false }
            addPerson(name, to: seat, line: passage.line)
            place = ["people", Naming.slug(name)]
        } else {
            draft.set(place, Clause(.map([]), line: passage.line))
        }
        for (key, value) in [("phone", phone), ("email", mail)] {
            if let value { draft.set(place + [key], value, line: passage.line) }
        }
        return true
    }
}
