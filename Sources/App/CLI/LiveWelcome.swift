internal import Foundation
internal import Runbooks
internal import Server
internal import Vocabulary

/// What a table-top says when it opens: where to look, how to take part, and that nothing is real.
struct LiveWelcome {
    let scenario: Scenario
    let runbook: Runbook
    let address: String
    let speed: Double

    var text: String {
        var lines = [
            "", "REHEARSAL of “\(runbook.name)”: \(scenario.title)", "",
            "  Nothing is real: messages go to nobody, nothing is written down, whoever reaches the port takes part.", "",
            "  Open      \(address)/", "  Messages  \(address)/captured",
            "  Take part RUNBELL_URL=\(address) runbell incidents",
            "  Time      \(speed.formatted()) times as fast as the wall; Ctrl-C ends it with its verdict",
        ]
        if let source = runbook.sources.values.filter({ $0.kind == .pagerduty }).min(by: { $0.name < $1.name }) {
            lines.append("  Key       \(LiveRehearsal.key(of: source.name)) is the routing key of \(source.name); other sources have one alike")
        }
        return (lines + [""]).joined(separator: "\n")
    }
}
