import HTTPTypes
import HummingbirdCore
import NIOCore
import Testing
import Web

@Suite("Texts are packed for the way")
struct PackedTests {
    private final class Bytes: ResponseBodyWriter {
        var all: [UInt8] = []

        func write(_ buffer: ByteBuffer) async throws { all.append(contentsOf: buffer.readableBytesView) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private func bytes(_ visitor: Visitor, _ path: String) async throws -> (headers: HTTPFields, bytes: [UInt8]) {
        let response = await visitor.respond(.get, path)
        let writer = Bytes()
        try await response.body.write(writer)
        return (response.headers, writer.all)
    }

    @Test("whoever can unpack gets less than half of a page, and the same page", arguments: ["gzip", "br, gzip;q=0.8", "*"])
    func page(accepted: String) async throws {
        let house = try House()
        try await house.incident(key: "one")
        let plain = try await bytes(house.visitor, "/incidents/INC-1")
        let packed = try await bytes(house.visitor.with("Accept-Encoding", accepted), "/incidents/INC-1")
        #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.vary] == "Accept-Encoding")
        #expect(packed.headers[.contentLength] == String(packed.bytes.count))
        #expect(Array(packed.bytes.prefix(2)) == [0x1f, 0x8b] && packed.bytes.count < plain.bytes.count / 2)
        // RFC 1952 §2.3.1: the last four bytes are the length of what was packed, the lowest first.
        let length = packed.bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(length == plain.bytes.count)
        #expect(plain.headers[.contentEncoding] == nil)
    }

    @Test("nobody gets packed what they cannot or will not unpack", arguments: ["", "gzip;q=0", "gzip; q=0.0", "br", "identity"])
    func refused(accepted: String) async throws {
        let heard = try await bytes(House().visitor.with("Accept-Encoding", accepted), "/declare")
        #expect(heard.headers[.contentEncoding] == nil)
        #expect(heard.bytes.starts(with: Array("<!doctype html>".utf8)))
    }

    @Test("a packed text has a weak tag, which its reader is answered by as before")
    func tag() async throws {
        let visitor = try House().visitor.with("Accept-Encoding", "gzip")
        let tag = try #require(try await bytes(visitor, "/assets/status.css").headers[.eTag])
        #expect(tag.hasPrefix("W/\""))
        #expect(await visitor.with("If-None-Match", tag).get("/assets/status.css").status == 304)
    }

    @Test("what is short, or a stream, goes as it is", arguments: ["/healthz", "/live"])
    func asItIs(path: String) async throws {
        let response = try await House().visitor.with("Accept-Encoding", "gzip").respond(.get, path)
        #expect(response.headers[.contentEncoding] == nil)
    }
}
