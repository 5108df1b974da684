extension LineTrace {
    /// What was made of one sentence or cell of a line: of the values of the line those that stand in it, and where they went.
    func taken(from passage: String, line: Int, withReport: Bool) -> Remainder.Taken {
        let own = Remainder.stems(passage)
        var taken = Remainder.Taken()
        let here = (byLine[line] ?? []).filter { withReport || !$0.isGap }
        for said in here {
            let shared = said.words.intersection(own)
            if said.isGap || shared.count * 10 >= said.words.count * 6 {
                taken.words.formUnion(said.isGap ? shared : said.words)
                taken.letters += said.raw + " "
            }
            for part in said.path { taken.words.formUnion(part) }
            if let root = said.path.first?.first { taken.topics.formUnion(Self.topics[root] ?? []) }
        }
        // What customers see is what a status page is for.
        if taken.words.isSuperset(of: ["status", "page"]) { taken.words.formUnion(Remainder.stems("customer facing visible")) }
        for (short, long) in shortForms where own.contains(short) && long.isSubset(of: taken.words) { taken.words.insert(short) }
        taken.hasTime = { found in here.contains { $0.isLadder || $0.says(found) || $0.isGap && $0.raw.contains(passage[found.range].lowercased()) } }
        return taken
    }

    /// Whether a sentence says of somebody it names until when they are meant, or so.
    func endsName(in text: String, line: Int) -> Bool {
        let folded = Folded(text)
        return (byLine[line] ?? []).contains { !$0.isGap && NameEnd.follows(Folded($0.raw), in: folded) }
    }

    /// What leads to each part of a runbook, by what its name begins with.
    private static let topics: [String: Set<Topic>] = Dictionary(
        uniqueKeysWithValues: [
            ("severities", [.severity, .meaning, .examples, .acknowledge, .recover, .updates, .objective, .statusPage, .time]),
            ("ladders", [.escalation, .rotation, .level, .time, .acknowledge, .phone, .primary, .backup]),
            ("escalations", [.escalation, .resolution, .recover, .acknowledge, .phone]),
            ("schedules", [.rotation, .primary, .backup]), ("roles", [.roles, .duties, .primary, .backup]), ("raci", [.raci]),
            ("communications", [.communication, .updates, .firstUpdate, .stakeholders, .customers, .statusPage, .channel, .email, .time]),
            ("clocks", [.legal, .breach, .regulator, .time, .communication]),
            ("reviews", [.review, .agenda, .length, .actionItems, .documentation, .participants, .time]),
            ("kpis", [.metric, .target, .source, .cadence, .acknowledge, .recover, .review, .actionItems]),
            ("drills", [.drill, .training, .cadence]), ("certifications", [.drill, .training, .cadence]),
            ("contacts", [.contact, .phone, .email, .purpose]), ("people", [.contact, .phone, .email, .primary]),
            ("seats", [.primary, .backup, .roles]),
            ("runbook", [.upkeep, .owner, .version, .approval, .changes, .cadence]), ("tools", [.tool, .purpose, .access]),
            ("playbooks", [.playbook, .symptoms, .causes, .steps, .verification, .prevention, .never, .first, .trigger]),
            ("lifecycle", [.phases, .triage, .detection, .checklist, .resolution]), ("triage", [.triage, .severity]),
        ].map { (Remainder.stem($0.0), $0.1) })
}
