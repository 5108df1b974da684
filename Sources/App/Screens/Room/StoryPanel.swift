internal import Chronicle
internal import Engine
internal import OnCall
internal import Vocabulary

/// What happened, newest first.
struct StoryPanel: Sendable {
    struct Line: Sendable {
        /// Set where a day begins.
        let day: String?
        let at: When
        let by: String?
        let words: String
        let kind: String
    }

    let id: String
    let lines: [Line]

    init(_ dossier: Dossier) {
        id = dossier.incident.id.description
        let shown = Timeline(dossier.events).lines.filter { $0.importance > .mechanics }
        let clock = dossier.clock
        var day: String?
        var lines: [Line] = []
        for line in shown.reversed().prefix(Limits.listLines) {
            let date = clock.day(at: line.at)
            lines.append(
                Line(
                    day: date == day ? nil : date, at: dossier.when(line.at), by: nil, words: Spoken.times(in: line.words, on: clock),
                    kind: line.importance == .story ? "key" : "detail"))
            day = date
        }
        self.lines = lines
    }

    static let template = """
        <section class="card" id="story" aria-labelledby="story-title"><header><h2 id="story-title">What happened</h2>
        <span class="small"><label class="check"><input type="checkbox" data-filter="detail" checked> details</label></span></header>
        <ol class="story">{{#lines}}{{#day}}<li class="day">{{day}}</li>{{/day}}<li class="line {{kind}}">{{#at}}{{> time}}{{/at}}<p>{{words}}</p>\
        </li>
        {{/lines}}</ol></section>
        """
}
