/// The stable name of one kind of finding. A number is never used again for something else; `docs/reference/findings.md` shows
/// each with a runbook that has it and one that does not.
package enum DiagnosticCode: Int, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    // The text.
    case notYAML = 1
    case notUTF8 = 2
    case tab = 3
    case tooLarge = 4
    case tooDeep = 5
    case tooMany = 6
    case anchor = 7
    case severalDocuments = 8
    case empty = 9
    case tagged = 10
    case garbled = 18

    // Keys.
    case unknownKey = 11
    case writtenTwice = 12
    case missingKey = 13
    case wrongShape = 14
    case notYetSupported = 15
    case notTogether = 16
    case wrongVersion = 17

    // Names.
    case unknownName = 20
    case ambiguousName = 21
    case badName = 22

    // Values.
    case badSpan = 30
    case badTarget = 31
    case badTime = 32
    case badHours = 33
    case badZone = 34
    case badPattern = 35
    case badWord = 36
    case badNumber = 37
    case badAddress = 38
    case badCondition = 39
    case badReach = 40
    case unreadableHolidays = 41
    case badLetter = 42
    case badTemplate = 43
    case unknownField = 44
    case missingFile = 45
    case commandText = 46
    case placeholder = 47
    case unknownMeasure = 48
    case badExpectation = 49

    // Secrets.
    case literalSecret = 50
    case badSecret = 51

    // What the parts say together.
    case unreachable = 60
    case uncarriedWay = 61
    case promiseWithoutLadder = 62
    case noCatchAll = 63
    case rungsOutOfOrder = 64
    case waitBreaksPromise = 65
    case emptySchedule = 66
    case noBackup = 67
    case fallbackCircle = 68
    case deadRoute = 69
    case noEnd = 70
    case noOperators = 71
    case escalationBeforePromise = 72
    case nobodyNew = 73
    case quietForever = 74
    case scheduleEnds = 75
    case nobodyAccountable = 76
    case severalAccountable = 77
    case unfilledRole = 78
    case oneForTwo = 79
    case ownerNotNeeded = 80
    case twoCadences = 81
    case uncarriedUpdates = 82
    case warnTooLate = 83
    case noResolvedStatus = 84
    case escalationBeforeAnswer = 85
    case unusedTemplate = 86
    case deadSeverity = 87
    case clockUsedUp = 88
    case ownerMayBeMissing = 89
    case agendaDoesNotFit = 90
    case unapprovedStep = 91
    case nobodyAsked = 92
    case nothingToRaise = 93
    case drillWithoutScenario = 94
    case dueBeforeAnswer = 95
    case unkeptRecord = 96
    case noSources = 97
    case noSeverities = 98

    // What is proved of it over a stretch of time.
    case uncovered = 100
    case emptyRung = 101
    case sameTwice = 102
    case crowd = 103
    case awayOnCall = 104
    case pageTooLate = 105
    case sleeperBreaksPromise = 106
    case outageBreaksPromise = 107
    case tooManyChanges = 108

    /// `RB0011`.
    package var description: String {
        let digits = String(rawValue)
        return "RB" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    package var title: String {
        switch self {
        case .notYAML: "The file is not YAML"
        case .notUTF8: "The file is not UTF-8"
        case .tab: "A tab is used for indentation"
        case .tooLarge: "The runbook is too large"
        case .tooDeep: "The file is nested too deep"
        case .tooMany: "The runbook has too many entries"
        case .anchor: "An anchor or alias is used"
        case .severalDocuments: "The file holds several documents"
        case .empty: "There is nothing to read"
        case .tagged: "A YAML tag is used"
        case .garbled: "A text was saved in one encoding and read in another"
        case .unknownKey: "The key is not known"
        case .writtenTwice: "The same entry is written twice"
        case .missingKey: "A key is missing"
        case .wrongShape: "A map, a list or a value stands where another is expected"
        case .notYetSupported: "The key belongs to a later version of Runbell"
        case .notTogether: "Two keys exclude each other"
        case .wrongVersion: "The language version is not known"
        case .unknownName: "No entry has this name"
        case .ambiguousName: "Two kinds of entry have this name"
        case .badName: "The name cannot be used"
        case .badSpan: "The span cannot be read"
        case .badTarget: "The target cannot be read"
        case .badTime: "The time cannot be read"
        case .badHours: "The hours cannot be read"
        case .badZone: "The time zone is not known"
        case .badPattern: "The regular expression cannot be read"
        case .badWord: "The word is not one of those expected"
        case .badNumber: "The number cannot be read or is out of bounds"
        case .badAddress: "The address cannot be used"
        case .badCondition: "The condition can never hold"
        case .badReach: "The reach step cannot be read"
        case .unreadableHolidays: "The holidays cannot be read"
        case .badLetter: "The letters of a RACI table cannot be read"
        case .badTemplate: "The template cannot be read"
        case .unknownField: "A template asks for something that is not there"
        case .badExpectation: "The sentence of a scenario cannot be read or can never hold"
        case .missingFile: "A file is missing beside the runbook"
        case .commandText: "A command is written as one text"
        case .placeholder: "Something was never filled in"
        case .unknownMeasure: "The measure is not known"
        case .literalSecret: "A secret is written into the runbook"
        case .badSecret: "The place of a secret cannot be read"
        case .unreachable: "Somebody who would be paged cannot be reached"
        case .uncarriedWay: "No connection carries a way to reach a person"
        case .promiseWithoutLadder: "An acknowledgement is promised and nobody is paged"
        case .noCatchAll: "Some alerts are taken by no route"
        case .rungsOutOfOrder: "The rungs of a ladder are out of order"
        case .waitBreaksPromise: "One missed page breaks the promise"
        case .emptySchedule: "Nobody is ever on call"
        case .noBackup: "One person alone stands behind a rung"
        case .fallbackCircle: "A connection falls back to itself"
        case .deadRoute: "A route is never reached"
        case .noEnd: "A promise has no time in it"
        case .noOperators: "Runbell's own alarms go nowhere"
        case .escalationBeforePromise: "An escalation wakes people over something that may wait for office hours"
        case .nobodyNew: "A rung pages only people who were paged before"
        case .quietForever: "A quiet window never ends"
        case .scheduleEnds: "After a while nobody is on call"
        case .nobodyAccountable: "Nobody answers for a phase"
        case .severalAccountable: "Several answer for a phase"
        case .unfilledRole: "A role waits to be taken and nobody is asked"
        case .oneForTwo: "One stands where two are meant"
        case .ownerNotNeeded: "A communication's owner is not there"
        case .twoCadences: "Two cadences are written for one audience"
        case .uncarriedUpdates: "Updates are promised and go nowhere"
        case .warnTooLate: "A warning comes when it is too late"
        case .noResolvedStatus: "No status says that it is over"
        case .escalationBeforeAnswer: "An escalation comes before the answer is due"
        case .unusedTemplate: "The template is never used"
        case .deadSeverity: "No alert becomes this severity"
        case .clockUsedUp: "An internal step may use up the time the law gives"
        case .ownerMayBeMissing: "Something is owed by a role that may stay empty"
        case .agendaDoesNotFit: "The agenda does not fit the meeting"
        case .unapprovedStep: "A step changes something and nobody has to agree"
        case .nobodyAsked: "Something is asked of nobody"
        case .nothingToRaise: "An escalation raises nothing"
        case .drillWithoutScenario: "A drill has no scenario"
        case .dueBeforeAnswer: "Something is due before anybody has to answer"
        case .unkeptRecord: "Evidence may be lost, and nothing says how the record is kept"
        case .noSources: "No alert can come in"
        case .noSeverities: "No incident wakes anybody"
        case .uncovered: "There are hours in which an incident wakes nobody"
        case .emptyRung: "There are hours in which a schedule is empty"
        case .sameTwice: "The same person is behind two rungs at the same time"
        case .crowd: "A rung wakes a crowd"
        case .awayOnCall: "Somebody is on call and on leave"
        case .pageTooLate: "Even if all goes well the answer comes too late"
        case .sleeperBreaksPromise: "One person who sleeps breaks the promise"
        case .outageBreaksPromise: "One provider that is down breaks the promise"
        case .tooManyChanges: "Who is asked changes too often to look ahead as far as asked"
        }
    }
}
