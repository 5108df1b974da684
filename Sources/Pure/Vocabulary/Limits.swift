/// Every limit has its name here, so that none is a surprise.
package enum Limits {
    // What comes in.
    /// Bytes of one inbound request body; PagerDuty and Alertmanager trim theirs at 512,000.
    package static let inboundBodyBytes = 1_048_576
    package static let jsonDepth = 64
    package static let labelsEach = 256
    package static let labelNameBytes = 1024
    package static let labelValueBytes = 8192
    package static let summaryBytes = 1024
    package static let dedupKeyBytes = 255
    package static let alertsEachRequest = 5000

    /// Of what others wrote, so much is repeated in a message.
    package static let quotedLetters = 80

    // What people and programs ask.
    package static let apiBodyBytes = 65_536
    /// A review's text, with room for what JSON escapes.
    package static let reviewBodyBytes = 1_048_576
    package static let formBytes = 65_536
    /// Lines of one answer of a list.
    package static let listLines = 200
    /// Alerts on a page of them, each with why it paged or did not.
    package static let alertLines = 25
    /// Alerts that a search on a page looks at before it asks whether to look further back.
    package static let searchReach: Int64 = 25_000
    /// So many of the newest alerts are looked through for the last one of a source.
    package static let sourceReach: Int64 = 5_000
    package static let idempotencyKeyBytes = 255
    /// Streams of events open at one time.
    package static let watchers = 2_000
    /// Incidents the status page knows of, days it shows, and incidents in its feed.
    package static let statusIncidents = 1_000
    package static let statusDays = 90
    package static let statusRecent = 50
    /// On one page of the status page's history.
    package static let statusPageLines = 20
    /// What strangers may ask for in a minute, all together; and how long one address waits for its next mail to confirm.
    package static let subscriptionsEachMinute = 60
    package static let reportsEachMinute = 20
    package static let confirmationPause = Duration.minutes(10)
    package static let reportBytes = 4_096
    package static let headerBytes = 32_768
    /// Of those who sign in. No other rule: length is what helps (NIST SP 800-63B, section 5.1.1.2).
    package static let passwordLetters = 12
    package static let passwordBytes = 1_024
    package static let passwordsWaiting = 32
    /// How often one may err before each error doubles the wait, for an account and from an address, and how long it becomes.
    package static let accountGuesses = 5
    package static let addressGuesses = 20
    package static let accountWaitMax = Duration.seconds(30)
    package static let addressWaitMax = Duration.minutes(15)
    package static let guessersKept = 10_000
    /// How long a link that sets a password is good.
    package static let invitationLife = Duration.days(3)
    package static let accounts = 5_000
    /// Browsers one person may have switched notifications on in.
    package static let devicesEach = 10
    package static let deviceNameLetters = 60
    package static let accountNameBytes = 64
    package static let headerCount = 100
    package static let idleConnection = Duration.seconds(75)

    // What the engine does.
    package static let snoozeMax = Duration.days(30)
    package static let conflictRetries = 5
    package static let noteBytes = 16_384
    /// Of a title that becomes part of a name.
    package static let slugLetters = 40
    /// Slack's own.
    package static let channelLetters = 80
    package static let updateBytes = 16_384
    package static let reviewBytes = 262_144
    /// Of one incident, each.
    package static let pins = 50
    package static let links = 100
    package static let related = 100
    package static let actions = 200
    /// When the runbook does not say by when an action item is done.
    package static let actionUnwritten = Duration.days(30)
    package static let updatesEach = 2_000
    package static let urlBytes = 2_048
    package static let responders = 100
    package static let peopleEachRung = 50
    package static let pageLifetime = Duration.hours(4)
    /// Pages of one incident that a provider took and that may still be reported undelivered.
    package static let pagesTaken = 200
    package static let ladderRounds = 20
    /// Hours on the wall between which nobody is woken by what can wait.
    package static let nightBegins = 22
    package static let nightEnds = 7
    /// How long after a missed update the backup is paged.
    package static let backupAfter = Duration.minutes(5)
    /// How long after it the ladder is climbed, and how long each rung has.
    package static let ladderAfter = Duration.minutes(15)
    package static let ladderEach = Duration.minutes(10)
    /// Rungs closer together than this would ring a phone without pause.
    package static let rungRepeatMin = Duration.minutes(1)
    /// In a storm pages leave on multiples of this.
    package static let bundleWindow = Duration.minutes(1)

    // The programme.
    /// Duties of the programme that are remembered; the oldest settled ones are forgotten first, and stay in the journal.
    package static let programmeDuties = 2_000
    package static let exercisesKept = 200
    /// How long it may take until a certificate that ran out bars its holder.
    package static let readinessAge = Duration.minutes(1)
    package static let maintenanceKept = 200
    /// A reminder that could not leave for so long is not sent any more.
    package static let reminderLifetime = Duration.days(2)
    /// Between two test pages to the same person; a telephone is not a toy.
    package static let testPagePause = Duration.minutes(1)
    /// A test that could not leave for so long has shown what it could.
    package static let testPageLifetime = Duration.minutes(15)
    /// How long a test alert fires: nobody who was not meant is woken by one that somebody forgot.
    package static let testAlertLifetime = Duration.minutes(15)
    /// Steps in a reach rule of somebody's own, and how long one may wait.
    package static let ownRuleSteps = 10
    package static let ownRuleWait = Duration.hours(1)
    /// A code that proves an address: how long it is good, how often it may be tried, and how many leave for one person in an hour.
    package static let codeLifetime = Duration.minutes(10)
    package static let codeTries = 5
    package static let codesEachHour = 6

    // What is counted.
    /// An incident is put down to the last change of its service when it began so soon after it.
    package static let changeSuspected = Duration.hours(4)
    /// An incident comes again when the last one of its group is no longer ago.
    package static let repeatWindow = Duration.days(30)
    /// Incidents, changes and actions that KPIs are counted from, each, and the longest time they are counted over.
    package static let kpiLines = 20_000
    package static let kpiSpan = Duration.days(732)
    /// How old the KPIs of `/metrics` may be.
    package static let kpiRest = Duration.minutes(1)

    // What goes out.
    package static let sendAttempts = 5
    /// For one question to the identity provider, while somebody waits to be let in.
    package static let providerTimeout = Duration.seconds(8)
    package static let sendTimeout = Duration.seconds(15)

    // Automated steps.
    /// Of what a step said, so much is kept.
    package static let stepOutputBytes = 65_536
    /// Between asking a command to end and ending it.
    package static let stepGrace = Duration.seconds(2)
    package static let commandsAtOnce = 16
    package static let stepsAtOnce = 32

    // What is kept in memory.
    package static let alarmsWaiting = 100
    package static let alertsCached = 200_000
    package static let incidentsCached = 2_000

    // The loops.
    /// How long a server that is told to stop goes on with what it began.
    package static let drain = Duration.seconds(20)
    /// A watchdog silent for longer than this counts as broken.
    package static let watchdogSilence = Duration.seconds(30)
    package static let refusalRemembered = Duration.seconds(15)
    package static let watchdogInterval = Duration.seconds(5)
    /// How late a wake or a message may be before the watchdog says so.
    package static let overdue = Duration.seconds(15)
    package static let feedBatch = 500
    package static let feedPoll = Duration.seconds(1)
    package static let feedQuietRounds = 15
    package static let wakesEachRound = 500
    package static let messagesInFlight = 512
    package static let lease = Duration.seconds(90)
    package static let bundleItems = 5
    package static let wakesInFlight = 64
    /// The longest a loop sleeps before it looks by itself: another node may have written.
    package static let loopPause = Duration.seconds(1)
    package static let replyLinkLifetime = Duration.hours(24)
    package static let alarmRepeat = Duration.seconds(900)
    package static let deadManInterval = Duration.seconds(30)
    package static let clockJump = Duration.seconds(10)

    // The runbook.
    package static let runbookFiles = 1000
    package static let runbookPoll = Duration.seconds(2)
    package static let runbookRest = Duration.milliseconds(300)
    package static let runbookBytes = 10_485_760
    package static let runbookDepth = 32
    package static let runbookNodes = 200_000
    /// Entries of one key, or of one list.
    package static let runbookEntries = 5_000
    package static let runbookConnections = 100
    /// Of a name, and of any other text.
    package static let runbookNameLetters = 200
    package static let runbookTextBytes = 262_144
    /// Of what a finding says of it.
    package static let findingLetters = 1_000
    /// Severities, phases and communications each: every one of them meets every other.
    package static let runbookSteps = 100
    /// People who take turns have at least this long: who is on call is not to change while a page rings.
    package static let turnMin = Duration.hours(1)
    /// What a proof goes through before it looks no further ahead: turns of all schedules, and people asked for incidents that fare differently.
    package static let proofTurns = 2_000_000
    package static let proofAsked = 10_000_000
    /// Sections of a template inside one another.
    package static let templateDepth = 16
    /// More errors than this are not listed; somebody repairs the first ones first.
    package static let runbookErrors = 1_000
    /// A calendar of leave, and how many of its titles that are nobody's are listed.
    package static let leaveBytes = 33_554_432
    package static let leaveTitles = 50
}
