internal import Engine
package import HTTPTypes
package import HummingbirdCore
internal import Inbound
internal import NIOCore
internal import Notation
package import Runtime
package import Screens
internal import Storage
internal import Vocabulary

/// What an API client is told when something was not done (RFC 9457). Every error of this room becomes one here and nowhere else;
/// inner texts of faults do not leave the server.
package struct ProblemDocument: Error, Hashable, Sendable {
    package var status: Int
    /// The last word of its URN: `urn:runbell:problem:refused`.
    package var kind: String
    package var title: String
    package var detail: String
    package var errors: [FieldProblem] = []
    /// Seconds.
    package var retryAfter: Int?
    package var allow: [HTTPRequest.Method] = []
    /// Of what is there now.
    var tag: EntityTag?

    package static func notFound(_ detail: String) -> ProblemDocument {
        ProblemDocument(status: 404, kind: "not-found", title: "There is nothing here", detail: detail)
    }

    package static func malformed(_ detail: String) -> ProblemDocument {
        ProblemDocument(status: 400, kind: "malformed", title: "The request could not be read", detail: detail)
    }

    package static func invalid(_ errors: [FieldProblem]) -> ProblemDocument {
        let first = errors.first.map { "\($0.pointer) \($0.detail)" } ?? ""
        return ProblemDocument(status: 422, kind: "invalid", title: "The request is not valid", detail: first, errors: errors)
    }

    package static func invalid(_ pointer: String, _ detail: String) -> ProblemDocument { .invalid([FieldProblem(pointer, detail)]) }

    package static func unauthorized(_ detail: String) -> ProblemDocument {
        ProblemDocument(status: 401, kind: "unauthorized", title: "A token is needed", detail: detail)
    }

    package static func forbidden(_ detail: String) -> ProblemDocument {
        ProblemDocument(status: 403, kind: "forbidden", title: "This is not allowed", detail: detail)
    }

    package static func tooLarge(_ limit: Int) -> ProblemDocument {
        ProblemDocument(status: 413, kind: "too-large", title: "The request is too large", detail: "at most \(limit) bytes are taken")
    }

    package static func tooMany(retryAfter: Int, _ detail: String) -> ProblemDocument {
        ProblemDocument(status: 429, kind: "too-many", title: "Too many requests", detail: detail, retryAfter: retryAfter)
    }

    package static func notAllowed(_ methods: [HTTPRequest.Method]) -> ProblemDocument {
        let words = methods.map(\.rawValue).joined(separator: ", ")
        return ProblemDocument(
            status: 405, kind: "method", title: "This method is not for this path", detail: "this path takes \(words)", allow: methods)
    }

    private static func unavailable(_ detail: String, retryAfter: Int) -> ProblemDocument {
        ProblemDocument(status: 503, kind: "unavailable", title: "It cannot be kept now", detail: detail, retryAfter: retryAfter)
    }

    /// The scenario has the server down.
    static var rehearsedAway: ProblemDocument { .unavailable("the scenario that is rehearsed has this server down", retryAfter: 1) }

    private static func refused(_ detail: String) -> ProblemDocument {
        ProblemDocument(status: 409, kind: "refused", title: "The incident does not allow this", detail: detail)
    }
}

// MARK: What became of which error

extension ProblemDocument {
    package init(_ error: any Error) {
        switch error {
        case let problem as ProblemDocument: self = problem
        case let trouble as Trouble: self.init(trouble)
        case let error as JournalError: self.init(Trouble(error))
        case let problem as Inbound.Problem: self = .invalid("#/\(problem.field.split(separator: ".").joined(separator: "/"))", problem.message)
        case is NIOTooManyBytesError: self = .tooLarge(Limits.inboundBodyBytes)
        default:
            self.init(status: 500, kind: "fault", title: "Something broke here", detail: "the server's log says what")
        }
    }

    package init(_ trouble: Trouble) {
        switch trouble {
        case .refused(let refusal): self.init(refusal)
        case .unwritable: self = .unavailable("storage takes nothing at the moment; nothing was changed, try again", retryAfter: 5)
        case .contended: self = .unavailable("others keep changing the same incident; nothing was changed, try again", retryAfter: 1)
        case .setAside(let reason):
            self.init(
                status: 500, kind: "set-aside", title: "This incident was set aside",
                detail: "its record breaks a rule (\(reason)); its operators were told")
        }
    }

    private init(_ refusal: Refusal) {
        switch refusal {
        case .noSuchIncident: self = .notFound("there is no such incident")
        case .alreadyRaised: self = .refused("it is open already")
        case .alreadyResolved: self = .refused("it is resolved already; reopen it first")
        case .alreadyMerged(let into): self = .refused("it goes on as \(into)")
        case .notResolved: self = .refused("it is not resolved")
        case .notAcknowledged: self = .refused("nobody has acknowledged it")
        case .nobodyReachable: self = .refused("none of these people can be reached")
        case .inThePast: self = .invalid("#/until", "must be in the future")
        case .intoItself: self = .refused("an incident cannot be merged into itself")
        case .unknownSeverity(let name): self = .invalid("#/severity", "the runbook has no severity '\(name)'")
        case .unknownTarget(let name): self = .invalid("#/to", "the runbook has no person, seat or schedule '\(name)'")
        case .tooLong(let limit): self = .invalid("#/text", "is longer than \(limit) bytes")
        case .tooMany(let limit): self = .invalid("#/to", "are more than \(limit)")
        case .unknown(let kind, let name): self = .invalid("#/\(kind)", "the runbook has no \(kind) '\(name)'")
        case .notAllowed(let words): self = .refused(words)
        case .missing(let needs): self = .invalid(needs.map(FieldProblem.init(missing:)))
        case .overtaken: self = .refused("somebody else has changed it meanwhile")
        }
    }
}

extension FieldProblem {
    /// `due`, or `proof: the quiz on this runbook`, which says more than the name of the field.
    fileprivate init(missing need: String) {
        let name = need.prefix { $0 != ":" }
        let more = need.dropFirst(name.count + 2)
        self.init("#/\(name)", more.isEmpty ? "the runbook asks for it" : "is missing: \(more)")
    }
}

extension ProblemDocument {
    /// What the engine refused, said of the request that asked for it: a name in the path that the runbook does not know is an address
    /// where nothing lives, one in the body is that field's.
    init(_ trouble: Trouble, of visit: Visit) {
        let fields = visit.route.operation?.fields ?? []
        switch trouble {
        case .refused(.unknown(let kind, let name)) where kind == "step" || visit.arguments.dropFirst().contains(name):
            self = .notFound("there is no \(kind) '\(name)'")
        case .refused(.unknown(let kind, let name)):
            let field = [ProblemDocument.names[kind] ?? String(kind.prefix { $0 != " " }), "owner"].first { fields.contains($0) }
            self = .invalid(field.map(visit.pointer) ?? "#", "the runbook has no \(kind) '\(name)'")
        case .refused(.missing(let needs)): self = .invalid(needs.map { ProblemDocument.missing($0, of: visit, fields) })
        case .refused(.notAllowed(let words)) where fields.contains("channel") && visit.text("channel") != nil:
            self = .invalid("#/channel", words)
        default: self.init(trouble)
        }
    }

    /// What the engine calls otherwise than the API.
    private static let names = ["communication": "audience", "started_at": "startedAt"]

    private static func missing(_ need: String, of visit: Visit, _ fields: [String]) -> FieldProblem {
        // `text: board has no template` says more than the name of the field.
        let name = String(need.prefix { $0 != ":" })
        let field = names[name] ?? name
        guard fields.contains(field) else {
            let what = need.count > name.count ? "the runbook asks for \(need)" : "it has no \(need) yet, and the runbook asks for that first"
            return FieldProblem("#", what)
        }
        let reason = need.count > name.count ? String(need.dropFirst(name.count + 2)) : "the runbook asks for it"
        return FieldProblem(visit.pointer(field), "is missing: \(reason)")
    }
}

extension Visit {
    /// Where in the request that field stands.
    fileprivate func pointer(_ field: String) -> String { route.operation?.body == nil ? "?\(field)" : "#/\(field)" }
}

extension Operation {
    /// Of its body or, without one, of its query.
    fileprivate var fields: [String] {
        if case .object(let members) = body { members.map(\.name) } else { query.map(\.name) }
    }
}

// MARK: As a response

extension ProblemDocument {
    /// For a person at a browser; who did something to an incident finds back to it.
    package func screen(at path: String = "/") -> ProblemScreen {
        let parts = path.split(separator: "/").prefix(2)
        let back = parts.count == 2 && ["incidents", "reviews"].contains(parts[0]) && status != 404 ? "/\(parts[0])/\(parts[1])" : "/"
        let advice: ProblemScreen.Advice =
            switch status {
            case 409, 412, 413, 422: .change
            case 429, 500...: .tryAgain
            default: .none
            }
        // Of an invalid request the first field is the detail; a person knows fields by their name, not by where they stand in JSON.
        let fields = errors.map { "\($0.pointer.drop { "#/?".contains($0) }) \($0.detail)" }
        return ProblemScreen(title: title, detail: fields.first ?? detail, fields: Array(fields.dropFirst()), back: back, advice: advice)
    }

    package var body: String {
        var writer = JSONWriter()
        writer.object {
            $0.member("type", "urn:runbell:problem:\(kind)")
            $0.member("title", title)
            $0.member("status", status)
            $0.member("detail", detail)
            guard !errors.isEmpty else { return }
            $0.member("errors") { errors in
                errors.array { list in
                    for error in self.errors.prefix(100) {
                        list.object {
                            $0.member("pointer", error.pointer)
                            $0.member("detail", error.detail)
                        }
                    }
                }
            }
        }
        return writer.text
    }

    package var response: Response {
        var response = Response.text(status, body, "application/problem+json")
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        if let tag { response.headers[.eTag] = tag.quoted }
        if !allow.isEmpty { response.headers[.allow] = allow.map(\.rawValue).joined(separator: ", ") }
        if status == 401 { response.headers[.wwwAuthenticate] = "Bearer realm=\"runbell\"" }
        return response
    }

    package static let shape = Shape.object([
        .required("type", .text(0...200), "a URN for the kind of problem"), .required("title", .text(0...200)),
        .required("status", .integer(400...599)), .required("detail", .text(0...2000)),
        .optional(
            "errors", .list(.object([.required("pointer", .text(0...1000)), .required("detail", .text(0...2000))]), atMost: 100),
            "one for each field"),
    ])
}
