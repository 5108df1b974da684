internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Vocabulary

/// Whatever the API does to an incident, its page does with a form: the same operation, filled from the form's fields. A new act of the
/// API is on the page as soon as a button sends it.
enum ActForms {
    static let routes = IncidentActs.routes.filter { $0.method == .post }.map { act in
        form(of: act) { visit in "/incidents/\(try visit.incident())\(place(of: act))" }
    }

    /// The form of one operation, at its path without the API's beginning; after it the browser goes on to `place`.
    static func form(of act: Route, thenTo place: @escaping @Sendable (Visit) throws -> String) -> Route {
        Route(.post, act.path.replacing("/api/v1", with: ""), .browser(.respond), bodyBytes: Limits.formBytes) { visit, site in
            let form = try visit.checkedForm(site)
            guard let operation = act.operation else { throw ProblemDocument.notFound("nothing lives at this address") }
            _ = try await act.handle(visit.carrying(form, operation, along: act), site)
            // Some of these forms are also on other pages, and lead back there.
            if let back = form["back"] { return .seeOther(OwnPath.safe(back)) }
            return .seeOther(try place(visit))
        }
    }

    /// The part of the page it was done in: without scripts, the browser goes back there.
    private static func place(of act: Route) -> String {
        switch act.path.split(separator: "/").dropFirst(4).first {
        case "checklist", "phases": "#phase"
        case "roles": "#roles"
        case "impact": "#impact"
        case "facts", "pins", "links", "tags", "briefing", "services", "related": "#known"
        case "filings": "#clocks"
        case "triage": "#triage"
        case "updates": "#say"
        case "notes": "#story"
        default: ""
        }
    }
}

/// The fields of a form as the JSON of the API. A field left empty says nothing, unless its text may be empty; a list is one field many
/// times, or commas; a map is a pair of fields, `impact.name` and `impact.value`.
struct FormValue {
    let text: String

    init(_ form: Form, shaped shape: Shape) {
        var writer = JSONWriter()
        writer.object { object in
            guard case .object(let members) = shape else { return }
            for member in members { FormValue.write(member, form, &object) }
        }
        text = writer.text
    }

    private static func write(_ member: Shape.Member, _ form: Form, _ writer: inout JSONWriter) {
        let given = form.all(member.name).filter { !$0.isEmpty }
        switch member.shape {
        case .list:
            let words = given.flatMap { $0.split(separator: ",") }.map { $0.trimmed }
            if !words.isEmpty { writer.member(member.name, words) }
        case .map(let each):
            guard let name = form["\(member.name).name"], let value = form["\(member.name).value"], !name.isEmpty else { return }
            writer.member(member.name) { $0.object { object in put(value, as: each, named: name, &object) } }
        // Such as what was read before, where nothing was.
        case .text(let length) where length.contains(0):
            if let text = form[member.name] { writer.member(member.name, text) }
        default:
            if let text = given.last { put(text, as: member.shape, named: member.name, &writer) }
        }
    }

    /// What is no number although it should be one stays a text: the check says so, by the field's name.
    private static func put(_ text: String, as shape: Shape, named name: String, _ writer: inout JSONWriter) {
        switch shape {
        case .integer: if let number = Int64(text) { writer.member(name, number) } else { writer.member(name, text) }
        case .number: if let number = Double(text) { writer.member(name, number) } else { writer.member(name, text) }
        case .flag: if let flag = Bool(text) { writer.member(name, flag) } else { writer.member(name, text) }
        default: writer.member(name, text)
        }
    }
}

extension Substring {
    var trimmed: String {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
