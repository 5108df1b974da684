import Notation
import Runbooks
import Runtime
import Storage
import Synchronization
import Testing
import Vocabulary
import Web

@Suite("Subscribing to the status page")
struct SubscriptionTests {
    private func subscribe(_ house: House, _ email: String, _ more: String = "") async -> Visitor.Heard {
        await house.visitor.post("/status/subscribe", "email=\(email.replacing("@", with: "%40"))\(more)")
    }

    /// The mails that were sent, and no more of them after this.
    private func mails(_ house: House) async -> [SubscriberMail] {
        house.site.errands.close()
        await house.site.errands.run()
        return house.mailed.all
    }

    @Test("nobody is a subscriber before they press the button, and opening the link presses nothing")
    func doubleOptIn() async throws {
        let house = try StatusTests.house()
        #expect(await subscribe(house, "cy@Reader.example", "&component=Checkout").status == 202)
        let mail = try #require(await mails(house).first)
        #expect(mail.to == "cy@reader.example" && mail.text.contains("/status/confirm/\(mail.token)"))
        #expect(await house.visitor.get("/status/confirm/\(mail.token)").text.contains("<button"))
        #expect(try await house.journal.subscribers().isEmpty)
        #expect(await house.visitor.post("/status/confirm/\(mail.token)").status == 200)
        #expect(try await house.journal.subscribers().map(\.components) == [["Checkout"]])
    }

    @Test("one request ends it, as a mail program sends it")
    func oneClick() async throws {
        let house = try StatusTests.house()
        _ = await subscribe(house, "cy@reader.example")
        let mail = try #require(await mails(house).first)
        _ = await house.visitor.post("/status/confirm/\(mail.token)")
        #expect(await house.visitor.get("/status/unsubscribe/\(mail.token)").status == 200)
        #expect(try await house.journal.subscribers().count == 1)
        #expect(await house.visitor.post("/status/unsubscribe/\(mail.token)", "List-Unsubscribe=One-Click").status == 200)
        #expect(try await house.journal.subscribers().isEmpty)
        #expect(await house.visitor.post("/status/confirm/\(mail.token)").status == 410)
    }

    @Test("the answer is the same whether an address is known or not, and it is mailed once")
    func sameAnswer() async throws {
        let house = try StatusTests.house()
        let first = await subscribe(house, "cy@reader.example")
        let second = await subscribe(house, "cy@reader.example")
        #expect(first.text == second.text && first.status == second.status)
        #expect(await house.visitor.post("/status/unsubscribe/nobody").text == house.visitor.post("/status/unsubscribe/other").text)
        #expect(await mails(house).count == 1)
    }

    @Test(
        "what is no address is refused",
        arguments: ["", "cy", "cy@", "@reader.example", "cy@localhost", "cy%0d%0aBcc:x@reader.example", "a b@reader.example", "<cy@reader.example>"])
    func addresses(_ email: String) async throws {
        #expect(await subscribe(try StatusTests.house(), email).status == 422)
    }

    @Test("too many in a minute are asked to wait; a page that sends no mail takes nobody")
    func limits() async throws {
        let house = try StatusTests.house()
        for count in 0..<Limits.subscriptionsEachMinute { _ = await subscribe(house, "cy\(count)@reader.example") }
        #expect(await subscribe(house, "dana@reader.example").status == 429)
        let silent = try StatusTests.house { $0.communications = [] }
        #expect(await subscribe(silent, "cy@reader.example").status == 404)
        #expect(await !silent.visitor.get("/status").text.contains("/status/subscribe"))
    }
}
