internal import Runbooks
internal import Vocabulary

/// A part of the runbook as people read it: its clauses one after the other, each beside what it makes somebody owe.
struct Chapter: Sendable {
    /// Its place on the page.
    let id: String
    let title: String
    let intro: String?
    let clauses: [Clause]

    /// Nil when the runbook says nothing of it.
    init?(_ title: String, intro: String? = nil, _ clauses: [Clause?]) {
        let said = clauses.compactMap { $0 }
        guard !said.isEmpty else { return nil }
        id = title.lowercased().replacing(" ", with: "-")
        self.title = title
        self.intro = intro
        self.clauses = said
    }

    static let parts = ["chapter": template, "clause": Clause.template, "owing": Owing.template, "raci": RACITable.template]

    private static let template = """
        <section id="{{id}}" aria-labelledby="{{id}}-title"><h2 id="{{id}}-title">{{title}}</h2>{{#intro}}<p class="soft">{{intro}}</p>{{/intro}}
        {{#clauses}}{{> clause}}{{/clauses}}</section>

        """
}

/// One thing the runbook says, such as a severity, a ladder or a playbook.
struct Clause: Sendable {
    struct Fact: Sendable {
        let term: String
        let words: String
        let link: String?
    }

    struct Item: Sendable {
        /// What stands out before it: a time, a name.
        let lead: String?
        let text: String
        let note: String?
        let link: String?

        init(_ text: String, lead: String? = nil, note: String? = nil, link: String? = nil) {
            self.text = text
            self.lead = lead
            self.note = note.flatMap { $0.isEmpty ? nil : $0 }
            self.link = link.flatMap(Address.safe)
        }
    }

    struct Listing: Sendable {
        let label: String?
        let items: [Item]
        let isNumbered: Bool
        /// What must not be overlooked.
        let isWarning: Bool
    }

    // What is not said must not be called as anything around it: a template looks outwards for a name it does not find.
    let heading: String?
    let badge: Badge?
    let text: String?
    private(set) var facts: [Fact] = []
    private(set) var lists: [Listing] = []
    private(set) var table: RACITable?
    /// A text to be sent as it is, such as a template.
    private(set) var letter: String?
    private(set) var owed: [Owing] = []

    init(_ heading: String?, badge: Badge? = nil, text: String? = nil) {
        self.heading = heading
        self.badge = badge
        self.text = text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Says nothing but its title.
    var isEmpty: Bool { text == nil && facts.isEmpty && lists.isEmpty && table == nil && letter == nil && owed.isEmpty }

    // MARK: Said one after the other; what the runbook does not say is left out

    func fact(_ term: String, _ words: String?, link: String? = nil) -> Clause {
        guard let words, !words.isEmpty else { return self }
        return changed { $0.facts.append(Fact(term: term, words: words, link: link.flatMap(Address.safe))) }
    }

    /// When it counts; said only where it does not always.
    func match(_ term: String, _ matcher: Matcher?) -> Clause {
        guard let matcher, matcher != .everything else { return self }
        return fact(term, matcher.words)
    }

    func list(_ label: String?, _ items: [Item], isNumbered: Bool = false, isWarning: Bool = false) -> Clause {
        guard !items.isEmpty else { return self }
        return changed { $0.lists.append(Listing(label: label, items: items, isNumbered: isNumbered, isWarning: isWarning)) }
    }

    func list(_ label: String?, _ texts: [String], isNumbered: Bool = false, isWarning: Bool = false) -> Clause {
        list(label, texts.map { Item($0) }, isNumbered: isNumbered, isWarning: isWarning)
    }

    func table(_ table: RACITable) -> Clause { changed { $0.table = table } }

    func letter(_ text: String) -> Clause { changed { $0.letter = text } }

    func owing(_ owed: [Owing]) -> Clause { changed { $0.owed += owed } }

    private func changed(_ change: (inout Clause) -> Void) -> Clause {
        var clause = self
        change(&clause)
        return clause
    }

    static let template = """
        <div class="clause{{#table}} broad{{/table}}"><div class="said">
        {{#heading}}<h3>{{#badge}}{{> badge}}{{/badge}}{{^badge}}{{heading}}{{/badge}}</h3>{{/heading}}
        {{#text}}<p>{{text}}</p>{{/text}}
        {{#facts}}{{#first()}}<dl class="facts">{{/first()}}<dt>{{term}}</dt><dd>{{#link}}<a href="{{link}}" rel="noreferrer">{{words}}</a>{{/link}}\
        {{^link}}{{words}}{{/link}}</dd>{{#last()}}</dl>{{/last()}}{{/facts}}
        {{#lists}}{{#label}}<p class="term">{{label}}</p>{{/label}}{{#isNumbered}}<ol>{{/isNumbered}}{{^isNumbered}}<ul{{#isWarning}} class="warning"\
        {{/isWarning}}>{{/isNumbered}}
        {{#items}}<li>{{#lead}}<strong>{{lead}}</strong> {{/lead}}{{#link}}<a href="{{link}}" rel="noreferrer">{{text}}</a>{{/link}}{{^link}}{{text}}\
        {{/link}}{{#note}} <span class="soft">{{note}}</span>{{/note}}</li>
        {{/items}}{{#isNumbered}}</ol>{{/isNumbered}}{{^isNumbered}}</ul>{{/isNumbered}}{{/lists}}
        {{#table}}{{> raci}}{{/table}}{{#letter}}<pre tabindex="0">{{letter}}</pre>{{/letter}}</div>
        {{#owed}}{{#first()}}<div class="beside" role="group" aria-label="What it comes to">{{/first()}}{{> owing}}{{#last()}}</div>\
        {{/last()}}{{/owed}}</div>

        """
}
