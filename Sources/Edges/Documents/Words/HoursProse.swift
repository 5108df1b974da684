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

    /// As the language writes it; nil where there are none, or several.
    static func find(in text: String) -> String? {
        let prose = HoursProse(text)
        guard let days = prose.days(), let hours = prose.hours() else { return nil }
        return "\(days) \(hours)"
    }

    /// Days and hours of more than one kind.
    static func isSeveral(_ text: String) -> Bool {
        let prose = HoursProse(text)
        return prose.words.indices.contains { prose.day(at: $0) != nil } && prose.ranges().count > 1
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

    private func day(at place: Int) -> String? {
        words.indices.contains(place) ? Self.days.first { $0.words.contains(words[place]) }?.name : nil
    }

    /// One day to another; any other day beside them means that not all is said with it.
    private func days() -> String? {
        let weekdays = words.contains { ["weekdays", "werktags"].contains($0) }
        let all = words.indices.filter { day(at: $0) != nil }
        if weekdays { return all.isEmpty ? "Mon-Fri" : nil }
        guard all.count == 2, all[1] == all[0] + 2, Self.until.contains(words[all[0] + 1]), let first = day(at: all[0]), let last = day(at: all[1])
        else { return nil }
        return "\(first)-\(last)"
    }

    private struct Time {
        var minute: Int
        var isPlain: Bool
        var end: Int
    }

    private func ranges() -> [(Time, Time)] {
        var found: [(Time, Time)] = []
        var place = 0
        while place < words.count {
            if let first = time(at: place), first.end < words.count, Self.until.contains(words[first.end]), let last = time(at: first.end + 1) {
                found.append((first, last))
                place = last.end
            } else {
                place += 1
            }
        }
        return found
    }

    private func hours() -> String? {
        let found = ranges()
        guard found.count == 1, let first = found.first?.0, var last = found.first?.1 else { return nil }
        // `9 to 5` is a day's work.
        if first.isPlain, last.isPlain, last.minute <= first.minute, last.minute <= 720 { last.minute += 720 }
        guard first.minute < last.minute else { return nil }
        return "\(Self.written(first.minute))-\(Self.written(last.minute))"
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
