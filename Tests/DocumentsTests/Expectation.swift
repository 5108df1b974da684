/// A line of a file of expected facts: `severity/P1/acknowledge_within = 5m`, `… ~ words` for what is said in them, and `!clock/*/within` for what
/// the document does not say, so that nothing may stand there.
struct Expectation: CustomStringConvertible {
    enum Kind: Hashable { case equal, part, nothing }

    let path: String
    let value: String
    let kind: Kind

    init?(_ line: Substring) {
        guard !line.hasPrefix("#") else { return nil }
        if line.hasPrefix("!") {
            (path, value, kind) = (String(line.dropFirst()), "", .nothing)
            return
        }
        guard let mark = line.firstRange(of: " = ") ?? line.firstRange(of: " ~ ") else { return nil }
        path = String(line[..<mark.lowerBound])
        value = String(line[mark.upperBound...])
        kind = line[mark] == " ~ " ? .part : .equal
    }

    static func all(_ text: String) -> [Expectation] { text.split(separator: "\n").compactMap { Expectation($0) } }

    var description: String {
        switch kind {
        case .equal: "\(path) = \(value)"
        case .part: "\(path) ~ \(value)"
        case .nothing: "nothing at \(path)"
        }
    }

    /// A path may hold `*`, for names that are not the point.
    func holds(in facts: Facts) -> Bool {
        let here = facts.all.filter { path.contains("*") ? fits($0.path) : $0.path == path }
        switch kind {
        case .equal: return here.contains { $0.value == value }
        case .part: return here.contains { $0.value.lowercased().contains(value.lowercased()) }
        case .nothing: return here.isEmpty
        }
    }

    func others(in facts: Facts) -> [String] { facts.all.filter { $0.path == path }.map(\.value) }

    /// A place that has one value has another. Of lists, each entry is by itself; `as needed` is what stands where nothing is written.
    func isSaidOtherwise(in facts: Facts) -> Bool {
        let lists = ["section", "approved_by", "attendee", "check", "says", "step"]
        return !path.contains("*") && !lists.contains(path.split(separator: "/").last.map(String.init) ?? "")
            && others(in: facts).contains { !$0.contains("somebody") && $0 != "as needed" }
    }

    private func fits(_ other: String) -> Bool {
        let a = path.split(separator: "/"), b = other.split(separator: "/")
        return a.count == b.count && zip(a, b).allSatisfy { $0 == "*" || $0 == $1 }
    }
}
