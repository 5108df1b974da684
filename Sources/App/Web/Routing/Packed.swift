internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Packing

/// Sends texts packed to whoever can unpack them. Form tokens stand in packed pages beside words that others may choose; guessing one by
/// the length of many answers needs a browser that sends our cookie from another site, and ours is `SameSite=Strict`.
extension Response {
    /// Smaller ones fit into one packet as they are.
    private static let smallest = 1_200
    /// Larger ones are exports: packing them would hold up who else waits.
    private static let largest = 1_000_000

    func packed(for request: Request) async -> Response {
        guard request.headers.takesGzip, let length = body.contentLength, (Response.smallest...Response.largest).contains(length), isText,
            headers[.contentEncoding] == nil, !isForMatching(request)
        else { return self }
        let collector = Collector()
        guard (try? await body.write(collector)) != nil, let bytes = Gzip.packed(collector.bytes), bytes.count < length else { return self }
        var response = Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        response.headers[.contentEncoding] = "gzip"
        response.headers[.contentLength] = String(bytes.count)
        response.headers[.vary] = "Accept-Encoding"
        // Not the same bytes any more (RFC 9110 §8.8.1).
        if let tag = headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/\(tag)" }
        return response
    }

    private var isText: Bool {
        let type = headers[.contentType] ?? ""
        return type.hasPrefix("text/") && !type.hasPrefix("text/event-stream") || type.contains("json") || type.contains("xml")
    }

    /// A tag that comes back in `If-Match` is compared strongly: what has one stays as it is.
    private func isForMatching(_ request: Request) -> Bool {
        headers[.eTag] != nil && request.head.path?.hasPrefix("/api/") == true
    }

    private final class Collector: ResponseBodyWriter {
        var bytes: [UInt8] = []

        func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

extension HTTPFields {
    /// Whether the reader said so (RFC 9110 §12.5.3); `gzip;q=0` says not to.
    fileprivate var takesGzip: Bool {
        (self[.acceptEncoding] ?? "").split(separator: ",").contains { piece in
            let parts = piece.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let coding = parts.first, coding == "gzip" || coding == "*" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=0") && Double($0.dropFirst(2)) == 0 }
        }
    }
}
