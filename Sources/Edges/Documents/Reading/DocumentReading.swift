/// Reads a document topic by topic. Each topic has a file of its own; what one has found (severities, roles) the next ones use.
struct DocumentReading {
    /// The chapters that speak of incidents.
    let outline: Outline
    /// All chapters, for what is kept of them.
    let whole: Outline
    let lexicon = Lexicon.all
    var draft = Draft()
    /// Whether the document was read as one that may be about incidents.
    private(set) var isRead = false
    var severities = SeverityWords()
    /// `IC` for `Incident Commander`.
    var shortForms: [String: String] = [:]
    /// What a severity's row says of escalating, until it is known who is there.
    var escalations: [(severity: String, text: String, line: Int)] = []
    /// Ladders of which two places of the document say different things.
    var disputed: Set<String> = []
    /// Severities said to go another way up, in words that make no ladder: that for all is not theirs.
    var goOtherwise: Set<String> = []
    /// Severities whose row says that nobody is asked further.
    var notEscalated: Set<String> = []
    /// Lines whose lengths of time are spoken for.
    var settled: Set<Int> = []
    /// Sentences of a line that has others too.
    var spoken: Set<String> = []
    /// By when reviews are published, as lines say it.
    var reviewTimes: [ReviewTime] = []
    /// Templates for when it is over.
    var lateTemplates: Set<String> = []
    /// Sections that are wholly read by one topic.
    var taken: Set<Int> = []

    let sentences: [Sentence]
    /// Sentences by the line they begin in.
    let sentencesByLine: [Int: [Sentence]]

    init(_ whole: Outline) {
        self.whole = whole
        outline = Evidence.chapters(of: whole).withoutStruck
        sentences = Self.sentences(of: outline)
        sentencesByLine = Dictionary(grouping: sentences, by: \.line)
    }

    mutating func read() {
        readTitle()
        guard Evidence.isEnough(in: whole) || isOfOneAlert, !isReport else { return }
        isRead = true
        readShortForms()
        readSeverities()
        readRoles()
        readRACI()
        readSchedules()
        readContacts()
        readClockTables()
        readLadders()
        readEscalations()
        readMetrics()
        readPhases()
        readPlaybooks()
        readReviews()
        readCommunications()
        readTemplates()
        readPractice()
        readUpkeep()
        readTools()
        readUse()
        readBusinessHours()
        readDoubt()
        readFallbacks()
        readSentences()
        complete()
    }

    /// The review of one incident says what happened, by the clock, and not what shall.
    private var isReport: Bool {
        guard let title = outline.sections.first(where: { $0.level > 0 })?.title else { return false }
        let isNamed =
            lexicon.mentions(.review, in: title)
            || Folded(title).contains(anyOf: ["incident report", "outage report", "storungsbericht", "rapport d incident", "informe de incidente"])
        let clocked = passages.filter { passage in
            let text = Inline.plain(passage.text).prefix { $0.isNumber || ":.-/ T[(".contains($0) }
            return text.contains(":") && text.count { $0.isNumber } >= 3
        }
        return isNamed && clocked.count >= 3
    }

    /// Every text of the document outside code, headings too.
    var passages: [Passage] {
        outline.sections.flatMap { section in
            [Passage(section.title, line: section.line)]
                + section.parts.flatMap { part in (part.label.map { [$0] } ?? []) + Self.texts(in: part.block) }
        }
    }

    static func texts(in block: Block) -> [Passage] {
        switch block {
        case .heading(_, let text): [text]
        case .paragraph(let lines): lines
        case .list(let items, _): items.flatMap { item in (item.text.text.isEmpty ? [] : [item.text]) + item.inside.flatMap(texts) }
        case .table(let table): table.header + table.rows.flatMap { $0 }
        case .fence: []
        }
    }

    /// `Incident Commander (IC)`.
    private mutating func readShortForms() {
        for passage in passages {
            let plain = Inline.plain(passage.text)
            guard let open = plain.firstIndex(of: "("), let close = plain[open...].firstIndex(of: ")") else { continue }
            let short = plain[plain.index(after: open)..<close]
            guard (2...5).contains(short.count), short.allSatisfy({ $0.isLetter && $0.isUppercase }) else { continue }
            let words = plain[..<open].split(whereSeparator: { " _".contains($0) }).suffix(short.count).map(String.init)
            let initials = words.compactMap { $0.first.map(String.init) }.joined().uppercased()
            if initials == short { shortForms[String(short)] = words.joined(separator: " ") }
        }
    }
}
