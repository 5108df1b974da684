package import Vocabulary

/// What a proof takes for granted and no runbook says. Every figure is printed with the findings that rest on it.
package struct Assumptions: Hashable, Sendable {
    /// From when a message leaves until the device shows it or rings.
    package var latency: [Way: Duration]
    /// The same by connection, where it was measured; it counts before the way's.
    package var measured: [ConnectionName: Duration]
    /// From when the device rings until whoever hears it has acknowledged.
    package var answer: Duration
    /// How long a provider that does not answer is waited for before its fallback is asked.
    package var failover: Duration
    /// A rung that pages more people than this is a finding: everybody thinks that somebody else has it.
    package var crowd: Int

    package init(
        latency: [Way: Duration] = [
            .push: .seconds(5), .slack: .seconds(5), .webhook: .seconds(5), .sms: .seconds(15), .call: .seconds(20), .email: .seconds(60),
        ], measured: [ConnectionName: Duration] = [:], answer: Duration = .seconds(30), failover: Duration = Limits.sendTimeout, crowd: Int = 10
    ) {
        self.latency = latency
        self.measured = measured
        self.answer = answer
        self.failover = failover
        self.crowd = crowd
    }

    func latency(of way: Way, over connection: ConnectionName) -> Duration { measured[connection] ?? latency[way] ?? .zero }

    /// `push 5s, slack 5s, … an answer 30s, a provider that is down 15s`
    package var words: String {
        let ways = Way.allCases.compactMap { way in latency[way].map { "\(way.rawValue) \($0.written)" } }
        let known = measured.sorted { $0.key < $1.key }.map { "'\($0.key)' \($0.value.written) (measured)" }
        return (ways + known + ["an answer \(answer.written)", "noticing that a provider is down \(failover.written)"]).joined(separator: ", ")
    }
}
