import Engine
import HTTPTypes
import Runbooks
import Runtime
import Testing
import Vocabulary
import Web

@Suite("The pages of reviews")
struct ReviewPageTests {
    private func house(_ change: (inout Runbook) -> Void = { _ in }) async throws -> House {
        let house = try House(
            runbook: House.wholeRunbook {
                $0.reviews?.agenda = [ReviewPolicy.AgendaItem("What happened", minutes: 10), ReviewPolicy.AgendaItem("Thanks")]
                $0.reviews?.length = 30...45
                change(&$0)
            })
        let id = try await house.incident()
        house.clock.advance(by: .minutes(4))
        _ = try await house.dispatcher.perform(.resolve(summary: "Rolled back"), on: id, by: .person("ana"))
        return house
    }

    private func text(_ house: House) async throws -> String { try #require(try await house.dispatcher.incident(IncidentID(1))).review.text }

    /// Presses a button of the editor as it was opened.
    private func press(_ act: String, _ text: String, revision: String? = nil, as person: String = "ana", _ house: House) async -> Visitor.Heard {
        let visitor = house.visitor.with("Cookie", "runbell_person=\(person)")
        let page = await visitor.get("/reviews/INC-1").text
        let tag = revision ?? ReviewPageTests.revision(page)
        return await visitor.form("/reviews/INC-1", "/reviews/INC-1/\(act)", "revision=\(tag)&\(text)")
    }

    private static func revision(_ page: String) -> String {
        String(page.split(separator: #"name="revision" value=""#).dropFirst().first?.prefix { $0 != "\"" } ?? "")
    }

    @Test("what is owed stands in the list with its milestones, and in the editor with agenda and minutes")
    func owed() async throws {
        let house = try await house()
        let list = await house.visitor.get("/reviews").text
        #expect(list.contains("nothing written") && list.contains("meeting") && list.contains("published"), "\(list)")
        #expect(list.contains("None yet.") && !list.contains("good\">published"), "what is not out yet has no time: \(list)")
        let page = await house.visitor.get("/reviews/INC-1").text
        for words in [
            "What happened", "10 min", "<span>Thanks</span>", "It takes 30 to 45 min.", "meeting: reached", "Begin with what the journal says",
            "Publish",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(!page.contains("Thanks</span><span"), "what has no time of its own shows none")
    }

    @Test("what is saved is kept, with the lines as they were written, and comes back")
    func save() async throws {
        let house = try await house()
        let heard = await press("save", "text=%0D%0AOne%0D%0ATwo+%3C%26%3E", house)
        #expect(heard.status == 303 && heard.headers[.location] == "/reviews/INC-1?done=save")
        #expect(try await text(house) == "\nOne\nTwo <&>")
        let page = await house.visitor.get("/reviews/INC-1?done=save").text
        // The first line break behind the tag is not the text's (HTML §13.1.2.5).
        #expect(page.contains(">\n\nOne\nTwo &lt;&amp;&gt;</textarea>") && page.contains("Saved."))
    }

    @Test("of two who write at once, neither text is lost: the second reads the first's beside their own")
    func together() async throws {
        let house = try await house()
        let opened = ReviewPageTests.revision(await house.visitor.get("/reviews/INC-1").text)
        #expect(await press("save", "text=Shared%0ABy+Ana", revision: opened, house).status == 303)
        let second = await press("save", "text=Shared%0ABy+Bo", revision: opened, as: "bo", house)
        #expect(second.status == 412)
        #expect(try await text(house) == "Shared\nBy Ana")
        for words in ["Meanwhile written by ana", "<li>+ By Ana</li>", "Shared\nBy Ana</pre>", "By Bo</textarea>"] {
            #expect(second.text.contains(words), "\(words): \(second.text)")
        }
        let both = await press("save", "text=By+both", revision: ReviewPageTests.revision(second.text), as: "bo", house)
        #expect(both.status == 303)
        #expect(try await text(house) == "By both")
    }

    @Test("nobody agrees to or publishes a text they have not read, even with an empty editor", arguments: ["approve", "publish"])
    func unread(_ act: String) async throws {
        let house = try await house()
        let opened = ReviewPageTests.revision(await house.visitor.get("/reviews/INC-1").text)
        #expect(await press("save", "text=By+Ana", revision: opened, house).status == 303)
        for text in ["text=By+Bo", "text="] {
            let heard = await press(act, text, revision: opened, as: "bo", house)
            #expect(heard.status == 412 && heard.text.contains("Meanwhile written by ana"), "\(heard.text)")
        }
    }

    @Test("the journal's draft fills an empty editor, and stands beside a text somebody has begun; nothing is kept")
    func draft() async throws {
        let house = try await house()
        let empty = await press("draft", "text=", house).text
        #expect(empty.contains("## What happened") && empty.contains("Rolled back") && !empty.contains("to take from"))
        let begun = await press("draft", "text=Mine", house).text
        #expect(begun.contains("Mine</textarea>") && begun.contains("to take from"))
        #expect(try await text(house).isEmpty)
    }

    @Test("publishing keeps the text first; what keeps it back is said, with the text")
    func publish() async throws {
        let house = try await house()
        let bad = await press("publish", "text=%23+R%0A-+%5B+%5D+Bad+(owner:+zoe)", house)
        #expect(bad.status == 422 && bad.text.contains("zoe") && bad.text.contains("Bad (owner: zoe)</textarea>"), "\(bad.text)")
        let good = await press("publish", "text=%23+R%0A-+%5B+%5D+Good+(owner:+bo,+category:+short)", house)
        #expect(good.headers[.location] == "/reviews/INC-1?done=publish", "\(good.text)")
        #expect(await house.visitor.get("/reviews").text.contains(#"<span class="good">published <time"#))
        #expect(await house.visitor.get("/reviews/INC-1").text.contains(#"<a href="/actions#INC-1-1">Good</a>"#))
    }

    @Test("a milestone is reached, and whoever wrote a review does not approve it")
    func steps() async throws {
        let house = try await house { $0.reviews?.approve = .seat("lead") }
        #expect(await press("milestone", "text=&milestone=meeting", house).status == 303)
        #expect(await house.visitor.get("/reviews/INC-1").text.contains("reached <time"))
        let own = await press("approve", "text=Mine", house)
        #expect(own.status == 409 && own.text.contains("Whoever wrote the review does not approve it."), "\(own.text)")
        #expect(await press("save", "text=By+Bo", as: "bo", house).status == 303)
        #expect(await press("approve", "text=By+Bo", house).headers[.location] == "/reviews/INC-1?done=approve")
    }

    @Test(
        "a preview shows what the marks mean",
        arguments: [
            ("# One\n## Two\n### Three", ["<h2>One</h2>", "<h3>Two</h3>", "<h4>Three</h4>"]),
            ("a **b** *c* `d*e*`", ["<p>a <strong>b</strong> <em>c</em> <code>d*e*</code></p>"]),
            ("2 * 3 * 4 and **open", ["<p>2 * 3 * 4 and **open</p>"]),
            ("- one\n  - two\n- [x] three\n- [ ] four", [#"<li class="depth1">two</li>"#, "☑ three", "☐ four"]),
            ("1. one\n2) two", ["<ol><li>one</li><li>two</li></ol>"]), ("> said\n> so", ["<blockquote>said so</blockquote>"]),
            ("```\n# no *mark*\n```", ["<pre># no *mark*</pre>"]), ("one\ntwo\n\nthree", ["<p>one two</p>", "<p>three</p>"]),
            ("| a | b |\n|---|:-:|\n| 1 | 2 |", [#"<th scope="col">a</th>"#, "<td>2</td>"]), ("| a | b |", ["<p>a | b</p>"]), ("---", ["<hr>"]),
            ("[x](https://ok.example/a)", [#"<a href="https://ok.example/a" rel="noreferrer">x</a>"#]),
            ("see http://b.example/c.", [#"<a href="http://b.example/c." rel="noreferrer">"#]),
            ("[x](javascript:alert(1)) [y](//evil.example)", ["<p>x) y</p>"]), ("```\nnever closed", ["<pre>never closed</pre>"]),
        ])
    func preview(_ markdown: String, _ shown: [String]) async throws {
        let house = try await house()
        let page = await press("preview", "text=\(PercentEncoding.encode(markdown))", house).text
        for words in shown { #expect(page.contains(words), "\(words): \(page)") }
        #expect(try await text(house).isEmpty)
    }

    @Test(
        "no text becomes markup in a preview",
        arguments: ScreenTests.hostile + ["**<b>**", "`<i>`", "# <h1>", "| <td> |", "[<a>](https://x.example/\"onclick)"])
    func hostile(_ text: String) async throws {
        let house = try await house()
        for act in ["preview", "draft", "publish"] {
            let page = await press(act, "text=\(PercentEncoding.encode(text))", house).text
            #expect(Tags(page).strange.isEmpty, "\(act): \(Tags(page).strange)")
        }
        #expect(Tags(await house.visitor.get("/reviews/INC-1").text).strange.isEmpty)
    }

    @Test("a long text of nothing but marks is read at once", arguments: ["*", "[", "`", "**a", "> ", "- ", "|", "#", "http"])
    func long(_ mark: String) async throws {
        let house = try await house()
        let began = ContinuousClock.now
        let page = await press("preview", "text=\(PercentEncoding.encode(String(repeating: mark, count: 60_000 / mark.count)))", house)
        #expect(page.status == 200 && ContinuousClock.now - began < .seconds(20))
    }

    @Test("there is no page for a private incident's review, nor a button, for who may not see it")
    func hidden() async throws {
        let house = try House(.tokens, runbook: House.wholeRunbook())
        let admin = house.visitor.bearing(try await house.token(.admin))
        _ = await admin.post("/api/v1/incidents", #"{"title":"Secret","service":"shop","private":true}"#)
        _ = await admin.post("/api/v1/incidents/INC-1/resolve")
        let stranger = house.visitor.bearing(try await house.token(.respond, person: "cy"))
        #expect(await stranger.get("/reviews/INC-1").status == 404)
        #expect(!(await stranger.get("/reviews").text.contains("Secret")))
        #expect(await stranger.form("/reviews", "/reviews/INC-1/save", "text=x&revision=").status != 303)
        #expect(await admin.get("/reviews").text.contains("Secret"))
    }
}
