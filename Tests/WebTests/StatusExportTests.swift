import Engine
import Notation
import Runbooks
import Runtime
import Storage
import Testing
import Vocabulary
import Web

@Suite("The status page as files")
struct StatusExportTests {
    private func house() async throws -> (House, IncidentID) {
        let house = try StatusTests.house()
        let id = try await house.incident()
        _ = try await house.dispatcher.perform(.update(.post("page", text: "Payments fail.", status: "identified")), on: id, by: .person("ana"))
        try await house.site.board.refresh()
        return (house, id)
    }

    private func export(_ house: House, _ url: String = "https://status.shop.example/") async throws -> [String: String] {
        let runbook = house.dispatcher.library.current
        let export = try await StatusExport(of: house.journal, under: runbook, at: .folder(url), now: house.clock.now)
        return export.files.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test("they say what the live page says")
    func same() async throws {
        let (house, _) = try await house()
        let files = try await export(house, "http://runbell.example/status")
        for file in ["summary.json", "incidents/INC-1.json", "feed.atom"] {
            #expect(await files[file] == house.visitor.get("/status/\(file)").text, "\(file)")
        }
        #expect(await files["history/1.json"] == house.visitor.get("/status/history.json").text)
        #expect(await files["assets/status.css"] == house.visitor.get("/assets/status.css").text)
        #expect(await files["assets/runbell.css"] == house.visitor.get("/assets/runbell.css").text)
    }

    @Test("the page leads to the files beside it and has no form; the feed has the address it is published at")
    func links() async throws {
        let files = try await export(try await house().0)
        let page = try #require(files["index.html"])
        for link in page.split(separator: "href=\"").dropFirst().map({ String($0.prefix { $0 != "\"" }) }) {
            #expect(files[link] != nil, "\(link)")
        }
        #expect(!page.contains("<form") && page.contains("Payments fail."))
        #expect(files["feed.atom"]?.contains("href=\"https://status.shop.example/feed.atom\"") == true)
        #expect(files["feed.atom"]?.contains("tag:status.shop.example,2026:incident/INC-1") == true)
    }

    @Test("every page of the history is there, and what became private is not")
    func history() async throws {
        let (house, id) = try await house()
        for number in 0..<Limits.statusPageLines {
            let id = try await house.incident(key: "k\(number)")
            _ = try await house.dispatcher.perform(.update(.post("page", text: "x", status: nil)), on: id, by: .person("ana"))
            _ = try await house.dispatcher.perform(.resolve(summary: ""), on: id, by: .person("ana"))
        }
        _ = try await house.dispatcher.perform(.resolve(summary: ""), on: id, by: .person("ana"))
        #expect(try await export(house).keys.filter { $0.hasPrefix("history/") }.sorted() == ["history/1.json", "history/2.json"])
        _ = try await house.dispatcher.perform(.knowledge(.setPrivate(true)), on: id, by: .person("ana"))
        let files = try await export(house)
        #expect(files["incidents/INC-1.json"] == nil && files["history/2.json"] == nil && files["index.html"]?.contains("INC-1\"") == false)
    }
}
