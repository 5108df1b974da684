internal import Vocabulary

/// The words for lengths of time, in the languages people write runbooks in.
enum SpanLexicon {
    enum Unit: Hashable, Sendable { case second, minute, hour, day, week, month, quarter, year, businessHour, businessDay }

    static let numbers: [String: Int] = [
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
        "eleven": 11, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
        "ninety": 90,
        "ein": 1, "eine": 1, "einer": 1, "einem": 1, "eines": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8,
        "zehn": 10,
        "zwolf": 12, "funfzehn": 15, "zwanzig": 20, "vierundzwanzig": 24, "dreissig": 30, "vierzig": 40, "funfundvierzig": 45,
        "achtundvierzig": 48, "sechzig": 60, "zweiundsiebzig": 72, "neunzig": 90,
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "dix": 10, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30,
        "quarante": 40, "soixante": 60,
        "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "ocho": 8, "diez": 10, "doce": 12, "quince": 15, "veinte": 20,
        "veinticuatro": 24, "treinta": 30, "cuarenta": 40, "sesenta": 60, "setenta": 70,
        "um": 1, "uma": 1, "dois": 2, "duas": 2, "quatro": 4, "sete": 7, "oito": 8, "dez": 10, "vinte": 20, "trinta": 30,
    ]

    /// Lengths that have a name of their own, the longest first.
    static let named: [(phrase: Phrase, minutes: Int)] = [
        ("three quarters of an hour", 45), ("quarter of an hour", 15), ("quarter hour", 15), ("hour and a half", 90), ("one and a half hours", 90),
        ("dreiviertelstunde", 45), ("viertelstunde", 15), ("anderthalb stunden", 90), ("eineinhalb stunden", 90),
        ("trois quarts d heure", 45), ("quart d heure", 15), ("heure et demie", 90), ("cuarto de hora", 15), ("hora y media", 90),
        ("quarto de hora", 15), ("hora e meia", 90),
    ]

    static let units: [String: Unit] = {
        let words: [Unit: String] = [
            .second: "s sec secs second seconds sekunde sekunden sek seconde secondes segundo segundos",
            .minute: "m min mins minute minutes minuten minutos minuto mn",
            .hour: "h hr hrs hour hours stunde stunden std heure heures hora horas",
            .day: "d day days tag tage tagen jour jours dia dias kalendertage kalendertagen",
            .week: "w wk wks week weeks woche wochen semaine semaines semana semanas",
            .month: "month months monat monate monaten mois mes meses",
            .quarter: "quarter quarters quartal quartale quartalen trimestre trimestres",
            .year: "year years jahr jahre jahren an ans annee annees ano anos",
            .businessDay: "werktag werktage werktagen werktages arbeitstag arbeitstage arbeitstagen arbeitstages",
            .businessHour: "geschaftsstunde geschaftsstunden arbeitsstunden",
        ]
        return Dictionary(uniqueKeysWithValues: words.flatMap { unit, words in words.split(separator: " ").map { (String($0), unit) } })
    }()

    /// Before `day` or `hour`: `business day`, `working hours`. After it: `jours ouvrés`, `días hábiles`.
    static let businessBefore: Set<String> = ["business", "working", "work"]
    static let businessAfter: Set<String> = [
        "ouvre", "ouvres", "ouvree", "ouvrees", "ouvrable", "ouvrables", "habil", "habiles", "laborable", "laborables", "util", "uteis",
    ]

    /// `twice a day` comes back as often as that.
    static let times: [String: Int] = [
        "twice": 2, "thrice": 3, "zweimal": 2, "dreimal": 3, "viermal": 4,
    ]
    static let timesWords: Set<String> = ["times", "mal", "fois", "veces", "vezes"]

    static let halves: Set<String> = ["half", "halbe", "halben", "halber", "demi", "demie", "media", "meia"]

    /// Phrases that are a target by themselves, the longest first.
    static let targets: [(phrase: Phrase, target: Target)] = [
        ("without undue delay", .withoutUndueDelay), ("without unnecessary delay", .withoutUndueDelay), ("unverzuglich*", .withoutUndueDelay),
        ("sans retard injustifie", .withoutUndueDelay), ("dans les meilleurs delais", .withoutUndueDelay),
        ("meilleurs delais", .withoutUndueDelay), ("sem demora injustificada", .withoutUndueDelay), ("sin dilacion indebida", .withoutUndueDelay),
        ("same business day", .within(.sameBusinessDay)), ("same working day", .within(.sameBusinessDay)),
        ("am selben werktag", .within(.sameBusinessDay)), ("am selben arbeitstag", .within(.sameBusinessDay)),
        ("am gleichen werktag", .within(.sameBusinessDay)), ("am gleichen arbeitstag", .within(.sameBusinessDay)),
        ("meme jour ouvre", .within(.sameBusinessDay)), ("mismo dia habil", .within(.sameBusinessDay)),
        ("mismo dia laborable", .within(.sameBusinessDay)),
        ("next business day", .within(.nextBusinessDay)), ("next working day", .within(.nextBusinessDay)),
        ("nachst* werktag*", .within(.nextBusinessDay)), ("nachst* arbeitstag*", .within(.nextBusinessDay)),
        ("folgend* werktag*", .within(.nextBusinessDay)), ("jour ouvre suivant", .within(.nextBusinessDay)),
        ("prochain jour ouvre", .within(.nextBusinessDay)), ("jour ouvrable suivant", .within(.nextBusinessDay)),
        ("siguiente dia habil", .within(.nextBusinessDay)), ("dia habil siguiente", .within(.nextBusinessDay)),
        ("siguiente dia laborable", .within(.nextBusinessDay)), ("dia laborable siguiente", .within(.nextBusinessDay)),
        ("best effort", .bestEffort), ("best efforts", .bestEffort), ("bestmoglich", .bestEffort), ("au mieux", .bestEffort),
        ("mejor esfuerzo", .bestEffort),
        ("next release", .next("release")), ("next sprint", .next("sprint")), ("next maintenance window", .next("maintenance window")),
        ("immediate", .immediately(atMost: nil)), ("immediately", .immediately(atMost: nil)), ("at once", .immediately(atMost: nil)),
        ("right away", .immediately(atMost: nil)), ("instantly", .immediately(atMost: nil)), ("sofort*", .immediately(atMost: nil)),
        ("umgehend", .immediately(atMost: nil)), ("immediat", .immediately(atMost: nil)), ("immediate*", .immediately(atMost: nil)),
        ("sans delai", .immediately(atMost: nil)), ("inmediat*", .immediately(atMost: nil)), ("de inmediato", .immediately(atMost: nil)),
    ]

    /// How often something comes back, in one word.
    static let adverbs: [(phrase: Phrase, span: Span)] = [
        ("bi annual*", .months(6)), ("biannual*", .months(6)), ("semi annual*", .months(6)), ("half yearly", .months(6)),
        ("twice a year", .months(6)),
        ("halbjahrlich*", .months(6)), ("zweimal im jahr", .months(6)), ("zweimal jahrlich", .months(6)), ("semestriel*", .months(6)),
        ("deux fois par an", .months(6)), ("semestral*", .months(6)), ("dos veces al ano", .months(6)),
        ("fortnightly", .weeks(2)), ("every other week", .weeks(2)), ("zweiwochentlich*", .weeks(2)), ("quinzaine", .weeks(2)),
        ("hourly", .exact(.seconds(3600))), ("stundlich*", .exact(.seconds(3600))),
        ("daily", .days(1)), ("taglich*", .days(1)), ("quotidien*", .days(1)), ("diari*", .days(1)),
        ("weekly", .weeks(1)), ("wochentlich*", .weeks(1)), ("hebdomadaire*", .weeks(1)), ("semanal*", .weeks(1)),
        ("monthly", .months(1)), ("monatlich*", .months(1)), ("mensuel*", .months(1)), ("mensual*", .months(1)),
        ("quarterly", .quarters(1)), ("vierteljahrlich*", .quarters(1)), ("quartalsweise", .quarters(1)), ("trimestriel*", .quarters(1)),
        ("trimestral*", .quarters(1)),
        ("einmal im jahr", .months(12)), ("einmal pro jahr", .months(12)), ("einmal im quartal", .quarters(1)), ("einmal pro quartal", .quarters(1)),
        ("einmal im monat", .months(1)), ("einmal pro monat", .months(1)), ("une fois par an", .months(12)), ("une fois par mois", .months(1)),
        ("una vez al ano", .months(12)), ("una vez al mes", .months(1)),
        ("annual*", .months(12)), ("yearly", .months(12)), ("jahrlich*", .months(12)), ("annuel*", .months(12)), ("anual*", .months(12)),
    ]

    /// Words before a length that say it comes back.
    static let every: Set<String> = [
        "every", "each", "per", "alle", "jede", "jeden", "jedes", "pro", "chaque", "toutes", "tous", "par", "cada", "todos", "todas", "once",
    ]
    static let within: Set<String> = [
        "within", "in", "en", "under", "plazo", "delai", "rahmen", "frist", "innerhalb", "binnen", "innert", "dans", "sous", "dentro", "menos",
        "moins", "maximum", "max", "spatestens", "antes", "before", "avant",
    ]
    static let after: Set<String> = ["after", "past", "nach", "apres", "tras", "despues", "beyond", "longer"]
    static let first: Set<String> = ["first", "initial", "ersten", "erste", "premieres", "premiers", "primeros", "primeras"]
    static let lasting: Set<String> = ["for", "lasting", "fur", "wahrend", "pendant", "durante", "takes", "dauert"]
    static let links: Set<String> = ["of", "de", "los", "las", "les", "des", "der", "the", "einer", "von", "a", "than"]
}
