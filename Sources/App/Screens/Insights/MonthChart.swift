package import OnCall
package import Vocabulary

/// Months, or quarters where there are too many of them, side by side as columns, drawn on the server. Every column leads to what it was
/// counted from.
struct MonthChart: Sendable {
    /// A part of a month's column, from the bottom up.
    struct Part: Sendable {
        let number: Double
        let isBad: Bool
    }

    /// What a month came to.
    struct Month: Sendable {
        let period: CalendarPeriod
        let parts: [Part]
        /// As short as it has to be over a column.
        let label: String
        /// All of it, for whoever hears the page.
        let spoken: String
        let path: String
        let isBad: Bool
    }

    struct Block: Sendable {
        let isBad: Bool
        let x: Int
        let y: Int
        let width: Int
        let height: Int
    }

    struct Column: Sendable {
        let path: String
        let spoken: String
        let label: String?
        let x: Int
        let left: Int
        let width: Int
        let labelY: Int
        let blocks: [Block]
        let isBad: Bool
    }

    struct Tick: Sendable {
        let x: Int
        let label: String
    }

    let columns: [Column]
    let ticks: [Tick]
    let goalY: Int?
    let about: String

    private static let width = 360
    private static let top = 22
    /// What a letter of a label takes, about.
    private static let letter = 6
    private static let bottom = 116

    /// `goal`: where the dashed line is; `whole`: what the highest column is compared with at least.
    init(_ periods: [CalendarPeriod], _ months: [Month], goal: Double? = nil, whole: Double = 0, about: String) {
        self.about = about
        let highest = max(months.map { $0.parts.reduce(0) { $0 + $1.number } }.max() ?? 0, goal ?? 0, whole)
        let slot = MonthChart.width / max(1, periods.count)
        func y(_ number: Double) -> Int {
            highest > 0 ? MonthChart.bottom - Int((number / highest * Double(MonthChart.bottom - MonthChart.top)).rounded()) : MonthChart.bottom
        }
        goalY = goal.map(y)
        ticks = periods.enumerated().map { place, period in
            Tick(x: place * slot + slot / 2, label: String(period.words.prefix(slot < 30 ? 1 : slot < 60 ? 7 : 3)))
        }
        // Numbers that would run into each other say nothing; the table has them all.
        let areLabelled = months.allSatisfy { $0.label.count * MonthChart.letter < slot }
        columns = periods.enumerated().compactMap { place, period in
            guard let month = months.first(where: { $0.period == period }) else { return nil }
            let width = min(slot * 3 / 5, 36)
            let x = place * slot + (slot - width) / 2
            var below = 0.0
            let blocks = month.parts.map { part in
                defer { below += part.number }
                let (from, to) = (y(below), y(below + part.number))
                // Even nothing can be seen and pointed at.
                let height = max(from - to, month.parts.count == 1 ? 2 : 0)
                return Block(isBad: part.isBad, x: x, y: from - height, width: width, height: height)
            }
            return Column(
                path: month.path, spoken: month.spoken, label: areLabelled ? month.label : nil, x: place * slot + slot / 2, left: place * slot,
                width: slot, labelY: (blocks.map(\.y).min() ?? MonthChart.bottom) - 6, blocks: blocks, isBad: month.isBad)
        }
    }

    static let template = """
        <svg class="chart" viewBox="0 0 360 138" role="group" aria-label="{{about}}">
        <path class="ground" d="M0 116.5h360"/>
        {{#goalY}}<path class="goal" d="M0 {{goalY}}h360"/>{{/goalY}}
        {{#columns}}<a href="{{path}}"{{#isBad}} class="bad"{{/isBad}}><title>{{spoken}}</title>\
        <path class="hit" d="M{{left}} 0h{{width}}v138h-{{width}}z"/>{{#blocks}}<path{{#isBad}} class="bad"{{/isBad}} \
        d="M{{x}} {{y}}h{{width}}v{{height}}h-{{width}}z"/>{{/blocks}}{{#label}}<text x="{{x}}" y="{{labelY}}">{{label}}</text>{{/label}}</a>
        {{/columns}}<g aria-hidden="true">{{#ticks}}<text x="{{x}}" y="132">{{label}}</text>{{/ticks}}</g></svg>
        """
}

extension CalendarPeriod {
    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    /// `November 2026` of a month, `Q4 2026` of a quarter.
    package var words: String {
        let parts = label.split(separator: "-")
        guard parts.count == 2 else { return label }
        guard let month = Int(parts[1]), (1...12).contains(month) else { return "\(parts[1]) \(parts[0])" }
        return "\(CalendarPeriod.names[month - 1]) \(parts[0])"
    }

    /// `month=2026-11`, `quarter=2026-Q4`: what asks for this period alone.
    package var query: String { "\(isQuarter ? "quarter" : "month")=\(label)" }

    package var isQuarter: Bool { label.contains("Q") }
}

extension [CalendarPeriod] {
    /// How many months they are.
    package var months: Int { reduce(0) { $0 + ($1.isQuarter ? 3 : 1) } }

    /// The last so many months, the newest last; more than a year of them is shown by quarters.
    package static func last(_ months: Int, until now: Moment, zone: String) -> [CalendarPeriod] {
        let length: Span = months > 12 ? .quarters(1) : .months(1)
        var periods = [CalendarPeriod.of(length, containing: now, zone: zone)]
        while periods.months < months {
            periods.insert(CalendarPeriod.of(length, containing: periods[0].start - .milliseconds(1), zone: zone), at: 0)
        }
        return periods
    }
}
