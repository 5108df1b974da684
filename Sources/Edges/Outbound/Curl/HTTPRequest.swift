internal import Vocabulary

/// One request to the outside, whole, so that a test can read every byte of it.
package struct HTTPRequest: Hashable, Sendable {
    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package var method: String
    package var url: String
    package var headers: [Header]
    package var body: [UInt8]
    /// For all of it, waiting for a free place included.
    package var timeout: Duration

    package init(method: String = "POST", url: String, headers: [Header] = [], body: [UInt8] = [], timeout: Duration = Limits.sendTimeout) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }
}

/// What came back for a request.
package enum HTTPResult: Hashable, Sendable {
    case answer(HTTPAnswer)
    case fault(TransferFault)
}

package struct HTTPAnswer: Hashable, Sendable {
    package var status: Int
    /// The `Retry-After` header, whether it was written in seconds or as a date.
    package var retryAfter: Duration?
    /// Cut at the client's `answerBytesMax`.
    package var body: [UInt8]
    package var isCut: Bool

    package init(status: Int, retryAfter: Duration? = nil, body: [UInt8] = [], isCut: Bool = false) {
        self.status = status
        self.retryAfter = retryAfter
        self.body = body
        self.isCut = isCut
    }
}

/// Why no answer came, or for mail which reply ended the conversation.
package struct TransferFault: Error, Hashable, Sendable {
    /// libcurl's error code (curl.se/libcurl/c/libcurl-errors.html).
    package var code: Int
    /// The last SMTP reply; 0 when there was none.
    package var reply: Int
    package var reason: String

    package init(code: Int, reply: Int = 0, reason: String) {
        self.code = code
        self.reply = reply
        self.reason = reason
    }
}
