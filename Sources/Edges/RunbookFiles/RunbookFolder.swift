internal import Foundation
package import Runbooks
internal import Vocabulary

/// The files of a runbook on the disk: every `.yaml` and `.yml` in the folder and below, the `.ics` beside them, and
/// `templates/*.mustache`. What else lies in `templates/`, and `scenarios/`, is no runbook.
package struct RunbookFolder: Sendable {
    package private(set) var files: [RunbookText] = []
    package private(set) var calendars: [RunbookText] = []
    package private(set) var templates: [RunbookText] = []
    /// The paths of the files in `scenarios/`, which others read; nil where only the texts were kept.
    package private(set) var scenarios: [String]?
    /// What could not be read from the disk.
    package private(set) var diagnostics: [Diagnostic] = []

    /// Everything the runbook is read from, which is what has to be kept to read it again.
    package var texts: [RunbookText] { files + calendars + templates }

    /// Texts that were kept.
    package init(_ texts: [RunbookText]) { for text in texts { add(text) } }

    /// A folder, or a single file.
    package init(at path: String) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            diagnostics = [
                Diagnostic(.error, .empty, at: Place(file: path), "there is no file or folder here.", fix: "'runbell init' writes a runbook.")
            ]
            return
        }
        let root = URL(fileURLWithPath: path)
        let found = isFolder.boolValue ? Self.names(below: root) : [""]
        let names = found.filter { !$0.hasPrefix("scenarios/") }
        if isFolder.boolValue { scenarios = found.filter { $0.hasPrefix("scenarios/") } }
        for name in names { name.isEmpty ? add(root, as: root.lastPathComponent) : add(root.appendingPathComponent(name), as: name) }
    }

    /// Sorted, with `/` between folders; nothing hidden, and no folder that holds something else.
    private static func names(below root: URL) -> [String] {
        var names: [String] = []
        var waiting = [""]
        while let folder = waiting.popLast() {
            let keys: [URLResourceKey] = [.isDirectoryKey]
            let here = folder.isEmpty ? root : root.appendingPathComponent(folder)
            let found = (try? FileManager.default.contentsOfDirectory(at: here, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])) ?? []
            for url in found {
                let name = folder.isEmpty ? url.lastPathComponent : "\(folder)/\(url.lastPathComponent)"
                let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
                if isFolder, !name.hasPrefix(RunbookText.templates) { waiting.append(name) }
                if !isFolder { names.append(name) }
            }
        }
        return names.sorted()
    }

    private mutating func add(_ url: URL, as name: String) {
        guard Self.kind(name) != nil else { return }
        guard let bytes = Self.bytes(of: url) else {
            diagnostics.append(Diagnostic(.error, .notYAML, at: Place(file: name), "the file could not be read.", fix: "Check its permissions."))
            return
        }
        add(RunbookText(path: name, bytes: bytes))
    }

    private mutating func add(_ text: RunbookText) {
        switch Self.kind(text.path) {
        case .runbook: files.append(text)
        case .calendar: calendars.append(text)
        case .template: templates.append(text)
        case nil: break
        }
    }

    private enum Kind { case runbook, calendar, template }

    private static func kind(_ path: String) -> Kind? {
        let isTemplate = path.hasPrefix(RunbookText.templates)
        switch path.split(separator: ".").last?.lowercased() {
        case "mustache" where isTemplate: return .template
        case "yaml" where !isTemplate, "yml" where !isTemplate: return .runbook
        case "ics" where !isTemplate: return .calendar
        default: return nil
        }
    }

    /// Only of a plain file, also behind a link: opening a pipe would wait for whoever writes into it.
    private static func bytes(of url: URL) -> [UInt8]? {
        guard (try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true else { return nil }
        guard let file = try? FileHandle(forReadingFrom: url) else { return nil }
        // At the end of a file there are no bytes to read, which is no error: an empty file is empty.
        do { return Array(try file.read(upToCount: Limits.runbookBytes + 1) ?? Data()) } catch { return nil }
    }
}

extension RunbookReader {
    package func read(_ folder: RunbookFolder) -> Reading {
        read(folder.files, calendars: folder.calendars, templates: folder.templates, scenarios: folder.scenarios)
    }

    /// Reads a folder or a single file from the disk. The texts come back too: they are what the version is of.
    package func read(at path: String) -> (reading: Reading, folder: RunbookFolder) {
        let folder = RunbookFolder(at: path)
        if !folder.diagnostics.isEmpty { return ((nil, folder.diagnostics), folder) }
        var reading = read(folder)
        if folder.files.isEmpty {
            reading.diagnostics = [
                Diagnostic(.error, .empty, at: Place(file: path), "there is no .yaml file in this folder.", fix: "'runbell init' writes one.")
            ]
        }
        return (reading, folder)
    }
}
