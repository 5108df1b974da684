internal import Foundation
package import Runbooks
internal import Vocabulary

/// The scenarios that lie beside a runbook: every `.yaml` and `.yml` in `scenarios/` and below.
package struct ScenarioFolder: Sendable {
    /// By path, each beginning with `scenarios/`.
    package private(set) var files: [RunbookText] = []
    /// What could not be read from the disk.
    package private(set) var diagnostics: [Diagnostic] = []

    package init(files: [RunbookText]) { self.files = files }

    package init(of runbook: String) {
        let folder = "\(runbook)/scenarios"
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else { return }
        let inside = RunbookFolder(at: folder)
        files = inside.files.map { RunbookText(path: "scenarios/\($0.path)", bytes: $0.bytes) }
        diagnostics = inside.diagnostics
    }
}

extension ScenarioReader {
    /// All scenarios that read without an error, and everything found in any of them.
    package func readAll(_ folder: ScenarioFolder) -> (scenarios: [Scenario], diagnostics: [Diagnostic]) {
        var scenarios: [Scenario] = []
        var diagnostics = folder.diagnostics
        for file in folder.files {
            let reading = read(file)
            diagnostics += reading.diagnostics
            if let scenario = reading.scenario { scenarios.append(scenario) }
        }
        return (scenarios, diagnostics)
    }
}
