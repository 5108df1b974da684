package import Vocabulary

/// What a proof takes for granted and no runbook says. Every figure is printed with the findings that rest on it.
package struct Assumptions: Hashable, Sendable {
    /// From when a message leaves until the device shows it or rings.
    package var latency: [Way: Duration]
    /// How long it takes a message to leave, where a server's records tell; otherwise it leaves at once.
    package var sending: [ConnectionName: SendingTime]
    /// From when the device rings until whoever hears it has acknowledged.
    package var answer: Duration
    /// How long a provider that does not answer is waited for before its fallback is asked.
    package var failover: Duration
    /// A rung that pages more people than this is a finding: everybody thinks that somebody else has it.
    package var crowd: Int

    package init(
        latency: [Way: Duration] = [
            .push: .seconds(5), .slack: .seconds(5), .webhook: .seconds(5), .sms: .seconds(15), .call: .seconds(20), .email: .seconds(60),
        ], sending: [ConnectionName: SendingTime] = [:], answer: Duration = .seconds(30), failover: Duration = Limits.sendTimeout, crowd: Int = 10
    ) {
        self.latency = latency
        self.sending = sending
        self.answer = answer
        self.failover = failover
        self.crowd = crowd
    }

    /// From when a message is due until the device rings.
    func latency(of way: Way, over connection: ConnectionName) -> Duration { (latency[way] ?? .zero) + (sending[connection]?.within ?? .zero) }

    /// `push 5s, slack 5s, … an answer 30s, noticing that a provider is down 15s`
    package var words: String {
        let ways = Way.allCases.compactMap { way in latency[way].map { "\(way.rawValue) \($0.written)" } }
        return (ways + ["an answer \(answer.written)", "noticing that a provider is down \(failover.written)"]).joined(separator: ", ")
    }
}

extension Proof {
    /// What is known of each provider of the runbook, by name; of one without records, that there are none.
    package var sending: [(connection: ConnectionName, time: SendingTime)] {
        runbook.providers.map { ($0, assumptions.sending[$0] ?? SendingTime([])) }
    }

    /// `'mail' 2s, of 214 pages (3 more it did not take), 'phone' no time assumed, of 12 pages (40 are needed)`
    package var sendingWords: String { sending.map { $1.words(of: $0) }.joined(separator: ", ") }
}
