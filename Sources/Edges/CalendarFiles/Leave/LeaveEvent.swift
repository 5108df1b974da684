internal import OnCall
internal import Vocabulary

/// One event of a calendar of leave: what it is called, whose addresses it has, and when it is.
package struct LeaveEvent: Sendable {
    /// Where it begins in the file.
    package let line: Int
    package private(set) var title = ""
    /// Of those who are asked to it and have not declined, rooms and things aside. An invitation is no leave of whoever sends it.
    private(set) var attendees: [String] = []
    private(set) var organizer: String?
    private(set) var isCancelled = false
    /// Outlook's “working elsewhere”.
    private(set) var isAtWork = false
    private(set) var id: String?
    /// Which time of a repeated event it takes the place of.
    private(set) var replaced: Written?
    /// The times of it that other events take the place of.
    var replacedByOthers: [Written] = []
    private var start: Written?
    private var end: Written?
    private var length: Written?
    private var rules: [Written] = []
    private var except: [Written] = []
    private var others: [Written] = []

    /// A line of it, and its number.
    struct Written: Sendable {
        let line: ContentLine
        let number: Int

        func refused(_ message: String) -> CalendarFileError { CalendarFileError(line: number, message: message) }
    }

    /// No leave is longer; a slip in a year would be believed.
    private static let longest = Duration.days(3660)

    init(line: Int) { self.line = line }

    mutating func take(_ line: ContentLine, number: Int) {
        let written = Written(line: line, number: number)
        switch line.name {
        case "DTSTART": start = written
        case "DTEND": end = written
        case "DURATION": length = written
        case "RRULE": rules.append(written)
        case "EXDATE": except.append(written)
        case "RDATE", "EXRULE": others.append(written)
        case "RECURRENCE-ID": replaced = written
        case "UID": id = line.value
        case "SUMMARY": title = line.unescaped
        case "STATUS": isCancelled = line.value.uppercased() == "CANCELLED"
        case "X-MICROSOFT-CDO-BUSYSTATUS": isAtWork = line.value.uppercased() == "WORKINGELSEWHERE"
        case "ORGANIZER": organizer = line.address
        case "ATTENDEE":
            let isPerson = !["ROOM", "RESOURCE"].contains(line.parameters["CUTYPE"]?.uppercased())
            guard isPerson, line.parameters["PARTSTAT"]?.uppercased() != "DECLINED", let address = line.address else { break }
            attendees.append(address)
        default: break
        }
    }

    /// The stretches of time it takes within a window, repeated as it says. Throws what of it is not understood.
    func stretches(within window: Range<Moment>, by clocks: CalendarClocks) throws(CalendarFileError) -> [Range<Moment>] {
        guard let start, let time = CalendarTime(start.line) else {
            throw start?.refused("\(start?.line.value.clipped() ?? "") is no time: write YYYYMMDD or YYYYMMDDTHHMMSSZ")
                ?? CalendarFileError(line: line, message: "this event has no DTSTART: add DTSTART;VALUE=DATE:YYYYMMDD")
        }
        guard clocks.moment(of: time) != nil else { throw start.refused(Self.unknownZone(time)) }
        let (onTheWall, after) = try length(from: time, by: clocks)
        let readings = try beginnings(of: time, lasting: onTheWall, within: window, by: clocks)
        guard onTheWall > 0 || after > .zero else {
            throw start.refused("this event ends before it begins, or takes no time: give it a DTEND")
        }
        return readings.compactMap { reading in
            guard let begin = clocks.moment(of: reading, on: time.clock),
                let wall = clocks.moment(of: WallReading(milliseconds: reading.milliseconds + onTheWall), on: time.clock)
            else { return nil }
            let end = wall + after
            // An hour that a change of clocks skips takes no time.
            return begin < end && begin < window.upperBound && end > window.lowerBound ? begin..<end : nil
        }
    }

    /// How much later its clock shows when it ends, and how much longer it lasts then.
    private func length(from time: CalendarTime, by clocks: CalendarClocks) throws(CalendarFileError) -> (onTheWall: Int64, after: Duration) {
        if let end {
            guard let last = CalendarTime(end.line) else { throw end.refused("\(end.line.value.clipped()) is no time") }
            guard let lastMoment = clocks.moment(of: last), let firstMoment = clocks.moment(of: time) else {
                throw end.refused(Self.unknownZone(last))
            }
            guard lastMoment - firstMoment <= Self.longest else { throw end.refused("this event lasts more than ten years: check DTSTART and DTEND") }
            guard last.clock == time.clock else { return (0, lastMoment - firstMoment) }
            let wall = last.reading.milliseconds - time.reading.milliseconds
            // Some programs end a day on itself.
            return (time.isWholeDay && wall == 0 ? WallReading.dayLength : wall, .zero)
        }
        if let length {
            guard let (days, rest) = Self.duration(length.line.value), .days(Int64(days)) + rest <= Self.longest else {
                throw length.refused("\(length.line.value.clipped()) is no length that is read: write P5D or PT8H")
            }
            return (Int64(days) * WallReading.dayLength, rest)
        }
        return (time.isWholeDay ? WallReading.dayLength : 0, .zero)
    }

    /// When each of its times begins, by its own clock.
    private func beginnings(
        of time: CalendarTime, lasting length: Int64, within window: Range<Moment>, by clocks: CalendarClocks
    ) throws(CalendarFileError) -> Set<WallReading> {
        var readings: Set<WallReading> = [time.reading]
        if let rule = rules.first {
            guard rules.count == 1, let recurrence = Recurrence(rule.line.value) else {
                throw rule.refused("this repeats in a way that is not read (\(rule.line.value.clipped())): write the days as events of their own")
            }
            // Two days for the zones, and whatever is under way when the window begins.
            let utc = WallClock.utc
            let early = utc.reading(at: window.lowerBound).day + (-2 - Int(length / WallReading.dayLength))
            let late = utc.reading(at: window.upperBound).day + 2
            guard early <= late else { return readings }
            let days = recurrence.days(from: time.reading.day, within: early...late) { day in
                recurrence.until.map { isPast(Self.reading(time, on: day), until: $0, time, clocks) } ?? false
            }
            readings.formUnion(days.map { Self.reading(time, on: $0) })
        }
        for other in others {
            guard other.line.name == "RDATE", let times = CalendarTime.list(other.line) else {
                throw other.refused("\(other.line.name) is not read like this: write its days as events of their own")
            }
            readings.formUnion(times.map { $0.isWholeDay ? Self.reading(time, on: $0.reading.day) : $0.reading })
        }
        for gone in except + replacedByOthers {
            guard let times = CalendarTime.list(gone.line) else { throw gone.refused("\(gone.line.value.clipped()) is no time") }
            let (days, moments) = (Set(times.filter { $0.isWholeDay || time.isWholeDay }.map(\.reading.day)), Set(times.compactMap(clocks.moment)))
            readings = readings.filter { reading in
                !days.contains(reading.day) && (time.isWholeDay || clocks.moment(of: reading, on: time.clock).map { !moments.contains($0) } ?? true)
            }
        }
        return readings
    }

    private func isPast(_ reading: WallReading, until: CalendarTime, _ time: CalendarTime, _ clocks: CalendarClocks) -> Bool {
        if until.isWholeDay || time.isWholeDay { return reading.day > until.reading.day }
        let clock = until.clock == .own ? time.clock : until.clock
        guard let last = clocks.moment(of: until.reading, on: clock), let mine = clocks.moment(of: reading, on: time.clock) else { return false }
        return mine > last
    }

    private static func reading(_ time: CalendarTime, on day: CivilDay) -> WallReading {
        WallReading(milliseconds: day.number * WallReading.dayLength + time.reading.millisecondOfDay)
    }

    private static func unknownZone(_ time: CalendarTime) -> String {
        guard case .zone(let name) = time.clock else { return "this is no time" }
        return "nobody knows the zone “\(name.clipped())”, and the file does not describe it as a VTIMEZONE: write the time in UTC"
    }

    /// `P2W`, `P1DT12H`, `PT90M`: whole days, which begin and end with the clock, and what is added to them.
    private static func duration(_ text: String) -> (days: Int, rest: Duration)? {
        var (days, seconds, number, isTime) = (0, 0, "", false)
        let body = text.uppercased().drop { $0 == "+" }
        guard body.first == "P", body.count > 2, body.last?.isLetter == true, body.last != "T" else { return nil }
        for letter in body.dropFirst() {
            if letter.isASCII, letter.isNumber { number.append(letter); continue }
            if letter == "T", number.isEmpty, !isTime { isTime = true; continue }
            guard let count = Int(number), count < 1_000_000 else { return nil }
            switch (letter, isTime) {
            case ("W", false): days += count * 7
            case ("D", false): days += count
            case ("H", true): seconds += count * 3600
            case ("M", true): seconds += count * 60
            case ("S", true): seconds += count
            default: return nil
            }
            number = ""
        }
        return (days, .seconds(Int64(seconds)))
    }
}
