internal import Runbooks
internal import Vocabulary

/// Walks a runbook beside the table of the language and finds everything that does not fit.
struct ShapeCheck {
    let known: KnownNames
    private(set) var findings: Findings

    init(known: KnownNames, _ findings: Findings) {
        self.known = known
        self.findings = findings
    }

    mutating func check(_ root: YAMLNode) {
        check(root, as: Language.root, isRoot: true)
        findings.entry = ""
    }

    /// One value by itself.
    mutating func check(_ node: YAMLNode, _ key: Key) { check(node, key.shape, key.name) }

    // MARK: Shapes

    private mutating func check(_ node: YAMLNode, _ shape: Shape, _ key: String) {
        if findings.isFull || isTooMany(node, key) { return }
        switch shape {
        case .word(let word): check(node, word, key)
        case .list(.word(.argument)) where node.list?.isEmpty ?? true: refuseCommand(node, key)
        case .list(let each): for item in list(node, key) { check(item, each, key) }
        case .oneOrMany(let each): for item in node.list ?? [node] { check(item, each, key) }
        case .map(let section): if isMap(node, section.title) { check(node, as: section) }
        case .keyed(let section, let word, let each): if isMap(node, section.title) { check(node, as: section, others: (word, each)) }
        case .named(let noun, let each): named(node, noun, each)
        case .freely(let word): if isMap(node, key) { for entry in node.entries { check(entry.value, word, entry.key) } }
        case .variant(let name, let sections): variant(node, by: name, sections, key)
        case .either(let shapes): either(node, shapes, key)
        case .matcher(let asker): matcher(node, asker)
        }
    }

    /// What is asked about all entries together takes longer than they are many.
    private mutating func isTooMany(_ node: YAMLNode, _ key: String) -> Bool {
        let most: Int
        switch key {
        case "connections": most = Limits.runbookConnections
        case "severities", "phases", "communications": most = Limits.runbookSteps
        default: most = Limits.runbookEntries
        }
        let count = node.list?.count ?? node.map?.count ?? 0
        guard count > most else { return false }
        findings.error(.tooMany, at: node.place, "'\(key)' has \(count) entries; at most \(most) are read.", fix: "Split the runbook into several.")
        findings.isIncomplete = true
        return true
    }

    private mutating func check(_ node: YAMLNode, as section: Section, others: (word: Word, shape: Shape)? = nil, isRoot: Bool = false) {
        for entry in node.entries {
            guard let key = section.key(entry.key) else {
                if let others { check(entry, others.word, others.shape, section) } else { unknown(entry, in: section) }
                continue
            }
            if isRoot { findings.entry = entry.key }
            check(entry.value, key.shape, key.name)
        }
        for key in section.keys where key.isRequired && node[key.name] == nil {
            let example = key.example.isEmpty ? "" : " For example '\(key.name): \(key.example)'."
            findings.error(.missingKey, at: node.place, "\(section.title) needs '\(key.name)'.", fix: key.means + example)
        }
        for (key, other) in section.needs where node[key] != nil && node[other] == nil {
            findings.error(.missingKey, at: node.entry(key)?.place ?? node.place, "'\(key)' means nothing without '\(other)'.", fix: "Write both.")
        }
        checkChoices(node, section)
        let written = section.oneOf.filter { node[$0] != nil }
        guard !section.oneOf.isEmpty, written.count != 1 else { return }
        let words = section.oneOf.map { "'\($0)'" }.joined(separator: " or ")
        if written.isEmpty { return findings.error(.missingKey, at: node.place, "\(section.title) needs \(words).") }
        findings.error(.notTogether, at: node.entry(written[1])?.place ?? node.place, "\(section.title) has one of \(words), not both.")
    }

    private mutating func checkChoices(_ node: YAMLNode, _ section: Section) {
        func words(_ keys: [String]) -> String { keys.map { "'\($0)'" }.joined(separator: ", ") }
        let several = node.entries.filter { section.atMostOneOf.contains($0.key) }
        if several.count > 1 {
            let what = "\(section.title) has at most one of \(words(section.atMostOneOf))."
            findings.error(.notTogether, at: several[1].place, what, fix: "Make two of it.")
        }
        if !section.someOf.isEmpty, !section.someOf.contains(where: { node[$0] != nil }) {
            findings.error(.missingKey, at: node.place, "\(section.title) needs one of \(words(section.someOf)).")
        }
    }

    /// A shell would take a space, a quote or a `;` in a value for something to do.
    private mutating func refuseCommand(_ node: YAMLNode, _ key: String) {
        let words = (node.text ?? "program argument").split(separator: " ").joined(separator: ", ")
        findings.error(
            .commandText, at: node.place,
            "'\(key)' is a list of a program and its arguments, not \(node.kind): there is no shell that takes it apart.",
            fix: "Write '\(key): [\(words)]'.")
    }

    /// A key that is a name of the writer's own.
    private mutating func check(_ entry: YAMLNode.Entry, _ word: Word, _ shape: Shape, _ section: Section) {
        if var objection = word.objection(to: entry.key, known: known) {
            objection.nearest = objection.nearest ?? Nearest.name(to: entry.key, among: section.keys.map(\.name))
            object(objection, at: YAMLNode(place: entry.place, content: .text(entry.key, quoted: true)))
        }
        check(entry.value, shape, entry.key)
    }

    private mutating func unknown(_ entry: YAMLNode.Entry, in section: Section) {
        if section.later.contains(entry.key) {
            let fix = "Remove it for now; it belongs to the language and will be read by a later version."
            return findings.error(.notYetSupported, at: entry.place, "'\(entry.key)' is not supported by this version of Runbell.", fix: fix)
        }
        let nearest = Nearest.name(to: entry.key, among: section.keys.map(\.name))
        let isRestOfText = entry.value.isEmpty && entry.key.contains(" ")
        let known = "Known keys: \(section.keys.map(\.name).joined(separator: ", "))."
        let fix = isRestOfText ? "A comma ends a text in braces: put quotes around the whole text." : nearest == nil ? known : nil
        findings.error(.unknownKey, at: entry.place, "\(section.title) has no key '\(entry.key)'.", fix: fix, nearest: nearest)
    }

    private mutating func named(_ node: YAMLNode, _ noun: Noun, _ each: Shape) {
        guard isMap(node, noun.key) else { return }
        let outer = findings.entry
        for entry in node.entries {
            findings.entry = "\(noun.key).\(entry.key)"
            if !Word.isName(entry.key) {
                findings.error(.badName, at: entry.place, "'\(entry.key)' cannot be the name of a \(noun.rawValue).", fix: Word.nameFix)
            }
            check(entry.value, each, entry.key)
        }
        findings.entry = outer
    }

    private mutating func variant(_ node: YAMLNode, by name: String, _ sections: [(name: String, section: Section)], _ key: String) {
        guard isMap(node, key) else { return }
        let names = sections.map(\.name)
        guard let kind = node[name], let text = kind.text else {
            let fix = "Write '\(name): ' and one of: \(names.joined(separator: ", "))."
            return findings.error(.missingKey, at: node.place, "'\(key)' needs '\(name)'.", fix: fix)
        }
        guard let section = sections.first(where: { $0.name == text }) else { return object(Word.choiceObjection(text, names), at: kind) }
        check(node, as: section.section)
    }

    /// The first shape whose kind of YAML fits decides; nothing at all fits none.
    private mutating func either(_ node: YAMLNode, _ shapes: [Shape], _ key: String) {
        if let fitting = shapes.first(where: { $0.fits(node) }) { return check(node, fitting, key) }
        let kinds = shapes.map(\.kind).joined(separator: " or ")
        findings.error(.wrongShape, at: node.place, "'\(key)' is \(kinds), not \(node.kind).")
    }

    // MARK: Words

    private mutating func check(_ node: YAMLNode, _ word: Word, _ key: String) {
        guard let text = node.text, !node.isEmpty else {
            if word.isAddress, let objection = Placeholder.objection(to: node) { return object(objection, at: node) }
            return findings.error(.wrongShape, at: node.place, "'\(key)' is one value, not \(node.kind).")
        }
        object(word.objection(to: text, known: known), at: node)
    }

    private mutating func object(_ objection: Objection?, at node: YAMLNode) {
        guard let objection else { return }
        if findings.isIncomplete, objection.code == .unknownName { return }
        findings.error(objection.code, at: node.place, objection.message, fix: objection.fix, nearest: objection.nearest)
    }

    private mutating func list(_ node: YAMLNode, _ key: String) -> [YAMLNode] {
        if let items = node.list { return items }
        if !node.isEmpty { findings.error(.wrongShape, at: node.place, "'\(key)' is a list, not \(node.kind).", fix: "Begin each entry with '- '.") }
        return []
    }

    private mutating func isMap(_ node: YAMLNode, _ what: String) -> Bool {
        if node.map != nil { return true }
        if !node.isEmpty { findings.error(.wrongShape, at: node.place, "'\(what)' is a map of keys and values, not \(node.kind).") }
        return false
    }

    // MARK: Matchers

    private mutating func matcher(_ node: YAMLNode, _ asker: Shape.Asker) {
        if asker == .incident, node.map == nil, !node.many.isEmpty {
            for name in node.many { check(name, .reference([.severity]), "for") }
            return
        }
        guard let entries = node.map else {
            return findings.error(
                .wrongShape, at: node.place, "a condition is a map, not \(node.kind).", fix: "Write '{ service: api }', or '{}' for everything.")
        }
        for entry in entries {
            switch entry.key {
            case "any", "all": several(entry, asker)
            case "not": matcher(entry.value, asker)
            default: condition(entry, asker)
            }
        }
    }

    private mutating func several(_ entry: YAMLNode.Entry, _ asker: Shape.Asker) {
        guard let parts = entry.value.list else {
            return findings.error(.wrongShape, at: entry.value.place, "'\(entry.key)' is a list of conditions, not \(entry.value.kind).")
        }
        if parts.isEmpty, entry.key == "any" { findings.error(.badCondition, at: entry.place, "'any' of nothing never holds.") }
        for part in parts { matcher(part, asker) }
    }

    private mutating func condition(_ entry: YAMLNode.Entry, _ asker: Shape.Asker) {
        guard let fact = ConditionWords.fact(entry.key) else {
            let nearest = Nearest.name(to: entry.key, among: ConditionWords.facts + ["any", "all", "not"])
            let fix = "Write 'labels.\(entry.key)' for a label or 'impact.\(entry.key)' for a number."
            return findings.error(.unknownKey, at: entry.place, "nothing can be asked about '\(entry.key)'.", fix: fix, nearest: nearest)
        }
        if let why = asker.cannotAsk(fact) { findings.error(.badCondition, at: entry.place, why) }
        let values = entry.value.many
        if values.isEmpty { findings.error(.badCondition, at: entry.value.place, "'\(entry.key)' is compared with nothing, so it never holds.") }
        for value in values { self.value(value, fact, entry.key) }
    }

    private mutating func value(_ node: YAMLNode, _ fact: Matcher.Fact, _ key: String) {
        guard let text = node.text else {
            return findings.error(.wrongShape, at: node.place, "'\(key)' is compared with values, not with \(node.kind).")
        }
        do throws(Objection) { object(objection(to: try ConditionWords.value(text), text, fact), at: node) } catch { object(error, at: node) }
    }

    private func objection(to value: Matcher.Value, _ text: String, _ fact: Matcher.Fact) -> Objection? {
        switch (fact, value) {
        case (.impact, .exactly):
            ConditionWords.number(text) == nil ? Objection(.badNumber, "'\(text)' is no number.", fix: "Write '> 5 %' or a number.") : nil
        case (.impact, .glob), (.impact, .pattern): Objection(.badNumber, "an impact is a number, not '\(text)'.", fix: "Write '> 5 %'.")
        case (.severity, .exactly): Word.referenceObjection(text, [.severity], known)
        case (.service, .exactly): Word.referenceObjection(text, [.service], known)
        case (.source, .exactly): Word.referenceObjection(text, [.source], known)
        case (.stated, .exactly): Word.referenceObjection(text, [.fact], known)
        case (.phase, .exactly): Word.referenceObjection(text, [.phase], known)
        case (.status, .exactly): Word.referenceObjection(text, [.status], known)
        default: nil
        }
    }
}

extension Shape {
    /// What stands there, for messages.
    var kind: String {
        switch self {
        case .word: "a value"
        case .list, .oneOrMany: "a list"
        case .map, .keyed, .named, .freely, .variant, .matcher: "a map"
        case .either(let shapes): shapes.map(\.kind).joined(separator: " or ")
        }
    }

    fileprivate func fits(_ node: YAMLNode) -> Bool {
        switch self {
        case .word: node.text != nil && !node.isEmpty
        case .list: node.list != nil
        case .oneOrMany: node.list != nil || node.text != nil && !node.isEmpty
        case .map, .keyed, .named, .freely, .variant, .matcher: node.map != nil
        case .either(let shapes): shapes.contains { $0.fits(node) }
        }
    }
}

extension Word {
    fileprivate var isAddress: Bool { [.email, .phone, .anyPhone, .url].contains(self) }
}

extension Shape.Asker {
    /// What is not decided yet when this one asks.
    fileprivate func cannotAsk(_ fact: Matcher.Fact) -> String? {
        switch (self, fact) {
        case (.route, .severity): "a route is chosen before the severity is, so it cannot ask for it."
        case (.route, .service): "a route decides the service, so it cannot ask for it."
        case (.route, .impact): "an alert says nothing about impact when it is routed, so this never holds."
        case (.route, .stated), (.route, .phase), (.route, .status), (.severity, .stated), (.severity, .phase), (.severity, .status):
            "nothing has been stated yet, and no phase begun, when this is asked."
        case (.severity, .severity): "this decides the severity, so it cannot ask for it."
        default: nil
        }
    }
}
