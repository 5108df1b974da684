import Engine
import HTTPTypes
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("Pages for people")
struct ScreenTests {
    static let hostile = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title><script>alert(1)</script>",
        "{{title}}{{> head}}",
        // One character with its accent, and still a quotation mark to a browser.
        "\"\u{301} onfocus=alert(1) autofocus=\"\u{301}", "<\u{338}script>alert(1)</script>", "&lt;script&gt;", "javascript:alert(1)",
    ]

    private func escaped(_ text: String) -> String { text.utf8.map { "%" + String(Int($0) + 256, radix: 16).suffix(2) }.joined() }

    @Test("whatever an alert says, no page takes it for markup", arguments: hostile)
    func markup(_ text: String) async throws {
        let house = try House(captured: { [CapturedMessage(at: House.start, way: text, to: text, title: text, text: text, acknowledge: text)] })
        let alert = Alert(
            key: AlertKey(source: "events", key: text), summary: text, labels: ["alertname": text, "x": text],
            links: [.init(url: text, text: text), .init(url: "https://ok.example/?q=\(text)", text: text)])
        try await house.dispatcher.receive([alert])
        _ = await house.visitor.form("/incidents/INC-1", "/incidents/INC-1/note", "text=\(escaped(text))")
        try await house.journal.record(Change(source: "events", summary: text, at: nil), at: House.start)
        for path in ["/", "/incidents/INC-1", "/captured", "/incidents/\(escaped(text))"] {
            let page = await house.visitor.with("Accept", "text/html").get(path).text
            #expect(page.hasPrefix("<!doctype html>"))
            #expect(Tags(page).strange.isEmpty, "\(path): \(Tags(page).strange)")
        }
    }

    @Test("every page forbids what it does not need", arguments: ["/", "/sign-in", "/nope", "/incidents/INC-1"])
    func policy(_ path: String) async throws {
        let house = try House()
        try await house.incident()
        let heard = await house.visitor.with("Accept", "text/html").get(path)
        let policy = try #require(heard.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
        #expect(heard.headers[.xContentTypeOptions] == "nosniff")
        #expect(!heard.text.contains("style=") && !heard.text.contains("<style"))
    }

    @Test("the start page shows what is open, who is on call and how the server is")
    func hub() async throws {
        let house = try House(captured: { [] })
        #expect(await house.visitor.get("/").text.contains("No incident is open."))
        try await house.incident("Disk is full")
        house.health.put(.init(checkedAt: House.start, findings: ["a wake is overdue"]))
        let page = await house.visitor.get("/").text
        for words in ["1 open", "Disk is full", "▲", "P1", "primary", "acknowledge", "a wake is overdue", "/captured"] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test(
        "the buttons of an incident's page do what they say",
        arguments: [("acknowledge", "acknowledged"), ("resolve", "resolved"), ("escalate", "triggered")])
    func buttons(_ act: String, _ phase: String) async throws {
        let house = try House()
        let id = try await house.incident()
        let heard = await house.visitor.form("/incidents/\(id)", "/incidents/\(id)/\(act)", "person=bo")
        #expect(heard.status == 303)
        #expect(heard.headers[.location] == "/incidents/INC-1")
        #expect(try await house.phase(id) == phase)
        #expect(await house.visitor.get("/incidents/\(id)").text.contains("bo"))
    }

    @Test(
        "an incident's page has one selector, and what is written goes with whatever button is pressed",
        arguments: ["acknowledge", "escalate", "resolve"])
    func oneForm(_ act: String) async throws {
        let house = try House()
        let id = try await house.incident()
        let page = await house.visitor.get("/incidents/\(id)").text
        #expect(page.split(separator: "<select").count == 2 && page.split(separator: "<form").count == 2)
        #expect(await house.visitor.form("/incidents/\(id)", "/incidents/\(id)/\(act)", "person=bo&text=Seen+it").status == 303)
        #expect(await house.visitor.get("/incidents/\(id)").text.contains("Seen it"))
    }

    @Test("the page tells until when it is snoozed, who responds, the day of what is not of today, and deliveries in one line")
    func facts() async throws {
        let house = try House()
        let id = try await house.incident()
        let pages = try await house.journal.outbox(of: id).map(\.id)
        for page in pages { _ = try await house.dispatcher.perform(.receipt(page, .delivered(provider: "x"), latency: .zero), on: id, by: .runbell) }
        _ = try await house.dispatcher.perform(.acknowledge(via: .api), on: id, by: .person("bo"))
        _ = try await house.dispatcher.perform(.snooze(until: House.start + .days(2)), on: id, by: .person("bo"))
        let page = await house.visitor.get("/incidents/\(id)").text
        for words in [
            "<dt>Snoozed until</dt>", ">2026-11-23 01:03 UTC<", ">01:03 UTC<", "<dt>Responders</dt><dd>bo</dd>", "pages were delivered: ana by",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(page.split(separator: "were delivered").count == 2)
    }

    @Test("a captured message leads to its acknowledge link, and only to web pages")
    func captured() async throws {
        let house = try House(captured: {
            [
                CapturedMessage(at: House.start, way: "push", to: "ana", title: "Disk", text: "", acknowledge: "http://runbell.example/a/1.x"),
                CapturedMessage(at: House.start, way: "push", to: "ana", title: "Disk", text: "", acknowledge: "javascript:alert(1)"),
            ]
        })
        let page = await house.visitor.get("/captured").text
        #expect(page.contains(#"href="http://runbell.example/a/1.x""#))
        #expect(!page.contains("javascript:"))
        #expect(try await House().visitor.get("/captured").status == 404)
    }
}

/// The tags of a page, as a browser would see them.
struct Tags {
    private static let known: Set<String> = [
        "!doctype", "html", "head", "meta", "title", "link", "script", "body", "header", "a", "span", "main", "h1", "h2", "p", "ul", "ol", "li",
        "div", "time", "form",
        "input", "label", "select", "option", "button", "textarea", "dl", "dt", "dd", "footer", "strong", "code",
    ]
    private static let attributes: Set<String> = [
        "lang", "charset", "name", "content", "rel", "href", "type", "src", "defer", "class", "datetime", "method", "action", "value", "data-live",
        "for", "id",
        "rows", "maxlength", "aria-hidden", "html", "role", "form", "formaction", "autocomplete", "required", "autofocus",
    ]

    /// Tags and attributes none of our templates has, scripts from elsewhere, and links that are no web address.
    var strange: [String] = []

    init(_ page: String) {
        for part in page.unicodeScalars.split(separator: "<").dropFirst() {
            guard let first = part.first, first.properties.isAlphabetic || first == "/" || first == "!" else {
                strange.append("a bare <")
                continue
            }
            let tag = String(String.UnicodeScalarView(part.prefix { $0 != ">" }))
            read(tag)
        }
    }

    private mutating func read(_ tag: String) {
        // Values are quoted everywhere, so that cutting at the quotes leaves names and values in turn.
        let pieces = tag.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false).map { String(String.UnicodeScalarView($0)) }
        let words = pieces.enumerated().filter { $0.offset % 2 == 0 }.flatMap { $0.element.split(whereSeparator: { " =/".contains($0) }) }.map(
            String.init)
        guard let name = words.first?.lowercased() else { return }
        if !Tags.known.contains(name) { strange.append(name) }
        if name == "script", !tag.contains("/assets/live.js"), !tag.hasPrefix("/") { strange.append("a script") }
        strange += words.dropFirst().filter { !Tags.attributes.contains($0) }
        for value in pieces.enumerated().filter({ $0.offset % 2 == 1 }).map(\.element) where value.hasPrefix("javascript:") && name == "a" {
            strange.append(value)
        }
    }
}
