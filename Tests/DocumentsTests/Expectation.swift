/// A line of a file of expected facts: `severity/P1/acknowledge_within = 5m`, or `… ~ words` for what is said in them.
struct Expectation: CustomStringConvertible {
    let path: String
    let value: String
    let isPart: Bool

    init?(_ line: Substring) {
        guard !line.hasPrefix("#"), let mark = line.firstRange(of: " = ") ?? line.firstRange(of: " ~ ") else { return nil }
        path = String(line[..<mark.lowerBound])
        value = String(line[mark.upperBound...])
        isPart = line[mark] == " ~ "
    }

    static func all(_ text: String) -> [Expectation] { text.split(separator: "\n").compactMap { Expectation($0) } }

    var description: String { "\(path) \(isPart ? "~" : "=") \(value)" }

    /// A path may end with `*`, for names that are not the point.
    func holds(in facts: Facts) -> Bool {
        facts.all.contains { fact in
            let isHere = path.contains("*") ? fits(fact.path) : fact.path == path
            guard isHere else { return false }
            return isPart ? fact.value.lowercased().contains(value.lowercased()) : fact.value == value
        }
    }

    private func fits(_ other: String) -> Bool {
        let a = path.split(separator: "/"), b = other.split(separator: "/")
        return a.count == b.count && zip(a, b).allSatisfy { $0 == "*" || $0 == $1 }
    }
}
