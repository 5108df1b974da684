internal import Vocabulary

/// Reads a calendar line by line and keeps its events, and the zones it describes.
struct LeaveReader {
    private(set) var events: [LeaveEvent] = []
    private(set) var zones: [String: DescribedZone] = [:]
    /// Components that are open, outermost first. What an alarm inside of an event says is not about the event.
    private var open: [String] = []
    private var event: LeaveEvent?
    private var zone = DescribedZone()
    private var zoneName = ""
    private var observance = DescribedZone.Observance()
    private var sawCalendar = false
    private var isWithdrawn = false

    mutating func read(_ text: String, number: Int) throws(CalendarFileError) {
        guard !text.allSatisfy(\.isWhitespace) else { return }
        guard let line = ContentLine(parsing: text) else {
            throw CalendarFileError(line: number, message: "this is no iCalendar line: write NAME:value, or remove it")
        }
        switch (line.name, open.last) {
        case ("BEGIN", _): try begin(line.value.uppercased(), number)
        case ("END", _): try end(line.value.uppercased(), number)
        case (_, "VEVENT"): event?.take(line, number: number)
        case ("METHOD", "VCALENDAR"): isWithdrawn = line.value.uppercased() == "CANCEL"
        case ("TZID", "VTIMEZONE"): zoneName = line.value
        case ("X-LIC-LOCATION", "VTIMEZONE"): zone.place = line.value
        case (_, "STANDARD"), (_, "DAYLIGHT"): observance.take(line)
        default: break
        }
    }

    mutating func finish() throws(CalendarFileError) {
        guard sawCalendar else {
            throw CalendarFileError(line: 1, message: "no BEGIN:VCALENDAR: this is not an iCalendar file; export the calendar as .ics")
        }
        if let event { throw CalendarFileError(line: event.line, message: "this event has no END:VEVENT: the file was cut short; export it again") }
        // A calendar that withdraws its events says nothing else of them.
        if isWithdrawn { events = [] }
        let places = Dictionary(events.enumerated().compactMap { place, event in event.replaced == nil ? event.id.map { ($0, place) } : nil }) {
            first, _ in
            first
        }
        for event in events {
            guard let replaced = event.replaced, let place = event.id.flatMap({ places[$0] }) else { continue }
            events[place].replacedByOthers.append(replaced)
        }
    }

    private mutating func begin(_ component: String, _ number: Int) throws(CalendarFileError) {
        open.append(component)
        switch component {
        case "VCALENDAR": sawCalendar = true
        case "VEVENT": event = LeaveEvent(line: number)
        case "VTIMEZONE": (zone, zoneName) = (DescribedZone(), "")
        case "STANDARD", "DAYLIGHT": observance = DescribedZone.Observance()
        case "VFREEBUSY":
            throw CalendarFileError(line: number, message: "free and busy times (VFREEBUSY) name nobody: export the events themselves")
        default: break
        }
    }

    private mutating func end(_ component: String, _ number: Int) throws(CalendarFileError) {
        guard open.last == component else {
            throw CalendarFileError(line: number, message: "END:\(component.clipped()) closes nothing: remove it, or add its BEGIN")
        }
        open.removeLast()
        switch component {
        case "VEVENT":
            if let event { events.append(event) }
            event = nil
        case "STANDARD", "DAYLIGHT": zone.add(observance)
        case "VTIMEZONE": zones[zoneName] = zone.finished()
        default: break
        }
    }
}
