internal import Vocabulary

/// One VEVENT, as far as days off are concerned.
struct HolidayEvent {
    let line: Int
    private var start: CivilDay?
    private var end: CivilDay?
    private var length: Int?
    private var rule: YearlyRule?
    private var except: Set<CivilDay> = []
    private var isTimed = false
    private var isCancelled = false
    /// Something in it was not understood and has been complained about.
    private var isBroken = false

    /// No holiday is longer; a slip in a year would close the office for good.
    private static let daysMax = 366

    init(line: Int) { self.line = line }

    /// What is wrong with the line, or nil.
    mutating func take(_ line: ContentLine) -> String? {
        switch line.name {
        case "DTSTART": return takeStart(line)
        case "DTEND": end = CivilDay(basicFormat: line.value)
        case "DURATION": length = Self.days(inDuration: line.value)
        case "STATUS": isCancelled = line.value.uppercased() == "CANCELLED"
        case "EXDATE": except.formUnion(line.value.split(separator: ",").compactMap { CivilDay(basicFormat: $0.prefix(8)) })
        case "RRULE":
            rule = YearlyRule(line.value)
            if rule == nil {
                isBroken = true
                return "this repeats in a way that is not read (\(line.value)): only FREQ=YEARLY is; write the days as events of their own"
            }
        case "RDATE":
            isBroken = true
            return "RDATE is not read: write its days as events of their own"
        default: break
        }
        return nil
    }

    private mutating func takeStart(_ line: ContentLine) -> String? {
        // Eight digits are a date even where VALUE=DATE was forgotten.
        isTimed = line.parameters["VALUE"]?.uppercased() != "DATE" && line.value.contains { $0 == "T" || $0 == "t" }
        if isTimed { return nil }
        start = CivilDay(basicFormat: line.value)
        guard start == nil else { return nil }
        isBroken = true
        return "\(line.value) is no day: write DTSTART;VALUE=DATE:YYYYMMDD"
    }

    func days(within range: ClosedRange<CivilDay>) -> Result<Set<CivilDay>, CalendarFileError> {
        if isTimed || isCancelled || isBroken { return .success([]) }
        guard let start else { return failure("this event has no DTSTART: add DTSTART;VALUE=DATE:YYYYMMDD") }
        let count = end.map { Int($0.number - start.number) } ?? length ?? 1
        // Some programs end a day on itself.
        guard (0...Self.daysMax).contains(count) else { return failure("this event lasts \(count) days: check DTSTART and DTEND") }
        let starts = rule?.starts(from: start, through: range.upperBound) ?? [start]
        return .success(
            Set(starts.filter { !except.contains($0) }.flatMap { first in (0..<max(1, count)).map { first + $0 } }.filter(range.contains)))
    }

    private func failure(_ message: String) -> Result<Set<CivilDay>, CalendarFileError> {
        .failure(CalendarFileError(line: line, message: message))
    }

    /// `P1D`, `P2W`. Nil for anything with hours.
    private static func days(inDuration text: String) -> Int? {
        guard text.first == "P", let count = Int(text.dropFirst().dropLast()), count >= 0, count < 1000 else { return nil }
        switch text.last {
        case "D": return count
        case "W": return count * 7
        default: return nil
        }
    }
}

extension CivilDay {
    /// `20260106`, and what follows a date in a date with a time is passed over.
    init?(basicFormat text: some StringProtocol) {
        let digits = text.prefix(8)
        guard digits.utf8.count == 8, digits.utf8.allSatisfy({ (48...57).contains($0) }), text.dropFirst(8).first.map({ "Tt".contains($0) }) ?? true,
            let year = Int(digits.prefix(4)), let month = Int(digits.dropFirst(4).prefix(2)), let day = Int(digits.suffix(2))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
