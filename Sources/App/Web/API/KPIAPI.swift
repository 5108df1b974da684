internal import Chronicle
internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// The numbers that are watched, and whether they are as the runbook wants them. Numbers only: no incident and nobody is named.
enum KPIAPI {
    static let routes = [
        Route(.get, "/api/v1/kpis", .read, operation) { visit, site in
            let now = site.now
            let end = visit.query["to"].flatMap { Moment(rfc3339: $0) } ?? now + .milliseconds(1)
            let start = visit.query["from"].flatMap { Moment(rfc3339: $0) } ?? site.dispatcher.library.current.monthBegins(before: min(end, now))
            guard start < end else { throw ProblemDocument.invalid("?from", "must be before ?to") }
            guard end - start <= Limits.kpiSpan else { throw ProblemDocument.invalid("?from", "must be at most two years before ?to") }
            let counted = try await site.kpis.count(from: start, until: end, by: visit.query["by"].flatMap(KPITable.Grouping.init))
            var response: Response
            switch visit.query["format"] {
            case "csv": response = .text(200, counted.table.csv, "text/csv; charset=utf-8")
            case "markdown":
                response = .text(200, counted.table.markdown(of: site.dispatcher.library.current), "text/markdown; charset=utf-8")
            default: return .json { $0.table(counted) }
            }
            if let header = HTTPField.Name("Runbell-Cut"), !counted.cut.isEmpty {
                response.headers[header] = counted.cut.map(\.rawValue).joined(separator: ", ")
            }
            return response
        }
    ]

    private static let operation = Operation(
        "getKPIs", "What the runbook's KPIs come to", tag: "kpis",
        query: [
            Operation.Query("from", .moment, "the beginning of the month when left out"),
            Operation.Query("to", .moment, "without what happened then; now when left out"),
            Operation.Query("by", .word(KPITable.Grouping.allCases.map(\.rawValue)), "also each of them by itself"),
            Operation.Query("format", .word(["json", "csv", "markdown"]), "`csv` is a table for a spreadsheet, `markdown` a report"),
        ],
        success: Operation.Success(200, "KPIs", .named("KPIs"), alsoAs: "text/csv"))

    static let shape = Shape.object([
        .required("from", .moment), .required("to", .moment), .optional("by", .word(KPITable.Grouping.allCases.map(\.rawValue))),
        .required("kpis", .list(line, atMost: 100_000), "of each all together come first, without `group`"),
        .optional(
            "cut", .list(.word(KPILedger.Cut.allCases.map(\.rawValue)), atMost: 10),
            "of these there are more than \(Limits.kpiLines), and only the newest (of actions those due first) were counted"),
    ])

    private static let line = Shape.object([
        .required("kpi", .words), .required("measure", .word(KPI.Measure.allCases.map(\.rawValue))),
        .required("unit", .word(["seconds", "percent", "count"])), .optional("group", .words, "`2026-11`, `P1`, `payments`"),
        .optional("value", .number, "left out when nothing was counted"), .required("count", .count, "how much was counted"),
        .optional("median", .number), .optional("p90", .number), .optional("target", .words, "`<= 300`, in the unit"),
        .optional("met", .flag), .optional("breaches", .count, "how many lengths miss the target by themselves"),
    ])
}

extension JSONWriter {
    fileprivate mutating func table(_ counted: KPILedger.Counted) {
        let table = counted.table
        object {
            $0.member("from", table.from)
            $0.member("to", table.until)
            $0.member("by", ifAny: table.grouping?.rawValue)
            $0.member("kpis") { writer in writer.array { list in for row in table.rows { list.row(row) } } }
            if !counted.cut.isEmpty { $0.member("cut", counted.cut.map(\.rawValue)) }
        }
    }

    private mutating func row(_ row: KPITable.Row) {
        object {
            $0.member("kpi", row.kpi)
            $0.member("measure", row.measure.rawValue)
            $0.member("unit", row.measure.unit)
            $0.member("group", ifAny: row.group)
            if let number = row.number { $0.member("value", number.twoDecimals) }
            $0.member("count", row.count)
            if let median = row.median { $0.member("median", median.twoDecimals) }
            if let p90 = row.p90 { $0.member("p90", p90.twoDecimals) }
            $0.member("target", ifAny: row.goal?.written)
            if let isMet = row.isMet { $0.member("met", isMet) }
            if let breaches = row.breaches { $0.member("breaches", breaches) }
        }
    }
}

extension Double {
    fileprivate var twoDecimals: Double { (self * 100).rounded() / 100 }
}

extension KPITable {
    /// In the Prometheus text format.
    var gauges: String {
        var values = ["# HELP runbell_kpi The KPIs of the current month: seconds, percent or a count.", "# TYPE runbell_kpi gauge"]
        var targets = ["# HELP runbell_kpi_target What a KPI is compared with, in its unit.", "# TYPE runbell_kpi_target gauge"]
        var verdicts = ["# HELP runbell_kpi_met 1 while a KPI is as the runbook wants it.", "# TYPE runbell_kpi_met gauge"]
        for row in rows {
            let labels = [("kpi", row.kpi.text), ("measure", row.measure.rawValue), ("severity", row.group ?? "all")]
            let braces = "{\(labels.map { "\($0)=\"\(Metrics.escaped($1))\"" }.joined(separator: ","))}"
            if let number = row.number { values.append("runbell_kpi\(braces) \(number.rounded2)") }
            if let goal = row.goal { targets.append("runbell_kpi_target\(braces) \(goal.bound.rounded2)") }
            if let isMet = row.isMet { verdicts.append("runbell_kpi_met\(braces) \(isMet ? 1 : 0)") }
        }
        return (values + targets + verdicts).joined(separator: "\n") + "\n"
    }
}
