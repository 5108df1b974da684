internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Notation

extension Response {
    static func text(_ status: Int, _ text: String, _ contentType: String = "text/plain; charset=utf-8") -> Response {
        Response(
            status: HTTPResponse.Status(code: status), headers: [.contentType: contentType], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static func html(_ status: Int = 200, _ text: String) -> Response { .text(status, text, "text/html; charset=utf-8") }

    static func json(_ status: Int = 200, _ write: (inout JSONWriter) -> Void) -> Response {
        var writer = JSONWriter(reserving: 1024)
        write(&writer)
        return Response(
            status: HTTPResponse.Status(code: status), headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }

    static func empty(_ status: Int) -> Response { Response(status: HTTPResponse.Status(code: status)) }

    /// After a form: the browser fetches the page again, so that reloading it sends nothing twice.
    static func seeOther(_ path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }
}
