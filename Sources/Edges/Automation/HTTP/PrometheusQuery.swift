internal import Foundation
internal import Notation
internal import Outbound
internal import Runbooks

/// An instant query to Prometheus, or to whatever answers like it.
enum PrometheusQuery {
    private static let path = "/api/v1/query"
    private static let linesMax = 20

    static func address(_ url: String, _ query: String) -> String {
        let halves = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var place = halves.first ?? ""
        while place.hasSuffix("/") { place.removeLast() }
        if !place.hasSuffix(path) { place += path }
        let kept = halves.count > 1 && !halves[1].isEmpty ? "\(halves[1])&" : ""
        return "\(place)?\(kept)query=\(query.addingPercentEncoding(withAllowedCharacters: .urlUnreserved) ?? "")"
    }

    static func judge(_ answer: HTTPAnswer, _ expect: Playbook.Step.Expectation) -> RawOutcome {
        do throws(PrometheusFault) {
            let series = try PrometheusAnswer.series(of: answer)
            let sorted = series.sorted { expect.isWorse($0.value, than: $1.value) }
            var outcome = RawOutcome(ending: ending(sorted, expect), status: answer.status)
            outcome.output = HeadAndTail(lines(sorted))
            return outcome
        } catch {
            var outcome = RawOutcome(ending: .failed(reason: error.reason), status: answer.status, endsEarly: answer.isCut)
            if error.showsAnswer { outcome.output.append(answer.body[...]) }
            return outcome
        }
    }

    private static func ending(_ sorted: [PrometheusSeries], _ expect: Playbook.Step.Expectation) -> ErrandOutcome.Ending {
        guard let worst = sorted.first else {
            return .failed(reason: "no data: the query found no series; check its names and labels, and whether they are still scraped")
        }
        let broken = sorted.count { !expect.holds(for: $0.value) }
        guard broken > 0 else { return .succeeded }
        let found = worst.value.isNaN ? "no number (NaN)" : worst.value.plain
        let whose = worst.name.isEmpty ? "" : " for \(worst.name)"
        let share = sorted.count > 1 ? "; \(broken) of \(sorted.count) series are not as expected" : ""
        return .failed(reason: "expected \(expect.comparison.rawValue) \(expect.bound.plain), found \(found)\(whose)\(share)")
    }

    private static func lines(_ sorted: [PrometheusSeries]) -> String {
        let lines = sorted.prefix(linesMax).map { $0.name.isEmpty ? $0.value.plain : "\($0.value.plain) \($0.name)" }
        let more = sorted.count > linesMax ? ["and \(sorted.count - linesMax) more"] : []
        return (lines + more).joined(separator: "\n")
    }
}

extension Playbook.Step.Expectation {
    func holds(for number: Double) -> Bool { comparison.holds(number, bound) }

    /// Worst first: what is no number, then what is furthest on the wrong side.
    func isWorse(_ a: Double, than b: Double) -> Bool {
        if a.isNaN || b.isNaN { return a.isNaN && !b.isNaN }
        return switch comparison {
        case .less, .atMost: a > b
        case .more, .atLeast: a < b
        }
    }
}

extension Double {
    /// `5` and not `5.0`.
    var plain: String { Int64(exactly: self).map { "\($0)" } ?? "\(self)" }
}
