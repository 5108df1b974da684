internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    /// What somebody meant to fill in later is found before it is needed at night.
    func checkDirectory(_ findings: inout Findings) {
        checkNames(&findings)
        for person in root["people"]?.entries ?? [] {
            for key in ["slack", "ntfy"] { refusePlaceholder(person.value[key], &findings) }
        }
        for contact in root["contacts"]?.entries ?? [] where !findings.brokenEntries.contains("contacts.\(contact.key)") {
            refusePlaceholder(contact.value["hours"], &findings)
            checkWays(contact, &findings)
            if let backup = contact.value["backup"], backup.text == contact.key {
                findings.error(.notTogether, at: backup.place, "'\(contact.key)' is its own backup.", fix: "Name another contact.")
            }
        }
    }

    /// What people are called, and everything else that is called something.
    private func checkNames(_ findings: inout Findings) {
        let names = [root["runbook"]?["name"], root["status_page"]?["title"]] + (root["people"]?.entries ?? []).map { $0.value["name"] }
        for name in names.compactMap({ $0 }) {
            refusePlaceholder(name, &findings)
            guard let text = name.text, text.unicodeScalars.count > Limits.runbookNameLetters else { continue }
            findings.error(
                .tooLarge, at: name.place, "a name has \(text.unicodeScalars.count) letters; at most \(Limits.runbookNameLetters) are read.",
                fix: "Shorten it.")
        }
        for entry in ["people", "seats", "schedules", "services", "severities", "ladders", "roles", "contacts"].flatMap({ root[$0]?.entries ?? [] }) {
            guard let objection = Placeholder.objection(to: entry.key) else { continue }
            findings.error(objection.code, at: entry.place, objection.message, fix: objection.fix)
        }
    }

    private func refusePlaceholder(_ node: YAMLNode?, _ findings: inout Findings) {
        guard let node, let text = node.text, let objection = Placeholder.objection(to: text) else { return }
        findings.error(objection.code, at: node.place, objection.message, fix: objection.fix)
    }

    private func checkWays(_ contact: YAMLNode.Entry, _ findings: inout Findings) {
        let ways = ["phone", "email", "url"]
        if !ways.contains(where: { contact.value[$0] != nil }) {
            findings.warning(
                .placeholder, at: contact.place, "'\(contact.key)' has no phone, email or url, so nobody can call them.", fix: "Write at least one.")
        }
        for item in contact.value["order"]?.list ?? [] {
            guard let way = item.text, ways.contains(way), contact.value[way] == nil else { continue }
            findings.error(.missingKey, at: item.place, "'\(way)' is in the order and is not written.", fix: "Write '\(way)', or take it out.")
        }
    }
}
