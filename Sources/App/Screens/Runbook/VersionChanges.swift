package import Assurance
package import Runbooks

/// What a version made different, in words: what whoever approves it has to know.
package struct VersionChanges: Sendable {
    struct Part: Sendable {
        let title: String
        let changes: [Line]
    }

    struct Line: Sendable {
        let effect: String
        let words: String
        let clause: String
    }

    /// The version before it.
    let before: String
    let summary: String
    let parts: [Part]

    package init(_ difference: Difference, since before: RunbookVersion) {
        self.before = before.digest
        summary = difference.isEmpty ? "it is written otherwise and means the same" : difference.summary
        parts = difference.chapters.map { chapter, changes in
            Part(title: chapter.rawValue, changes: changes.map { Line(effect: $0.effect.rawValue, words: $0.words, clause: $0.clause) })
        }
    }

    static let template = """
        <section id="changes" aria-labelledby="changes-title"><h2 id="changes-title">What this version changes</h2>
        <p class="soft">Compared with <a href="/runbook?version={{before}}"><code>{{before}}</code></a>: {{summary}}. Shifts are compared from \
        when it came into force.</p>
        {{#parts}}<div class="clause broad"><div class="said"><h3>{{title}}</h3><ul>{{#changes}}<li><strong>{{effect}}</strong>: {{words}} \
        <span class="soft small">{{clause}}</span></li>{{/changes}}</ul></div></div>
        {{/parts}}</section>

        """
}
