import Engine
import HTTPTypes
import Runbooks
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
        _ = await house.visitor.form("/incidents/INC-1", "/incidents/INC-1/notes", "text=\(escaped(text))")
        try await house.journal.record(Change(source: "events", summary: text, at: nil), at: House.start)
        for path in [
            "/", "/incidents/INC-1", "/captured", "/incidents/\(escaped(text))", "/insights", "/insights/kpis/incidents",
            "/alerts?search=\(escaped(text))", "/oncall?schedule=primary", "/actions", "/reviews", "/reviews/INC-1", "/audit?by=all",
            "/settings/sources", "/settings/tokens", "/settings/connections",
        ] {
            let page = await house.visitor.with("Accept", "text/html").get(path).text
            #expect(page.hasPrefix("<!doctype html>"))
            #expect(Tags(page).strange.isEmpty, "\(path): \(Tags(page).strange)")
        }
        let edit = "name=\(escaped(text))&value=\(escaped(text))&was=other"
        let overtaken = await house.visitor.with("Accept", "text/html").form("/incidents/INC-1", "/incidents/INC-1/impact/edit", edit)
        #expect(overtaken.status == 409 && Tags(overtaken.text).strange.isEmpty, "\(Tags(overtaken.text).strange)")
    }

    @Test(
        "every page forbids what it does not need",
        arguments: [
            "/", "/sign-in", "/nope", "/incidents/INC-1", "/oncall", "/oncall?span=month", "/alerts", "/insights",
            "/insights/duties", "/actions", "/reviews/INC-1", "/audit", "/settings/sources", "/settings/tokens", "/settings/connections", "/profile",
            "/offline",
        ])
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
        #expect(await house.visitor.get("/").text.contains("Nothing is open."))
        try await house.incident("Disk is full")
        house.health.put(.init(checkedAt: House.start, findings: ["a wake is overdue"]))
        let page = await house.visitor.get("/").text
        for words in ["1 open", "Disk is full", "badge rank0", "P1", "primary", "acknowledge", "a wake is overdue", "/captured"] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test(
        "the buttons of an incident's page do what they say, in the name of whoever the browser was told",
        arguments: [("acknowledge", "acknowledged"), ("resolve", "resolved"), ("escalate", "triggered"), ("mitigate", "mitigated")])
    func buttons(_ act: String, _ phase: String) async throws {
        let house = try House()
        let id = try await house.incident()
        let bo = house.visitor.with("Cookie", "theme=dark; runbell_person=bo")
        let heard = await bo.form("/incidents/\(id)", "/incidents/\(id)/\(act)")
        #expect(heard.status == 303)
        #expect(heard.headers[.location] == "/incidents/INC-1")
        #expect(try await house.phase(id) == phase)
        #expect(try await house.journal.events(of: id).contains { $0.event.by == .person("bo") })
    }

    @Test("every act of the API has its form, and no other")
    func acts() {
        let acts = Site.routes.filter { $0.operation != nil && $0.method == .post && $0.path.hasPrefix("/api/v1/incidents/{id}/") }
        let forms = Set(Site.routes.filter { $0.method == .post && $0.path.hasPrefix("/incidents/{id}/") }.map(\.path))
        let missing = acts.map { $0.path.replacing("/api/v1", with: "") }.filter { !forms.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test(
        "a form's fields become what the operation takes",
        arguments: [
            ("notes", "text=Seen+it", "Seen it"), ("tags", "tags=breach,+eu", "eu"),
            ("impact/words", "impact.name=regions&impact.value=eu", "regions"),
            ("pins", "text=Keep+this", "Keep this"), ("severity", "severity=P2&because=", "P2"), ("snooze", "minutes=15", "snoozed until"),
        ])
    func fields(_ act: String, _ body: String, _ shown: String) async throws {
        let house = try House()
        let id = try await house.incident()
        let heard = await house.visitor.form("/incidents/\(id)", "/incidents/\(id)/\(act)", body)
        #expect(heard.status == 303, "\(heard.text)")
        #expect(await house.visitor.get("/incidents/\(id)").text.contains(shown))
    }

    @Test("a field that is wrong is named on a page, and nothing is done")
    func wrong() async throws {
        let house = try House()
        let id = try await house.incident()
        let heard = await house.visitor.with("Accept", "text/html").form("/incidents/\(id)", "/incidents/\(id)/snooze", "minutes=soon")
        #expect(heard.status == 422)
        #expect(heard.text.contains("Minutes must be a whole number"))
        #expect(try await house.phase(id) == "triggered")
    }

    @Test("who somebody is, is remembered by the browser; a person the runbook does not have is refused")
    func me() async throws {
        let house = try House()
        let heard = await house.visitor.with("Referer", "http://runbell.example/incidents/INC-1?x=1").form("/", "/me", "person=bo")
        #expect(heard.status == 303 && heard.headers[.location] == "/incidents/INC-1?x=1")
        #expect(heard.headers[.setCookie]?.hasPrefix("runbell_person=bo; Path=/; HttpOnly; SameSite=Strict") == true)
        #expect(await house.visitor.form("/", "/me", "person=nobody").status == 422)
        #expect(await house.visitor.with("Cookie", "runbell_person=gone").get("/").status == 200)
    }

    @Test("an incident is declared with three fields, and what was wrong keeps what was written")
    func declare() async throws {
        let house = try House()
        let wrong = await house.visitor.form("/declare", "/declare", "title=Disk+%3Cfull%3E&service=shap&severity=P1")
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("Did you mean") && wrong.text.contains("Disk &lt;full&gt;"))
        let heard = await house.visitor.form("/declare", "/declare", "title=Disk+is+full&service=shop&severity=P2")
        #expect(heard.headers[.location] == "/incidents/INC-1")
        #expect(try await house.dispatcher.incident(IncidentID(1))?.severity == "P2")
    }

    @Test("what the runbook wants to know besides is asked for on the page, and what is written there is what the API takes")
    func declareNeeds() async throws {
        let house = try House(
            runbook: House.wholeRunbook {
                $0.lifecycle.declareNeeds = [.field(.startedAt), .field(.impact), .field(.channel), .field(.summary)]
                $0.reviews?.impact = [.init("regions", .text), .init("share", .percent)]
            })
        let page = await house.visitor.get("/declare").text
        for name in ["startedAt", "impact.name", "impact.value", "channel", "summary"] { #expect(page.contains("name=\"\(name)\""), "\(name)") }
        let three = "title=Disk&service=shop&severity=P2"
        let missing = await house.visitor.form("/declare", "/declare", "\(three)&summary=Since+%3Cnoon%3E&impact.name=share&impact.value=")
        #expect(missing.status == 422 && missing.text.contains("Since &lt;noon&gt;"), "\(missing.text)")
        let rest = "startedAt=2026-01-05T08:30&impact.name=share&impact.value=12&channel=https%3A%2F%2Fchat.example%2F1&summary=Since+noon"
        #expect(await house.visitor.form("/declare", "/declare", "\(three)&\(rest)").headers[.location] == "/incidents/INC-1")
        let incident = try #require(try await house.dispatcher.incident(IncidentID(1)))
        #expect(incident.impact == ["share": 12] && incident.knowledge.pins == ["Since noon"] && incident.knowledge.links.count == 1)
        #expect(incident.opening.startedAt == Moment(rfc3339: "2026-01-05T07:30:00Z"))
        let room = await house.visitor.get("/incidents/INC-1").text
        #expect(room.contains("Since noon"))
    }

    @Test("assets are kept for ever by the address that changes with them")
    func assets() async throws {
        let house = try House()
        let page = await house.visitor.get("/").text
        let path = try #require(page.split(separator: "href=\"/assets/runbell.css").dropFirst().first?.prefix { $0 != "\"" })
        #expect(await house.visitor.get("/assets/runbell.css\(path)").headers[.cacheControl]?.contains("immutable") == true)
        #expect(await house.visitor.get("/assets/runbell.css").headers[.cacheControl] == "max-age=300")
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
        "!doctype", "html", "head", "meta", "title", "link", "script", "body", "header", "nav", "main", "section", "footer", "div", "h1", "h2", "p",
        "ul", "ol", "li", "dl", "dt", "dd", "a", "span", "strong", "code", "kbd", "pre", "time", "progress", "svg", "path", "details", "summary",
        "dialog", "form", "fieldset", "legend", "input", "label", "select", "option", "datalist", "button", "textarea",
        "article", "aside", "h3", "table", "caption", "thead", "tbody", "tr", "th", "td", "abbr",
        "rect", "line", "text", "g", "defs", "use", "h4", "blockquote", "em", "hr",
    ]
    private static let attributes: Set<String> = [
        "lang", "charset", "name", "content", "rel", "href", "type", "src", "defer", "class", "id", "title", "datetime", "role", "tabindex",
        "method", "action", "value", "for", "rows", "max", "maxlength", "placeholder", "list", "form", "formaction", "formnovalidate",
        "text-anchor", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "rx", "download",
        "autocomplete", "autocapitalize", "required", "autofocus", "checked", "selected", "html", "viewBox", "d", "fill", "aria-hidden", "aria-label",
        "aria-labelledby", "aria-current", "aria-pressed", "data-position", "data-about", "data-incident", "data-due", "data-start", "data-age",
        "data-key", "data-insist", "data-schedule", "data-zone", "data-end", "data-person",
        "data-filter", "data-submit", "data-clock", "scope",
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
        if name == "script", !tag.contains("/assets/runbell.js?v="), !tag.hasPrefix("/") { strange.append("a script") }
        strange += words.dropFirst().filter { !Tags.attributes.contains($0) }
        for value in pieces.enumerated().filter({ $0.offset % 2 == 1 }).map(\.element) where value.hasPrefix("javascript:") && name == "a" {
            strange.append(value)
        }
    }
}
