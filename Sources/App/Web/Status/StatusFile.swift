internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Vocabulary

/// A document of the status page as everybody gets it: drawn once, sent often, and not sent again to whoever has it.
struct StatusFile: Sendable {
    let bytes: [UInt8]
    let contentType: String
    let tag: EntityTag
    let modified: Moment

    /// The moment it was changed goes on from the one before where nothing did.
    init(_ bytes: [UInt8], _ contentType: String, after before: StatusFile? = nil, at now: Moment) {
        self.bytes = bytes
        self.contentType = contentType
        let tag = EntityTag(of: bytes)
        self.tag = tag
        modified = before.flatMap { $0.tag == tag ? $0.modified : nil } ?? now
    }

    func response(to visit: Visit) -> Response {
        var headers: HTTPFields = [
            .eTag: tag.quoted, .lastModified: DateHeader.text(modified), .cacheControl: "public, max-age=30", .xContentTypeOptions: "nosniff",
            .accessControlAllowOrigin: "*",
        ]
        if isKnown(to: visit.request.headers) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = contentType
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The tag decides where there is one (RFC 9110 §13.2.2).
    private func isKnown(to headers: HTTPFields) -> Bool {
        if let tags = headers[.ifNoneMatch] { return tag.isAmong(tags, weakly: true) }
        return headers[.ifModifiedSince] == DateHeader.text(modified)
    }
}
