import Inbound
import Notation
import Runbooks
import Testing
import Vocabulary

/// Every format, spoiled in every way a seed can think of: always a value or a problem, never a crash, and never more than came in.
@Suite("A mutilated request")
struct MutilatedRequestTests {
    static let seeds: ClosedRange<UInt64> = 1...800

    private func check(_ received: Received, _ body: [UInt8], _ seed: UInt64) {
        for alert in received.alerts {
            #expect(!alert.summary.isEmpty && alert.summary.utf8.count <= Limits.summaryBytes, "seed \(seed)")
            #expect(!alert.key.key.isEmpty && alert.key.key.utf8.count <= Limits.dedupKeyBytes, "seed \(seed)")
            #expect(alert.labels.count <= Limits.labelsEach && alert.annotations.count <= Limits.labelsEach, "seed \(seed)")
            #expect(
                alert.labels.allSatisfy { $0.value.utf8.count <= Limits.labelValueBytes && $0.name.utf8.count <= Limits.labelNameBytes },
                "seed \(seed)")
            #expect(
                alert.details.isEmpty || (try? JSON(parsing: alert.details, depth: Limits.jsonDepth + 4)) != nil,
                "seed \(seed): \(alert.details.prefix(200))")
        }
        let kept = received.alerts.reduce(0) { $0 + $1.details.utf8.count }
        #expect(kept <= body.count * 8 + received.alerts.count * 4096, "seed \(seed)")
        #expect(Answer.to(received).body.utf8.count <= 1_000_000, "seed \(seed)")
    }

    private func run(_ bodies: [[UInt8]], _ read: ([UInt8]) throws -> Received) {
        var refused = 0
        var taken = 0
        for seed in MutilatedRequestTests.seeds {
            var mutilation = Mutilation(seed: seed)
            let body = mutilation.spoil(bodies[mutilation.number(below: bodies.count)])
            do {
                check(try read(body), body, seed)
                taken += 1
            } catch {
                #expect(error is Problem || error is PagerDutyRefusal, "seed \(seed): \(error)")
                refused += 1
            }
        }
        #expect(taken > 50 && refused > 50, "both happen: \(taken) taken, \(refused) refused")
    }

    @Test("of PagerDuty") func pagerDuty() {
        run((Capture.all("am", [4, 15, 22]) + Capture.all("tls", [1, 2, 4])).map(\.body)) { body in
            try PagerDutyEvent(body).received(from: "monitor") { "made" }.received
        }
        run([Capture("tls-005").body, Capture("cl-004").body]) { try PagerDutyChange($0).received(from: "monitor") }
    }

    @Test("of Alertmanager", arguments: [[], ["instance", "replica"]])
    func alertmanager(_ dropped: [String]) {
        run(AlertmanagerWebhookTests.recorded.map(\.body)) { try AlertmanagerWebhook.received($0, from: source(dropping: dropped)) }
    }

    @Test("of Prometheus") func prometheus() {
        let bodies = (Capture.all("prom", [1, 2, 3, 4, 14, 15]) + [Capture("amtool-002")]).map(\.body)
        run(bodies) { try PostableAlerts.received($0, from: source(.prometheus), now: now) }
    }

    @Test("of any JSON") func json() {
        let mapping = JSONMapping(
            each: "alerts", key: "fingerprint", summary: "annotations.summary", status: "status", labels: ["a": "labels"], link: "generatorURL")
        run(AlertmanagerWebhookTests.recorded.map(\.body)) { try GenericJSON.received($0, from: source(.json, mapping: mapping)) }
        run([Array(#"{"alert_uid":"u","title":"t","state":"ok","message":"m"}"#.utf8)]) { try GenericJSON.received($0, from: source(.json)) }
    }

    @Test("of Slack and Twilio") func forms() {
        let bodies = [
            Capture("cl-018").body, Capture("cl-019").body, Array(TwilioTests.answered.utf8),
            Array("MessageSid=SM1&From=%2B46&Body=ACK+42&MessageStatus=sent".utf8),
            Array("payload=\(percentEncoded(#"{"type":"block_actions","user":{"id":"U7"},"actions":[{"action_id":"ack","value":"INC-42"}]}"#))".utf8),
        ]
        for seed in MutilatedRequestTests.seeds {
            var mutilation = Mutilation(seed: seed)
            let body = mutilation.spoil(bodies[mutilation.number(below: bodies.count)])
            _ = try? SlackInteraction(body)
            _ = try? SlackCommand(body)
            _ = try? SlackEvent(body)
            guard let form = try? Form(body) else { continue }
            _ = try? TwilioSMS(form).reply
            _ = try? TwilioCall(form).reply(to: IncidentID(1))
            _ = try? TwilioStatus(form)
            #expect(!TwilioSignature.isValid(url: "https://x.example:8443/a?b", form: form, signature: "AAAA", token: "t"))
            #expect(!SlackSignature.isValid(body: body, timestamp: "1795222977", signature: "v0=00", secret: "s", now: now))
        }
    }
}
