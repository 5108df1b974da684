internal import ArgumentParser
internal import Foundation
internal import Notation

struct KPIs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kpis",
        abstract: "Print what the runbook's KPIs come to, and which target is missed.",
        discussion: """
            Example: runbell kpis --from 2026-10-01T00:00:00Z --to 2026-11-01T00:00:00Z --by severity

            Without --from, the current month. Ends with 1 when a target is missed and --strict is given.
            """)

    @Option(help: "From then on, such as 2026-10-01T00:00:00+02:00.")
    var from: String?

    @Option(help: "Before then; now when it is left out.")
    var to: String?

    @Option(help: "Also each month, quarter, severity or service by itself.")
    var by: String?

    @Flag(help: "Print it as CSV.")
    var csv = false

    @Flag(help: "Print it as a report in Markdown.")
    var markdown = false

    @Flag(help: "End with 1 when a target is missed.")
    var strict = false

    @OptionGroup var client: Client.Options

    func run() async throws {
        let query = [("from", from), ("to", to), ("by", by)].compactMap { name, value in value.map { "\(name)=\($0.inURL)" } }
        let path = "/kpis?\(query.joined(separator: "&"))"
        let table = try await Client(client).get(path)
        let rows = table["kpis"]?.array ?? []
        if client.json {
            print(table.text)
        } else if csv || markdown {
            let format = csv ? "csv" : "markdown"
            print(try await Client(client).text("\(path)\(query.isEmpty ? "" : "&")format=\(format)"), terminator: "")
        } else {
            print(Table.text(["KPI", table["by"]?.string?.uppercased() ?? "OF", "VALUE", "TARGET", "MET", "COUNT"], rows.map(\.cells)))
        }
        if let cut = table["cut"]?.array?.compactMap(\.string), !cut.isEmpty {
            Terminal.error("there are more \(cut.joined(separator: " and ")) than are counted at once: ask for a shorter time")
        }
        let missed = rows.filter { $0["met"]?.bool == false }.compactMap { $0["kpi"]?.string }
        if strict, let first = missed.first { throw Exit.refuse("\(missed.count) targets are missed, the first that of '\(first)'") }
    }
}

extension JSON {
    fileprivate var cells: [String] {
        let met = self["met"]?.bool.map { $0 ? "yes" : "no" } ?? ""
        let words = { (name: String) in self[name]?.string ?? "" }
        return [words("kpi"), self["group"]?.string ?? "all", measured, words("target"), met, "\(self["count"]?.integer ?? 0)"]
    }

    /// `4m 20s`, `92.5 %`, `17`; empty when nothing was counted.
    private var measured: String {
        guard let number = self["value"]?.number else { return "" }
        let plain = number == number.rounded() ? String(format: "%.0f", number) : "\(number)"
        switch self["unit"]?.string {
        case "seconds": return KPIs.length(Int(number.rounded()))
        case "percent": return "\(plain) %"
        default: return plain
        }
    }
}

extension KPIs {
    /// The two largest parts say enough: `2h 5m`.
    static func length(_ seconds: Int) -> String {
        let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")].filter { $0.0 != 0 }.prefix(2)
        return parts.isEmpty ? "0s" : parts.map { "\($0)\($1)" }.joined(separator: " ")
    }
}
