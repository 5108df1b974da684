internal import OnCall

/// Months side by side as columns, drawn on the server. Every column leads to what it was counted from.
struct MonthChart: Sendable {
    /// A part of a month's column, from the bottom up.
    struct Part: Sendable {
        let number: Double
        /// For the style sheet: `bar` or `bar bad`.
        let kind: String
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
        let kind: String
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
        // Beyond a year there is no room for the name of every month.
        let each = (periods.count + 11) / 12
        ticks = periods.enumerated().filter { (periods.count - 1 - $0.offset) % each == 0 }.map { place, period in
            Tick(x: place * slot + slot / 2, label: periods.count > 7 ? String(period.monthWords.prefix(1)) : String(period.monthWords.prefix(3)))
        }
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
                return Block(kind: part.kind, x: x, y: from - height, width: width, height: height)
            }
            return Column(
                path: month.path, spoken: month.spoken, label: periods.count > 7 ? nil : month.label, x: place * slot + slot / 2, left: place * slot,
                width: slot, labelY: (blocks.map(\.y).min() ?? MonthChart.bottom) - 6, blocks: blocks, isBad: month.isBad)
        }
    }

    static let template = """
        <svg class="chart" viewBox="0 0 360 138" role="group" aria-label="{{about}}">
        <line class="ground" x1="0" x2="360" y1="116.5" y2="116.5"/>
        {{#goalY}}<line class="goal" x1="0" x2="360" y1="{{goalY}}" y2="{{goalY}}"/>{{/goalY}}
        {{#columns}}<a class="column" href="{{path}}" aria-label="{{spoken}}"><title>{{spoken}}</title>\
        <rect class="hit" x="{{left}}" y="0" width="{{width}}" height="138"/>{{#blocks}}<rect class="{{kind}}" x="{{x}}" y="{{y}}" \
        width="{{width}}" height="{{height}}" rx="2"/>{{/blocks}}{{#label}}<text class="value{{#isBad}} bad{{/isBad}}" x="{{x}}" y="{{labelY}}" \
        text-anchor="middle">{{label}}</text>{{/label}}</a>
        {{/columns}}{{#ticks}}<text class="tick" x="{{x}}" y="132" text-anchor="middle" aria-hidden="true">{{label}}</text>{{/ticks}}</svg>
        """
}

extension CalendarPeriod {
    private static let names = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]

    /// `November 2026`, of a period that is a month.
    package var monthWords: String {
        let parts = label.split(separator: "-")
        guard parts.count == 2, let month = Int(parts[1]), (1...12).contains(month) else { return label }
        return "\(CalendarPeriod.names[month - 1]) \(parts[0])"
    }
}
