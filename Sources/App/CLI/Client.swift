internal import ArgumentParser
internal import Foundation
internal import Notation
internal import Outbound

/// Talks to a running server as any other program would: over its API, with a token.
struct Client {
    struct Options: ParsableArguments {
        @Option(help: "The server, such as https://runbell.example; also RUNBELL_URL.")
        var url: String?

        @Option(name: .customLong("ca-file"), help: "Certificates to trust beside the system's, in PEM; also RUNBELL_CA_FILE.")
        var caFile: String?

        @Flag(help: "Print the server's answer as JSON.")
        var json = false
    }

    private let url: String
    private let token: String?
    private let curl: CurlClient

    init(_ options: Options) {
        let environment = ProcessInfo.processInfo.environment
        let spelled = options.url ?? environment["RUNBELL_URL"] ?? "http://127.0.0.1:8080"
        url = spelled.hasSuffix("/") ? String(spelled.dropLast()) : spelled
        token = environment["RUNBELL_TOKEN"]
        curl = CurlClient(options: CurlClient.Options(caFile: options.caFile ?? environment["RUNBELL_CA_FILE"], answerBytesMax: 16 << 20))
    }

    func get(_ path: String) async throws -> JSON { try await send("GET", path, []) }

    /// Each call carries its own `Idempotency-Key`, so that a command that is run again by a script that lost the answer is a new one.
    func post(_ path: String, _ body: JSON) async throws -> JSON {
        try await send("POST", path, Array(body.text.utf8), [HTTPRequest.Header("Idempotency-Key", UUID().uuidString)])
    }

    /// Sent twice it has the effect of once, without a key. Nothing is replaced where it is not of that revision any more.
    func put(_ path: String, _ body: JSON, over revision: String? = nil) async throws -> JSON {
        try await send("PUT", path, Array(body.text.utf8), revision.map { [HTTPRequest.Header("If-Match", "\"\($0)\"")] } ?? [])
    }

    /// An answer that is not JSON, such as a table.
    func delete(_ path: String) async throws { _ = try await answer("DELETE", path, []) }

    func text(_ path: String) async throws -> String { String(decoding: try await answer("GET", path, []), as: UTF8.self) }

    private func send(_ method: String, _ path: String, _ body: [UInt8], _ more: [HTTPRequest.Header] = []) async throws -> JSON {
        let bytes = try await answer(method, path, body, more)
        return (try? JSON(parsing: bytes)) ?? .null
    }

    private func answer(_ method: String, _ path: String, _ body: [UInt8], _ more: [HTTPRequest.Header] = []) async throws -> [UInt8] {
        var headers = [HTTPRequest.Header("Accept", "application/json")] + more
        if !body.isEmpty { headers.append(HTTPRequest.Header("Content-Type", "application/json")) }
        if let token { headers.append(HTTPRequest.Header("Authorization", "Bearer \(token)")) }
        switch await curl.perform(HTTPRequest(method: method, url: "\(url)/api/v1\(path)", headers: headers, body: body)) {
        case .fault(let fault):
            throw Exit.refuse("\(url) cannot be reached: \(fault.reason). Is it running? Set RUNBELL_URL or --url.")
        case .answer(let answer):
            guard (200..<300).contains(answer.status) else {
                throw Exit.refuse(Client.reason(answer.status, (try? JSON(parsing: answer.body)) ?? .null))
            }
            return answer.body
        }
    }

    /// A problem document (RFC 9457) in one line.
    private static func reason(_ status: Int, _ problem: JSON) -> String {
        let title = problem["title"]?.string ?? "the server answered \(status)"
        // `detail` only says the first of the fields again.
        let fields = problem["errors"]?.array?.map { line(field($0["pointer"]?.string ?? ""), $0["detail"]?.string ?? "") } ?? []
        let words = fields.isEmpty ? [problem["detail"]?.string].compactMap { $0 } : fields
        let reason = words.isEmpty ? title : "\(title): \(words.joined(separator: "; "))"
        return status == 401 ? "\(reason); RUNBELL_TOKEN is where this command looks for it" : reason
    }

    private static func line(_ field: String, _ detail: String) -> String { field.isEmpty ? detail : "\(field): \(detail)" }

    /// `#/title` and `?limit` are an API's way to say what a person calls `title` and `limit`.
    private static func field(_ pointer: String) -> String {
        String(pointer.trimmingPrefix("#").trimmingPrefix("/").trimmingPrefix("?"))
    }
}

/// A table whose columns are as wide as they need to be.
enum Table {
    static func text(_ header: [String], _ raw: [[String]]) -> String {
        let rows = raw.map { $0.map(Terminal.plain) }
        var widths = header.map(\.count)
        for row in rows { for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) } }
        func line(_ cells: [String]) -> String {
            let padded = cells.enumerated().map { $1 + String(repeating: " ", count: widths[$0] - $1.count) }
            return padded.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }
        return ([Terminal.bold(line(header))] + rows.map(line)).joined(separator: "\n")
    }
}
