internal import Runbooks

/// Puts the files of a folder together into one map. A top-level key may live in any file and its entries may be spread over
/// several; the same entry twice is an error that names both places.
struct FolderMerge {
    private(set) var entries: [YAMLNode.Entry] = []

    mutating func add(_ file: YAMLNode, _ findings: inout Findings) {
        guard let added = file.map else {
            return findings.error(.wrongShape, at: file.place, "a runbook is a map of keys and values, not \(file.kind).")
        }
        for entry in added { add(entry, &findings) }
    }

    /// A file in `templates/` is an entry of the key `templates`.
    mutating func add(_ template: RunbookText, _ findings: inout Findings) {
        let place = Place(file: template.path)
        guard let text = String(validating: template.bytes, as: UTF8.self) else {
            return findings.error(.notUTF8, at: place, "the file is not UTF-8 text.", fix: "Save it as UTF-8.")
        }
        let entry = YAMLNode.Entry(key: template.templateName, place: place, value: YAMLNode(place: place, content: .text(text, quoted: true)))
        add(YAMLNode.Entry(key: "templates", place: place, value: YAMLNode(place: place, content: .map([entry]))), &findings)
    }

    private mutating func add(_ entry: YAMLNode.Entry, _ findings: inout Findings) {
        guard let place = entries.firstIndex(where: { $0.key == entry.key }) else { return entries.append(entry) }
        let first = entries[place]
        if first.value.isEmpty { return entries[place] = entry }
        if entry.value.isEmpty { return }
        if entry.key == "runbell", first.value.text == entry.value.text { return }
        // The order of these is their meaning, and files have none.
        let isOrdered = ["severities", "routes", "quiet"].contains(entry.key) && (entry.key != "quiet" || entry.value.map == nil)
        guard !isOrdered, let known = first.value.map, let added = entry.value.map else {
            let fix = isOrdered ? "Their order counts, so keep all of them in one file." : "Keep one of the two."
            return findings.error(.writtenTwice, at: entry.place, "'\(entry.key)' is already written at \(first.place).", fix: fix)
        }
        let places = Dictionary(known.map { ($0.key, $0.place) }) { first, _ in first }
        let fresh = added.filter { new in
            guard let old = places[new.key] else { return true }
            findings.error(.writtenTwice, at: new.place, "'\(new.key)' is already written at \(old).", fix: "Keep one of the two.")
            return false
        }
        entries[place].value.content = .map(known + fresh)
    }
}
