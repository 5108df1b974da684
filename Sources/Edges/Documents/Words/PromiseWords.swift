/// The words a promise is made of. A sentence with any other word may promise it for something else, and is not taken:
/// `Pages of the payment service are acknowledged within 5 minutes`.
enum PromiseWords {
    private static let known = Set(
        [english, german, french, spanish].joined().flatMap { $0.split(separator: " ").map(String.init) })

    private static let english = [
        "we our us you your they them the a an this that these those it its is are be been being must shall should will would has have had",
        "need needs",
        "to of for in on at by from with within and or also then as always all any each every day night around clock aim try expect",
        "expected want",
        "promise commit commits target targets goal goals least latest most more than no not later max maximum up under less about",
        "approximately",
        "incident incidents outage outages alert alerts page pages pager paged alarm alarms issue issues problem problems severity",
        "severities priority",
        "customer customers impact service services ticket tickets high low user users",
        "call oncall engineer engineers responder responders person people team somebody someone anybody anyone one whoever primary duty",
        "staff who",
        "acknowledge stop stopped end ended over take taken make made get gets start started begin begins work working handle handled",
        "response",
        "responses resolution time times first initial fully back normal running mitigated contained answered seen give ourselves itself",
        "getting pick up",
        "picked up do does done if possible during human personally everyone expects their",
    ]
    private static let german = [
        "wir unser unsere unserer uns der die das den dem des ein eine einen einem einer eines muss mussen soll sollen wird werden ist sind",
        "sein bei",
        "beim vom von fur auf in im am an zu zum zur innerhalb binnen innert nach spatestens und oder auch immer tag nacht rund um uhr alle",
        "alles jede",
        "jeder jeden jedes storung storungen vorfall vorfalle vorfallen alarm alarme alarms meldung meldungen klasse prioritat stufe",
        "schweregrad ausfall",
        "bereitschaft rufbereitschaft diensthabende person personen team jemand wer reaktionszeit losungszeit zeit ziel sofort erste ersten",
        "kritisch",
        "kritische kritischen betrieb dienst dienste wieder hergestellt haben hat",
    ]
    private static let french = [
        "nous notre nos on le la les l un une des de du d a au aux en dans sous par pour doit doivent est sont etre sera seront ont il elle",
        "qui que",
        "incident incidents panne pannes alerte alertes astreinte personne equipe equipes toujours jour nuit et ou delai temps plus tard",
        "moins maximum",
        "priorite niveau gravite service services tout tous toute toutes chaque premiere premier retablissement prise pris charge",
    ]
    private static let spanish = [
        "nosotros nuestro nuestra el la los las un una de del en a al por para debe deben se es son ser sera seran incidente incidentes",
        "alerta alertas",
        "guardia persona equipo siempre dia noche y o plazo tiempo maximo menos mas tardar prioridad nivel gravedad servicio servicios todo",
        "todos toda",
        "todas cada primera primer os as um uma do da em no na nos nas deve devem sao sera plantao plantonista equipe prazo tempo nivel ao",
    ]

    /// Where another sentence begins that says why.
    private static let reasons: Set<String> = ["because", "so", "weil", "damit", "denn", "car", "afin", "porque", "since", "whatever"]

    static func isUsual(_ word: String) -> Bool { known.contains(word) || SeverityWords.isPartOfName(word) || Anchor.isBeginning(word) }

    /// Whether all of a text is understood, besides its lengths of time, its severities and the verbs of the promise.
    static func areAll(of text: String, verbs: [Phrase]) -> Bool {
        var rest = text
        for item in SpanProse.find(in: text).reversed() { rest.replaceSubrange(item.range, with: " ") }
        let parts = rest.split(separator: ",").filter { !reasons.contains(Folded(String($0)).words.first ?? "") }
        return Folded(parts.joined(separator: " ")).words.allSatisfy { word in
            known.contains(word) || SeverityWords.isPartOfName(word) || SeverityWords.rankWord(word) != nil || Anchor.isBeginning(word)
                || verbs.contains { $0.words.contains { $0.fits(word) } }
        }
    }
}
