internal import Foundation
internal import Notation
internal import Outbound
internal import StorageSQLite
internal import Web

/// The running server of a data folder, asked by whoever can read the folder: with a token made from the server's own key.
struct LocalServer: Sendable {
    private let folder: String

    init(folder: String) throws {
        guard FileManager.default.fileExists(atPath: "\(folder)/server.key") else {
            throw SettingsProblem("\(folder) is no server's data folder: name it with --data; the first start of `runbell serve` makes it")
        }
        self.folder = folder
    }

    var isRunning: Bool { place != nil }

    /// Where it listens, and its own certificate where it has one; nil when none uses the folder.
    private var place: (address: String, certificate: String?)? {
        guard DataFolder(folder).isInUse, let text = try? String(contentsOfFile: "\(folder)/server.address", encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n").map(String.init)
        return lines.first.map { ($0, lines.dropFirst().first) }
    }

    func ask(_ method: String, _ path: String, _ body: JSON?) async throws -> JSON {
        guard let place else { throw SettingsProblem("no server uses \(folder): start it with `runbell serve --data \(folder)`") }
        let curl = CurlClient(options: CurlClient.Options(caFile: ProcessInfo.processInfo.environment["RUNBELL_CA_FILE"] ?? place.certificate))
        defer { curl.stop() }
        let token = APIToken.local(serverKey: try ServerKey.load(from: folder))
        var headers = [HTTPRequest.Header("Authorization", "Bearer \(token)")]
        if body != nil { headers.append(HTTPRequest.Header("Content-Type", "application/json")) }
        let bytes = body.map { Array($0.text.utf8) } ?? []
        let request = HTTPRequest(method: method, url: "\(place.address)/api/v1\(path)", headers: headers, body: bytes)
        switch await curl.perform(request) {
        case .fault(let fault): throw SettingsProblem("the running server at \(place.address) cannot be asked: \(fault.reason)")
        case .answer(let answer):
            let document = (try? JSON(parsing: answer.body)) ?? .null
            guard (200..<300).contains(answer.status) else {
                let details = document["errors"]?.array?.compactMap { $0["detail"]?.string } ?? []
                // `detail` only says the first of the fields again.
                let reason = document["detail"]?.string ?? document["title"]?.string ?? "the server answered \(answer.status)"
                throw SettingsProblem(details.isEmpty ? reason : details.joined(separator: "; "))
            }
            return document
        }
    }
}
