internal import Runbooks
internal import Vocabulary

extension RunbookSense {
    func checkPlaybooks(_ findings: inout Findings) {
        for entry in root["playbooks"]?.entries ?? [] where !findings.brokenEntries.contains("playbooks.\(entry.key)") {
            let match = runbook.playbooks.first { $0.name.text == entry.key }?.match ?? .everything
            refuseNever(match, at: entry.value.entry("for")?.place, "no incident can fit '\(entry.key)'", &findings)
            for step in steps(of: entry.value) { check(step, &findings) }
        }
    }

    private func steps(of playbook: YAMLNode) -> [YAMLNode] {
        playbook.entries.filter { $0.key == "steps" || known.isKnown($0.key, .phase) }.flatMap { $0.value.list ?? [] }.filter { $0.map != nil }
    }

    private func check(_ step: YAMLNode, _ findings: inout Findings) {
        if let condition = step.entry("if"), condition.value.text == nil {
            let match = RunbookBuilder(root: root, known: known).matcher(condition.value) ?? .everything
            refuseNever(match, at: condition.place, "this step is never for anything", &findings)
        }
        for header in step["http"]?["headers"]?.entries ?? [] { checkSecret(header, &findings) }
        guard step["approve"] == nil else { return }
        let method = step["http"]?["method"]?.text ?? "GET"
        let changing = step.entry("run") ?? (["GET", "HEAD"].contains(method) ? nil : step.entry("http"))
        guard let changing else { return }
        findings.warning(
            .unapprovedStep, at: changing.place, "whoever works on the incident can set this off alone.",
            fix: "Add 'approve' with who has to agree, such as 'approve: \(runbook.roles.first?.name.text ?? "devops-lead")'.")
    }

    /// A header that logs in is a secret, whatever it says.
    private func checkSecret(_ header: YAMLNode.Entry, _ findings: inout Findings) {
        let name = header.key.lowercased()
        guard ["auth", "token", "key", "secret", "cookie", "password"].contains(where: name.contains), let text = header.value.text else { return }
        guard let objection = SecretWords.objection(to: text) else { return }
        let fix =
            "Put the whole value, with its 'Bearer', into the environment or a file and write 'env:NAME' or 'file:NAME'; "
            + "change it if this was ever committed."
        findings.error(objection.code, at: header.value.place, objection.message, fix: objection.code == .literalSecret ? fix : objection.fix)
    }

    /// A condition whose parts exclude each other was written for something else.
    func refuseNever(_ match: Matcher, at place: Place?, _ what: String, _ findings: inout Findings) {
        guard let place, !match.mayHold else { return }
        findings.error(.badCondition, at: place, "\(what): its condition can never hold.", fix: "Use 'any' where one of several is enough.")
    }
}
