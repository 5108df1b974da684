internal import Vocabulary

/// An entry of a runbook as people tell it from another: what it says under each key, and what it is made of.
struct Described: Hashable {
    /// What the runbook calls it.
    let name: String
    var facets: [Facet] = []
    var parts: [Parts] = []

    /// The entries of one list in it, such as the steps of a playbook.
    struct Parts: Hashable {
        /// `step`
        let what: String
        var entries: [Described]
        /// What it does to a promise to have one more.
        var gain = Difference.Effect.appears

        /// Those of the same name are told apart by their number.
        init(_ what: String, _ entries: [Described], gain: Difference.Effect = .appears) {
            var seen: [String: Int] = [:]
            self.what = what
            self.gain = gain
            self.entries = entries.map { entry in
                seen[entry.name, default: 0] += 1
                let number = seen[entry.name] ?? 1
                return number == 1 ? entry : Described(name: "\(entry.name) (\(number))", facets: entry.facets, parts: entry.parts)
            }
        }
    }

    init(_ name: String, _ facets: [Facet] = [], parts: [Parts] = []) { self.init(name: name, facets: facets, parts: parts) }

    private init(name: String, facets: [Facet], parts: [Parts]) {
        (self.name, self.facets, self.parts) = (name, facets, parts)
    }

    struct Sentence: Hashable {
        let effect: Difference.Effect
        let words: String
    }

    /// One sentence for each thing that differs. Both have the same keys, in the same order.
    ///
    /// - Parameter title: What the sentences begin with, such as `Playbook 'restart'`.
    func sentences(since was: Described, _ title: String) -> [Sentence] {
        let own = zip(was.facets, facets).compactMap { before, after in
            after.changed(from: before).map { Sentence(effect: $0.effect, words: "\(title): \($0.words).") }
        }
        return own + zip(was.parts, parts).flatMap { before, after in after.sentences(since: before, title) }
    }
}

extension Described.Parts {
    fileprivate func sentences(since was: Described.Parts, _ title: String) -> [Described.Sentence] {
        let matched = Matched(was.entries, entries) { $0.name }
        func sentence(_ entry: Described, _ effect: Difference.Effect, _ verb: String) -> Described.Sentence {
            Described.Sentence(effect: effect, words: "\(title): \(what) “\(entry.name.clipped())” \(verb).")
        }
        let kept = (was.entries.map(\.name).filter(entries.map(\.name).contains), entries.map(\.name).filter(was.entries.map(\.name).contains))
        let order = kept.1.map { "“\($0.clipped(to: Facet.shown))”" }.joined(separator: ", ")
        return matched.added.map { sentence($0, gain, "is new") } + matched.gone.map { sentence($0, gain.contrary, "is gone") }
            + matched.changed.flatMap { $1.sentences(since: $0, "\(title), \(what) “\($1.name.clipped())”") }
            + (kept.0 == kept.1 ? [] : [Described.Sentence(effect: .changes, words: "\(title): each \(what) in another order: \(order).")])
    }
}

extension Pair {
    /// `Template 'first' is new`, `… is gone`, `Template 'first': text “We know.” instead of “We are looking into it.”`
    func told<Entry: Equatable>(
        _ was: [Entry], _ now: [Entry], in chapter: Difference.Chapter, _ clause: String, as kind: String, _ describe: (Entry) -> Described
    ) -> [Difference.Change] {
        let matched = Matched(was.map(describe), now.map(describe)) { $0.name }
        func change(_ entry: Described, _ effect: Difference.Effect, _ words: String) -> Difference.Change {
            Difference.Change(chapter, effect, "\(clause).\(entry.name)", words)
        }
        return matched.added.map { change($0, .appears, "\(kind) '\($0.name)' is new.") }
            + matched.gone.map { change($0, .vanishes, "\(kind) '\($0.name)' is gone.") }
            + matched.changed.flatMap { was, now in
                now.sentences(since: was, "\(kind) '\(now.name)'").map { change(now, $0.effect, $0.words) }
            }
    }

    /// Of what there is only one: `Reviews: title “…” instead of “…”`.
    func told(_ was: Described, _ now: Described, in chapter: Difference.Chapter, _ clause: String) -> [Difference.Change] {
        now.sentences(since: was, now.name).map { Difference.Change(chapter, $0.effect, clause, $0.words) }
    }
}
