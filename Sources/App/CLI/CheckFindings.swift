internal import Assurance
internal import Foundation
internal import Notation
internal import Runbooks
internal import Vocabulary

/// What `check` has to say, from the text and from the proof together.
struct CheckFindings {
    let all: [Diagnostic]
    private let runbook: Runbook?
    private let proof: Proof?
    /// Records were looked at for how long pages take to leave.
    private let isMeasured: Bool

    init(_ diagnostics: [Diagnostic], of runbook: Runbook?, proof: Proof?, isMeasured: Bool = false) {
        let proved = proof?.findings ?? []
        // From when on nobody is on call is known to the minute once it was looked for.
        let gaps = Set(proved.filter { $0.code == .uncovered || $0.code == .emptyRung }.map(\.place))
        let read = diagnostics.filter { $0.code != .scheduleEnds || !gaps.contains($0.place) }
        all = (read + proved).sorted { ($0.place, $0.code.rawValue) < ($1.place, $1.code.rawValue) }
        self.runbook = runbook
        self.proof = proof
        self.isMeasured = isMeasured
    }

    // MARK: For people

    var text: String {
        var lines = all.flatMap { [$0.description] + ($0.counterexample?.lines ?? []).map { "    \($0)" } }
        let counts = Dictionary(grouping: all, by: \.severity).mapValues(\.count)
        let found = [(Diagnostic.Severity.error, "error"), (.warning, "warning"), (.note, "note")].compactMap { severity, word in
            counts[severity].map { "\($0) \(word)\($0 == 1 ? "" : "s")" }
        }
        guard let runbook else {
            lines.append(Terminal.bold("The runbook cannot be used") + ": \(found.joined(separator: ", ")).")
            return lines.joined(separator: "\n")
        }
        if let words = runbook.defaultSeverityWords { lines.append(words) }
        if let proof, all.contains(where: { Proof.timingCodes.contains($0.code) }) { lines.append("Assumed: \(proof.assumptions.words).") }
        if let proof, isMeasured, !proof.sending.isEmpty {
            lines.append("Recorded within \(ServerRecords.days) days, until a connection takes a page that is due: \(proof.sendingWords).")
        }
        let verdict = counts[.error] == nil ? "can be used" : "does not hold"
        lines.append(Terminal.bold("\(runbook.name) \(verdict)") + (found.isEmpty ? "." : ": \(found.joined(separator: ", "))."))
        return lines.joined(separator: "\n")
    }

    // MARK: For programs

    var json: String {
        var writer = JSONWriter()
        writer.array {
            for diagnostic in all {
                $0.object {
                    $0.member("severity", diagnostic.severity.rawValue)
                    $0.member("code", "\(diagnostic.code)")
                    $0.member("file", diagnostic.place.file)
                    $0.member("line", diagnostic.place.line)
                    $0.member("column", diagnostic.place.column)
                    $0.member("message", diagnostic.message)
                    $0.member("fix", ifAny: diagnostic.fix)
                    $0.member("nearest", ifAny: diagnostic.nearest)
                    if let example = diagnostic.counterexample { $0.member("counterexample", example.json) }
                }
            }
        }
        return writer.text
    }
}

extension CheckFindings {
    /// How long each connection takes to take a page; null, and added to nothing, where too few pages tell. Nil when nothing was measured.
    var sending: JSON? {
        guard isMeasured, let proof else { return nil }
        return .array(
            proof.sending.map { connection, time in
                .object([
                    .init("connection", .string(connection.text)), .init("seconds", time.within.map { .integer($0.wholeSeconds) } ?? .null),
                    .init("taken", .integer(Int64(time.taken))), .init("lost", .integer(Int64(time.lost))),
                    .init("needed", .integer(Int64(SendingTime.enough))),
                ])
            })
    }
}

extension Counterexample {
    /// Instants are RFC 3339, lengths are seconds.
    fileprivate var json: JSON {
        var members: [JSON.Member] = []
        if let at { members.append(.init("at", .string(at.rfc3339))) }
        if let total { members.append(.init("seconds", .integer(total.wholeSeconds))) }
        if !people.isEmpty { members.append(.init("people", .array(people.map { .string($0.text) }))) }
        if !stretches.isEmpty {
            members.append(
                .init(
                    "stretches",
                    .array(stretches.map { .object([.init("start", .string($0.start.rfc3339)), .init("end", .string($0.end.rfc3339))]) })))
        }
        if !timeline.isEmpty {
            members.append(
                .init(
                    "timeline",
                    .array(timeline.map { .object([.init("after", .integer($0.after.wholeSeconds)), .init("what", .string($0.words))]) })))
        }
        return .object(members)
    }
}

extension Duration {
    fileprivate var wholeSeconds: Int64 { milliseconds / 1000 }
}
