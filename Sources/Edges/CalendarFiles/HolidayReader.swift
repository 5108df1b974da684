internal import Vocabulary

/// Reads a calendar file line by line and keeps what it has understood.
struct HolidayReader {
    let range: ClosedRange<CivilDay>
    private(set) var days: Set<CivilDay> = []
    private(set) var errors: [CalendarFileError] = []
    /// Components that are open, outermost first. What an alarm inside of an event says is not about the event.
    private var open: [String] = []
    private var event: HolidayEvent?
    private var sawCalendar = false

    init(range: ClosedRange<CivilDay>) { self.range = range }

    mutating func read(_ text: String, number: Int) {
        guard !text.allSatisfy(\.isWhitespace) else { return }
        guard let line = ContentLine(parsing: text) else {
            return complain(number, "this is no iCalendar line: write NAME:value, or remove it")
        }
        switch line.name {
        case "BEGIN": begin(line.value.uppercased(), number: number)
        case "END": end(line.value.uppercased(), number: number)
        default:
            guard open.last == "VEVENT" else { return }
            if let problem = event?.take(line) { complain(number, problem) }
        }
    }

    mutating func finish() {
        if !sawCalendar { complain(1, "no BEGIN:VCALENDAR: this is not an iCalendar file; export the calendar as .ics") }
        if let event { complain(event.line, "this event has no END:VEVENT: the file was cut short; export it again") }
    }

    private mutating func begin(_ component: String, number: Int) {
        open.append(component)
        if component == "VCALENDAR" { sawCalendar = true }
        if component == "VEVENT" { event = HolidayEvent(line: number) }
    }

    private mutating func end(_ component: String, number: Int) {
        guard open.last == component else { return complain(number, "END:\(component) closes nothing: remove it, or add its BEGIN") }
        open.removeLast()
        guard component == "VEVENT", let finished = event else { return }
        event = nil
        switch finished.days(within: range) {
        case .success(let found): days.formUnion(found)
        case .failure(let error): errors.append(error)
        }
    }

    private mutating func complain(_ line: Int, _ message: String) { errors.append(CalendarFileError(line: line, message: message)) }
}
