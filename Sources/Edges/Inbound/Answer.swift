internal import Notation

/// What goes back over HTTP, ready to be sent by whoever holds the connection.
package struct Answer: Hashable, Sendable {
    package let status: Int
    /// Nil when there is no body.
    package let contentType: String?
    package let body: String

    package init(status: Int, contentType: String?, body: String) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    /// 200 with nothing in it.
    package static let accepted = Answer(status: 200, contentType: nil, body: "")

    package static func json(_ status: Int = 200, _ body: String) -> Answer { Answer(status: status, contentType: "application/json", body: body) }

    /// A problem document (RFC 9457) whose `errors` name the fields.
    package static func refused(_ problems: [Problem], status: Int = 400) -> Answer {
        var writer = JSONWriter()
        writer.object { document in
            document.member("type", "about:blank")
            document.member("title", "The request was not understood")
            document.member("status", status)
            document.member("detail", problems.first?.description ?? "")
            document.member("errors") { errors in
                errors.array { list in
                    for problem in problems.prefix(problemsListed) {
                        list.object {
                            $0.member("field", problem.field)
                            $0.member("message", problem.message)
                        }
                    }
                }
            }
        }
        return Answer(status: status, contentType: "application/problem+json", body: writer.text)
    }

    /// A 400 that names the fields when a part of the request was not taken, else an empty 200.
    package static func to(_ received: Received) -> Answer { received.problems.isEmpty ? .accepted : .refused(received.problems) }

    /// More than these in one answer help nobody.
    static let problemsListed = 100
}
