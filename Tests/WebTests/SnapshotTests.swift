import Foundation
import Testing
import Vocabulary
import Web

/// The pages as text, to be read in the diff. With RUNBELL_WRITE=1 in the environment they are written instead of compared.
@Suite("Pages as they were read last")
struct SnapshotTests {
    @Test("the page is as it was", arguments: ["/", "/incidents/INC-1", "/captured", "/sign-in", "/nope"])
    func page(_ path: String) async throws {
        let message = CapturedMessage(at: House.start, way: "push", to: "ana", title: "Disk is full", text: "shop, P1", acknowledge: "/a/1.x")
        let house = try House(captured: { [message] })
        let id = try await house.incident()
        _ = await house.visitor.with("X-Runbell-Person", "ana").post("/api/v1/incidents/\(id)/notes", #"{"text":"Looking <at> it"}"#)
        let text = await house.visitor.with("Accept", "text/html").get(path).text
        let name = path == "/" ? "hub" : path.dropFirst().replacing("/", with: "-")
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/screens/\(name).html").standardizedFileURL
        if ProcessInfo.processInfo.environment["RUNBELL_WRITE"] == "1" {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let known = try String(contentsOf: file, encoding: .utf8)
        #expect(text == known, "run the tests once with RUNBELL_WRITE=1 and read the difference")
    }
}
