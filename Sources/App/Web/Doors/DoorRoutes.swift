internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Notation
internal import Vocabulary

/// Where monitoring systems knock. Each door reads its own tongue, answers in it, and says 2xx only once everything is durable.
enum DoorRoutes {
    static let all: [Route] = PagerDutyDoor.routes + AlertmanagerDoor.routes + AlertmanagerAPIDoor.routes + GenericDoor.routes + HeartbeatDoor.routes
}

extension Route {
    /// A door checks the key of its source itself.
    static func door(_ method: HTTPRequest.Method, _ path: String, _ handle: @escaping Handler) -> Route {
        Route(method, path, .free, bodyBytes: Limits.inboundBodyBytes, handle)
    }
}

extension Response {
    /// What Inbound wants to be answered.
    init(_ answer: Inbound.Answer) {
        self = answer.body.isEmpty ? .empty(answer.status) : .text(answer.status, answer.body, answer.contentType ?? "text/plain; charset=utf-8")
        if answer.contentType == nil { headers[.contentType] = nil }
    }
}

extension Response {
    func retrying(after seconds: Int) -> Response {
        var response = self
        response.headers[.retryAfter] = String(seconds)
        return response
    }
}
