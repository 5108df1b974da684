internal import Vocabulary

/// What the API document says of one route, and what its query and body are checked against.
package struct Operation: Sendable {
    package struct Query: Sendable {
        package let name: String
        package let shape: Shape
        package let about: String

        package init(_ name: String, _ shape: Shape, _ about: String) {
            self.name = name
            self.shape = shape
            self.about = about
        }
    }

    package struct Success: Sendable {
        package let status: Int
        package let about: String
        /// Nil: no body, or one that is not JSON.
        package let shape: Shape?
        package let contentType: String
        /// A text the same answer is given as when it is asked for, such as `text/csv`.
        package let alsoAs: String?

        package init(_ status: Int, _ about: String, _ shape: Shape?, contentType: String = "application/json", alsoAs: String? = nil) {
            self.status = status
            self.about = about
            self.shape = shape
            self.contentType = contentType
            self.alsoAs = alsoAs
        }
    }

    /// `acknowledgeIncident`.
    package let id: String
    package let summary: String
    package let tag: String
    package let query: [Query]
    /// Nil: the request has no body.
    package let body: Shape?
    /// Whether a request without any body counts as `{}`.
    package let bodyIsOptional: Bool
    /// Longest body that is read.
    package let bodyBytes: Int
    package let success: Success
    /// The engine may say no.
    package let refuses: Bool
    package let notFound: Bool
    /// Its answer holds a secret that is shown once, so it is never kept for an `Idempotency-Key`.
    package let showsSecret: Bool
    /// Its answer has an `ETag`; a PUT honours `If-Match`.
    package let isTagged: Bool

    package init(
        _ id: String, _ summary: String, tag: String, query: [Query] = [], body: Shape? = nil, bodyIsOptional: Bool = false,
        bodyBytes: Int = Limits.apiBodyBytes, success: Success, refuses: Bool = false, notFound: Bool = false, showsSecret: Bool = false,
        isTagged: Bool = false
    ) {
        self.id = id
        self.summary = summary
        self.tag = tag
        self.query = query
        self.body = body
        self.bodyIsOptional = bodyIsOptional
        self.bodyBytes = bodyBytes
        self.success = success
        self.refuses = refuses
        self.notFound = notFound
        self.showsSecret = showsSecret
        self.isTagged = isTagged
    }
}
