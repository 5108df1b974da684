internal import OnCall
package import Runbooks
package import Storage
package import Vocabulary

/// The incidents a number was counted from.
package struct CountedScreen: Screen {
    package struct Line: Sendable {
        let id: String
        let called: String
        let title: String
        let severity: Badge
        let at: When
        let words: String
        let isBad: Bool

        package init(_ row: IncidentRow, words: String, isBad: Bool, at moment: Moment, seenAt now: Moment, under book: Runbook) {
            id = row.id.description
            called = row.name
            title = row.title
            severity = Badge(row.severity, among: book.severities)
            at = When(moment, at: now, on: .of(book.zone))
            self.words = words
            self.isBad = isBad
        }
    }

    package let frame: Frame
    let around = Afterwards(at: .insights)
    let title: String
    /// What it came to.
    let sum: String
    let back: String
    let lines: [Line]
    let more: Int?
    let hidesPrivate: Bool

    package init(_ title: String, sum: String, lines: [Line], back: String, hidesPrivate: Bool, frame: Frame) {
        self.frame = frame
        self.title = title
        self.sum = sum
        self.back = back
        self.lines = Array(lines.prefix(Limits.listLines))
        more = lines.count > Limits.listLines ? lines.count - Limits.listLines : nil
        self.hidesPrivate = hidesPrivate
    }

    package static let name = "counted"
    package static let template = """
        {{> top}}
        <main id="main" class="narrow">
        {{#around}}{{> afterwards}}{{/around}}
        <p class="small"><a href="{{back}}">All numbers</a></p>
        <h1>{{title}}</h1>
        <p>{{sum}}</p>
        <section class="card" id="counted" aria-label="Incidents"><ul class="rows">
        {{#lines}}<li><div class="row">{{#severity}}{{> badge}}{{/severity}}<a class="strong clamp" href="/incidents/{{id}}">{{title}}</a>\
        <span class="end{{#isBad}} late{{/isBad}}">{{words}}</span></div>
        <div class="row small soft"><span>{{called}}</span>{{#at}}{{> time}}{{/at}}</div></li>
        {{/lines}}{{^lines}}<li class="soft">None.</li>{{/lines}}
        {{#more}}<li class="soft">and {{.}} more; choose one month to see fewer at once</li>{{/more}}</ul></section>
        {{#hidesPrivate}}<p class="small soft">Private incidents count, and are listed only for those who may see them.</p>{{/hidesPrivate}}
        </main>
        {{> end}}
        """
}
