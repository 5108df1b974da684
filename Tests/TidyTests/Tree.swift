import Foundation

/// The files of this tree, read once.
enum Tree {
    static let top = String(#filePath.dropLast("/Tests/TidyTests/Tree.swift".count))

    static func swiftFiles(under folder: String) -> [SourceFile] {
        files(under: folder, endings: ["swift"]).map { SourceFile(path: $0, text: text(of: $0)) }
    }

    /// Everything a reader meets: code, tests, documents, examples, scripts.
    static func readableFiles() -> [SourceFile] {
        let endings: Set<String> = ["swift", "md", "yaml", "yml", "py", "lua", "sql", "mustache", "json", "h", "js", "css", "txt"]
        let inside = ["Sources", "Tests", "docs", "examples", "Benchmarks"].flatMap { files(under: $0, endings: endings) }
        let beside = ((try? FileManager.default.contentsOfDirectory(atPath: top)) ?? []).filter { $0.hasSuffix(".md") }
        return (inside + beside + ["Makefile", "Package.swift", ".ci/run", "scripts/tools"]).map { SourceFile(path: $0, text: text(of: $0)) }
    }

    private static func files(under folder: String, endings: Set<String>) -> [String] {
        let place = URL(filePath: "\(top)/\(folder)").resolvingSymlinksInPath().path
        guard let walk = FileManager.default.enumerator(atPath: place) else { return [] }
        return walk.compactMap { $0 as? String }
            .filter { name in name.split(separator: ".").last.map { endings.contains(String($0)) } ?? false }
            .filter { !$0.contains("__pycache__") && !$0.contains("results/") }
            .map { "\(folder)/\($0)" }
            .sorted()
    }

    private static func text(of path: String) -> String {
        guard let bytes = FileManager.default.contents(atPath: "\(top)/\(path)") else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }
}
