import Engine
import Foundation
import HTTPTypes
import Inbound
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Answering from outside")
struct AnsweringTests {
    private func link(_ id: IncidentID, _ person: PersonName = "ana", expires: Moment = House.start + .hours(1)) -> String {
        "/a/\(ReplyLink(incident: id, person: person, expires: expires).token(key: House.linkKey))"
    }

    @Test("looking at a link acknowledges nothing, however often; its button does")
    func scanners() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        for method in [HTTPRequest.Method.get, .head, .get] { #expect(await house.visitor.send(method, link(id)).status == 200) }
        #expect(try await house.phase(id) == "triggered")
        #expect(await house.visitor.get(link(id)).text.contains("Acknowledge as ana"))
        let pressed = await house.visitor.with("Accept", "text/html").post(link(id))
        #expect(pressed.status == 303)
        #expect(try await house.dispatcher.incident(id)?.phase == .acknowledged(by: .person("ana"), at: House.start))
        #expect(await house.visitor.get(link(id)).text.contains("has it."))
    }

    @Test("pressing twice, or late, is answered kindly and changes nothing more")
    func twice() async throws {
        let house = try House()
        let id = try await house.incident()
        #expect(await house.visitor.post(link(id)).text == "INC-1 is acknowledged by ana.\n")
        #expect(await house.visitor.post(link(id)).status == 200)
        _ = await house.visitor.post("/api/v1/incidents/\(id)/resolve")
        #expect(await house.visitor.post(link(id)).text == "INC-1: it is resolved already; reopen it first.\n")
        #expect(try await house.phase(id) == "resolved")
    }

    @Test("an expired link is gone, a changed one never was")
    func forged() async throws {
        let house = try House()
        let id = try await house.incident()
        #expect(await house.visitor.post(link(id, expires: House.start)).status == 410)
        for path in ["\(link(id))x", link(id).replacing("/a/1.", with: "/a/2."), "/a/1.2.3.4", String(link(id).dropLast(2))] {
            #expect(await house.visitor.post(path).status == 404)
        }
        #expect(try await house.phase(id) == "triggered")
    }

    // MARK: Slack

    private func slack(_ house: House, _ path: String, _ form: String, secret: String = House.slackSecret, age: Int64 = 0) async -> Visitor.Heard {
        let stamp = String(House.start.milliseconds / 1000 - age)
        let signature = SlackSignature.sign(body: Array(form.utf8), timestamp: stamp, secret: secret)
        return await house.visitor.with("X-Slack-Request-Timestamp", stamp).with("X-Slack-Signature", signature).post(path, form)
    }

    private func press(_ user: String) -> String {
        let action = #"{"action_id":"ack","value":"INC-1"}"#
        let payload = #"{"type":"block_actions","user":{"id":"\#(user)"},"response_url":"https://hooks.slack.example/1","actions":[\#(action)]}"#
        return "payload=" + (payload.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
    }

    private func finishErrands(_ house: House) async {
        house.site.errands.close()
        await house.site.errands.run()
    }

    @Test("a button is answered at once, acted on, and told about at the address Slack gave")
    func slackButton() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        let heard = await slack(house, "/inbound/slack/actions", press("U7"))
        #expect((heard.status, heard.text) == (200, ""))
        await finishErrands(house)
        #expect(try await house.dispatcher.incident(id)?.phase == .acknowledged(by: .person("bo"), at: House.start))
        #expect(house.posted.all.count == 1)
        #expect(house.posted.all[0].contains("INC-1 acknowledged by Bo."))
    }

    @Test("somebody the runbook does not know is refused with words")
    func slackStranger() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        _ = await slack(house, "/inbound/slack/actions", press("U99"))
        await finishErrands(house)
        #expect(try await house.phase(id) == "triggered")
        #expect(house.posted.all[0].contains("nobody with the Slack id U99"))
    }

    @Test("a wrong or an old signature opens nothing")
    func slackSignature() async throws {
        let house = try House(.open)
        try await house.incident()
        #expect(await slack(house, "/inbound/slack/actions", press("U7"), secret: "guess").status == 401)
        #expect(await slack(house, "/inbound/slack/actions", press("U7"), age: 301).status == 401)
        #expect(await house.visitor.post("/inbound/slack/commands", "command=%2Frunbell&text=ack+1&user_id=U7").status == 401)
    }

    @Test(
        "a slash command without a return address is answered in place",
        arguments: [
            ("ack 1", "INC-1 acknowledged by Bo."), ("oncall", "primary:"), ("incidents", "INC-1 P1 triggered"), ("note 1 saw it", "Noted on INC-1."),
            ("declare Mail is slow", "INC-2 is open"),
        ])
    func slackCommand(_ words: String, _ answer: String) async throws {
        let house = try House(.tokens)
        try await house.incident()
        let heard = await slack(house, "/inbound/slack/commands", "command=%2Frunbell&user_id=U7&text=\(words.replacing(" ", with: "+"))")
        #expect(heard.text.contains(answer), "\(heard.text)")
    }

    // MARK: Twilio

    private func twilio(_ house: House, _ path: String, _ form: String, token: String = House.twilioToken) async throws -> Visitor.Heard {
        let signature = TwilioSignature.sign(url: "http://runbell.example\(path)", form: try Form(form), token: token)
        return await house.visitor.with("X-Twilio-Signature", signature).post(path, form)
    }

    @Test("a text message acknowledges the one incident its sender was paged for")
    func sms() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        let heard = try await twilio(house, "/inbound/twilio/sms", "MessageSid=SM1&From=%2B46700000001&Body=ok+thanks")
        #expect(heard.text.contains("Not understood"))
        let second = try await twilio(house, "/inbound/twilio/sms", "MessageSid=SM1&From=%2B46700000001&Body=ack")
        #expect(second.contentType.contains("xml"))
        #expect(second.text.contains("INC-1 acknowledged by Ana."))
        #expect(try await house.dispatcher.incident(id)?.phase == .acknowledged(by: .person("ana"), at: House.start))
    }

    @Test("with several to choose from nothing is guessed")
    func smsAmbiguous() async throws {
        let house = try House(.tokens)
        try await house.incident(key: "one")
        try await house.incident(key: "two")
        let heard = try await twilio(house, "/inbound/twilio/sms", "MessageSid=SM1&From=%2B46700000001&Body=ack")
        #expect(heard.text.contains("Which one? "))
        #expect(try await house.phase(IncidentID(1)) == "triggered")
    }

    @Test("a number nobody in the runbook has changes nothing")
    func smsStranger() async throws {
        let house = try House(.tokens)
        try await house.incident()
        let heard = try await twilio(house, "/inbound/twilio/sms", "MessageSid=SM1&From=%2B15550000&Body=ack+1")
        #expect(heard.text.contains("nobody with this number"))
        #expect(try await house.phase(IncidentID(1)) == "triggered")
    }

    @Test("a key pressed in a call acknowledges; a machine that answers does not")
    func keys() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        let path = "/inbound/twilio/phone/gather?page=INC-1.1"
        let machine = try await twilio(house, path, "CallSid=CA1&To=%2B46700000001&From=%2B1&Digits=1&AnsweredBy=machine_start")
        #expect(machine.text.contains("not acknowledged"))
        #expect(try await house.phase(id) == "triggered")
        let human = try await twilio(house, path, "CallSid=CA1&To=%2B46700000001&From=%2B1&Digits=1")
        #expect(human.text.contains("INC-1 acknowledged by Ana. Goodbye."))
        #expect(try await house.phase(id) == "acknowledged")
    }

    @Test(
        "a text message that did not arrive fails its page, before and after the receipt, and the ladder climbs at once",
        arguments: [false, true], ["MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30005", "CallSid=CA1&CallStatus=no-answer"])
    func undelivered(afterReceipt: Bool, form: String) async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        let pages = try await house.journal.outbox(of: id).map(\.id)
        if afterReceipt {
            for page in pages {
                _ = try await house.dispatcher.perform(.receipt(page, .delivered(provider: "sms"), latency: .zero), on: id, by: .runbell)
            }
        }
        for page in pages {
            #expect(try await twilio(house, "/inbound/twilio/sms/status?page=\(page)", form).status == 200)
        }
        let told = await house.visitor.bearing(try await house.token(.read)).get("/api/v1/incidents/\(id)/timeline").text
        #expect(told.contains("failed: Twilio reports"))
        #expect(try await house.dispatcher.incident(id)?.climb?.reached == 1)
    }

    @Test("a report of a page nobody knows, of none, or that all is well, changes nothing and is taken")
    func reports() async throws {
        let house = try House(.tokens)
        let id = try await house.incident()
        let before = try await house.journal.events(of: id).count
        let lost = "MessageSid=SM1&MessageStatus=failed"
        for (query, form) in [
            ("?page=INC-1.99", lost), ("?page=INC-7.1", lost), ("?page=INC-0.1", lost), ("", lost), ("?page=x", lost),
            ("?page=INC-1.1", "MessageSid=SM1&MessageStatus=delivered"), ("?page=INC-1.1", "MessageSid=SM1&MessageStatus=sent"),
        ] {
            #expect(try await twilio(house, "/inbound/twilio/sms/status\(query)", form).status == 200)
        }
        #expect(try await house.journal.events(of: id).count == before)
    }

    @Test("unsigned callbacks are 400, wrongly signed ones 403")
    func twilioSignature() async throws {
        let house = try House(.open)
        #expect(await house.visitor.post("/inbound/twilio/sms", "MessageSid=SM1&From=%2B46700000001&Body=ack").status == 400)
        #expect(try await twilio(house, "/inbound/twilio/sms", "MessageSid=SM1&From=%2B46700000001&Body=ack", token: "guess").status == 403)
    }
}
