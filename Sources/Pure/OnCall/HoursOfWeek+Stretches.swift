package import Vocabulary

extension HoursOfWeek {
    /// Minutes after the midnight it began on; past 1440 when it ends on the next day.
    private var lastMinute: Int { end > start ? end : end + 1440 }

    package func contains(_ reading: WallReading) -> Bool {
        contains(reading, since: reading.day) || contains(reading, since: reading.day + -1)
    }

    private func contains(_ reading: WallReading, since day: CivilDay) -> Bool {
        guard let stretch = stretch(on: day) else { return false }
        return stretch.contains(reading)
    }

    /// The stretch that begins on this day, or nil when the day is not one of them.
    package func stretch(on day: CivilDay) -> Range<WallReading>? {
        guard days.contains(day.weekday) else { return nil }
        return WallReading(day, minute: start)..<WallReading(day, minute: lastMinute)
    }
}

extension [HoursOfWeek] {
    /// What begins on this day, in order.
    package func stretches(on day: CivilDay) -> [Range<WallReading>] {
        compactMap { $0.stretch(on: day) }.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }

    /// Every stretch that touches these readings, in order, those that overlap made one.
    func stretches(touching window: Range<WallReading>) -> [Range<WallReading>] {
        var joined: [Range<WallReading>] = []
        var day = window.lowerBound.day + -1
        while day <= window.upperBound.day {
            for stretch in stretches(on: day) {
                if let last = joined.last, stretch.lowerBound <= last.upperBound {
                    joined[joined.count - 1] = last.lowerBound..<Swift.max(last.upperBound, stretch.upperBound)
                } else {
                    joined.append(stretch)
                }
            }
            day = day + 1
        }
        return joined
    }
}
