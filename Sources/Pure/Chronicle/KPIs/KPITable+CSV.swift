internal import Runbooks
internal import Vocabulary

extension KPITable {
    /// One line for each row behind a line of names (RFC 4180). What there is nothing to say about is empty.
    package var csv: String {
        let head = ["kpi", "measure", "unit", grouping?.rawValue ?? "group", "value", "count", "median", "p90", "target", "met", "breaches"]
        return ([head] + rows.map(\.cells)).map { $0.map(KPITable.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        // A spreadsheet takes what begins like this for a formula.
        let plain = ["=", "+", "@", "-", "\t", "\r"].contains { cell.hasPrefix($0) } ? "'" + cell : cell
        return plain.contains { ",\"".contains($0) || $0.isNewline } ? "\"" + plain.replacing("\"", with: "\"\"") + "\"" : plain
    }
}

extension KPITable.Row {
    fileprivate var cells: [String] {
        [
            kpi.text, measure.rawValue, measure.unit, group ?? "all", number.map(\.rounded2) ?? "", "\(count)", median.map(\.rounded2) ?? "",
            p90.map(\.rounded2) ?? "", goal?.written ?? "", isMet.map { $0 ? "yes" : "no" } ?? "", breaches.map { "\($0)" } ?? "",
        ]
    }
}

extension KPI.Goal {
    /// `<= 300`.
    package var written: String { "\(comparison.rawValue) \(bound.rounded2)" }
}

extension Double {
    /// With two decimals at most, none where there are none: `300`, `33.33`.
    package var rounded2: String {
        let rounded = (self * 100).rounded() / 100
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int64(rounded))" : "\(rounded)"
    }
}
