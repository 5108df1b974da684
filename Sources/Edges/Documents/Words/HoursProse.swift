/// Finds the hours people work at: `Monday to Friday, 08:00–18:00`, `Mon-Fri 9 a.m. - 5:30 p.m.`, `du lundi au vendredi, de 8 h 30 à 18 h`.
struct HoursProse {
    private static let days: [(name: String, words: [String])] = [
        ("Mon", ["monday", "mon", "montag", "mo", "lundi", "lun", "lunes", "segunda"]),
        ("Tue", ["tuesday", "tue", "dienstag", "di", "mardi", "martes"]),
        ("Wed", ["wednesday", "wed", "mittwoch", "mi", "mercredi", "miercoles"]),
        ("Thu", ["thursday", "thu", "donnerstag", "do", "jeudi", "jueves"]),
        ("Fri", ["friday", "fri", "freitag", "fr", "vendredi", "ven", "viernes", "vie", "sexta", "sex"]),
        ("Sat", ["saturday", "sat", "samstag", "sa", "samedi", "sabado"]), ("Sun", ["sunday", "sun", "sonntag", "so", "dimanche", "domingo"]),
    ]
    private static let until: Set<String> = ["-", "–", "—", "to", "bis", "au", "a", "al", "through", "thru", "until", "till", "as", "ate"]
    private static let fillers: Set<String> = ["feira", "uhr", "von", "de", "das", "from", "le", "the", "las"]

    private let words: [String]

    /// As the language writes them, one for each stretch: `Mon-Thu 07:00-16:30`, `Fri 07:00-14:00`. None where anything of it is not understood.
    static func find(in text: String) -> [String] {
        let prose = HoursProse(text)
        let all = prose.groups(), ranges = prose.ranges()
        guard let first = all.first, !ranges.isEmpty, !prose.isLimited else { return [] }
        var written: [String] = []
        var used = 0
        for (place, group) in all.enumerated() {
            let end = place + 1 < all.count ? all[place + 1].start : prose.words.count
            // `9 to 5, Monday to Friday`
            let isBefore = all.count == 1 && ranges.allSatisfy { $0.place < first.start }
            let own = ranges.filter { isBefore || $0.place >= group.end && $0.place < end }
            guard !own.isEmpty else { return [] }
            used += own.count
            for range in own {
                guard let hours = Self.hours(range) else { return [] }
                written.append("\(group.days) \(hours)")
            }
        }
        return used == ranges.count ? written : []
    }

    /// Where days stand beside hours, and are not understood.
    static func isUnclear(_ text: String) -> Bool {
        let prose = HoursProse(text)
        return find(in: text).isEmpty && !prose.ranges().isEmpty && prose.words.indices.contains { prose.day(at: $0) != nil }
    }

    private init(_ text: String) {
        let folded = text.replacing("a.m.", with: "am").replacing("p.m.", with: "pm").replacing("'s", with: "")
        words = Token.tokens(of: folded).flatMap { Self.pieces(Folded(String(folded[$0.range])).words.first ?? $0.text) }
            .filter { !Self.fillers.contains($0) }
    }

    /// `18h00` is `18`, `h`, `00`.
    private static func pieces(_ word: String) -> [String] {
        var pieces: [String] = []
        for letter in word {
            if let last = pieces.last?.last, last.isNumber == letter.isNumber, last.isLetter == letter.isLetter {
                pieces[pieces.count - 1].append(letter)
            } else {
                pieces.append(String(letter))
            }
        }
        return pieces
    }

    static func isDay(_ word: String) -> Bool { days.contains { $0.words.contains(word) } }

    private func day(at place: Int) -> String? {
        words.indices.contains(place) ? Self.days.first { $0.words.contains(words[place]) }?.name : nil
    }

    private struct Group {
        var days: String
        var start: Int
        var end: Int
    }

    /// Each day, or one day to another, in the order they stand.
    private func groups() -> [Group] {
        var found: [Group] = []
        var place = 0
        while place < words.count {
            if ["weekdays", "werktags"].contains(words[place]) {
                found.append(Group(days: "Mon-Fri", start: place, end: place + 1))
                place += 1
            } else if let first = day(at: place) {
                let isRange = place + 2 < words.count && Self.until.contains(words[place + 1])
                let last = isRange ? day(at: place + 2) : nil
                found.append(Group(days: last.map { "\(first)-\($0)" } ?? first, start: place, end: place + (last == nil ? 1 : 3)))
                place = found[found.count - 1].end
            } else {
                place += 1
            }
        }
        return found
    }

    /// Of some, at some time, or on another clock.
    private var isLimited: Bool {
        !Set(words).isDisjoint(with: [
            "if", "unless", "except", "alternate", "term", "season", "vacation", "summer", "winter", "nicht", "utc", "gmt", "cet", "cest", "edt",
            "cst", "cdt", "pst", "pdt",
            "bst", "pacific", "eastern", "central",
        ])
    }

    private struct Time {
        var minute: Int
        var isPlain: Bool
        var end: Int
    }

    private func ranges() -> [(place: Int, first: Time, last: Time)] {
        var found: [(place: Int, first: Time, last: Time)] = []
        var place = 0
        while place < words.count {
            if let first = time(at: place), first.end < words.count, Self.until.contains(words[first.end]), let last = time(at: first.end + 1) {
                found.append((place, first, last))
                place = last.end
            } else {
                place += 1
            }
        }
        return found
    }

    private static func hours(_ range: (place: Int, first: Time, last: Time)) -> String? {
        let first = range.first
        var last = range.last
        // `9 to 5` is a day's work.
        if first.isPlain, last.isPlain, last.minute <= first.minute, last.minute <= 720 { last.minute += 720 }
        guard first.minute < last.minute else { return nil }
        return "\(written(first.minute))-\(written(last.minute))"
    }

    private static func written(_ minute: Int) -> String {
        let hour = minute / 60, rest = minute % 60
        return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
    }

    private static let numbers: [String: Int] = [
        "seven": 7, "eight": 8, "nine": 9, "ten": 10, "four": 16, "five": 17, "six": 18, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    ]

    /// `08:00`, `8h30`, `6 pm`, `half past five`.
    private func time(at place: Int) -> Time? {
        guard words.indices.contains(place) else { return nil }
        if words[place] == "half", place + 2 < words.count, words[place + 1] == "past", let hour = Self.numbers[words[place + 2]] {
            return Time(minute: hour * 60 + 30, isPlain: false, end: place + 3)
        }
        if let hour = Self.numbers[words[place]] { return Time(minute: hour * 60, isPlain: true, end: place + 1) }
        guard var hour = Int(words[place]), hour <= 24, words[place].count <= 2 else { return nil }
        var end = place + 1
        var minute = 0
        var isPlain = true
        if end < words.count, [":", ".", "h"].contains(words[end]) {
            let mark = words[end]
            if end + 1 < words.count, words[end + 1].count == 2, let rest = Int(words[end + 1]), rest < 60 {
                minute = rest
                end += 2
                isPlain = false
            } else if mark == "h" {
                end += 1
                isPlain = false
            } else {
                return nil
            }
        }
        if end < words.count, ["am", "pm"].contains(words[end]) {
            if words[end] == "pm", hour < 12 { hour += 12 }
            end += 1
            isPlain = false
        }
        return hour * 60 + minute <= 1440 ? Time(minute: hour * 60 + minute, isPlain: isPlain, end: end) : nil
    }
}
