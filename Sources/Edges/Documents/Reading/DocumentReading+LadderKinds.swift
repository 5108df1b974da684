/// Of which incidents a ladder is: what the words above it and around it say.
extension DocumentReading {
    /// Of what stands right above a block: its label, or a short line by itself: `Priority **Critical**:`, `SEV1 incidents`. Nil where it says
    /// nothing of how bad an incident is.
    func kind(above place: Int, _ index: Int) -> Chain.Kind? {
        let parts = outline.sections[index].parts
        if let label = parts[place].label { return kind(titled: label.text) }
        guard place > 0, case .paragraph(let lines) = parts[place - 1].block, let last = lines.last, Folded(last.text).words.count <= 4 else {
            return nil
        }
        return kind(titled: last.text)
    }

    /// What stands below a heading of some severities is for these: `Alarm chain (Stufe 1)`.
    func kind(ofHeadings index: Int) -> Chain.Kind? {
        guard let title = outline.chain(index).last(where: { SeverityWords.isCode($0.title) || !severities.mentioned(in: $0.title).isEmpty })?.title
        else { return nil }
        let names = severities.mentioned(in: title)
        return Chain.Kind(severities: names, title: names.isEmpty ? title : nil)
    }

    private func kind(titled text: String) -> Chain.Kind? {
        var title = Inline.plain(text)
        while let last = title.last, ": ".contains(last) { title.removeLast() }
        let names = severities.mentioned(in: title)
        guard names.isEmpty else { return Chain.Kind(severities: names) }
        let words = Folded(title).words
        let isShort = words.count <= 4 && !isPart(title) && words.contains { SeverityWords.rankWord($0) != nil }
        return isShort || SeverityWords.isCode(title) || SeverityWords.incidents(in: title) != nil ? Chain.Kind(title: title) : nil
    }

    /// Of what a sentence speaks, or what its line spoke of before: `On a Category 1 incident the lead is paged. Failing an answer …`.
    func kind(of sentence: Sentence) -> Chain.Kind? {
        let line = sentencesByLine[sentence.line] ?? [sentence]
        let before = line.prefix { $0.raw != sentence.raw } + [sentence]
        return before.reversed().lazy.compactMap { kind(in: $0.text) }.first
    }

    private func kind(in text: String) -> Chain.Kind? {
        let names = severities.mentioned(in: text)
        guard names.isEmpty else { return Chain.Kind(severities: names) }
        return SeverityWords.incidents(in: text).map { Chain.Kind(title: $0) }
    }

    /// Ladders of which nothing is said by themselves are what stands above them says. Of severities a document does not define they are
    /// nobody's, where it defines others.
    func scoped(_ chains: [Chain], by kind: Chain.Kind?) -> [Chain] {
        guard let kind else { return chains }
        return chains.compactMap { chain in
            guard chain.kind == Chain.Kind() else { return chain }
            var own = chain
            own.kind = kind
            return kind.title == nil || severities.names.isEmpty ? own : nil
        }
    }
}
