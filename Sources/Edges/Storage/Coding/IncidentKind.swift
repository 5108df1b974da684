/// The kinds of event in an incident's stream that are in no group. The words are stored for ever.
package enum IncidentKind: String, EventKind {
    case raised = "incident.raised"
    case alertsJoined = "incident.alerts-joined"
    case alertsCleared = "incident.alerts-cleared"
    case quieted = "incident.quieted"
    case quietEnded = "incident.quiet-ended"
    case ladderStarted = "incident.ladder-started"
    case rungReached = "incident.rung-reached"
    case rungSkipped = "incident.rung-skipped"
    case ladderExhausted = "incident.ladder-exhausted"
    case ladderDeferred = "incident.ladder-deferred"
    case paged = "incident.paged"
    case noticed = "incident.noticed"
    case pageEnded = "incident.page-ended"
    case pageStumbled = "incident.page-stumbled"
    case acknowledged = "incident.acknowledged"
    case unacknowledged = "incident.unacknowledged"
    case escalated = "incident.escalated"
    case reassigned = "incident.reassigned"
    case respondersAdded = "incident.responders-added"
    case severityChanged = "incident.severity-changed"
    case snoozed = "incident.snoozed"
    case mitigated = "incident.mitigated"
    case resolved = "incident.resolved"
    case reopened = "incident.reopened"
    case merged = "incident.merged"
    case absorbed = "incident.absorbed"
    case noted = "incident.noted"
    case tagged = "incident.tagged"
    case impactStated = "incident.impact-stated"
    case dutyOpened = "incident.duty-opened"
    case dutyKept = "incident.duty-kept"
    case dutyMissed = "incident.duty-missed"
    case dutyMoot = "incident.duty-moot"
    case dutyWaived = "incident.duty-waived"
    case dutyStepped = "incident.duty-stepped"
    case escalationFired = "incident.escalation-fired"
    case disregarded = "incident.disregarded"

    /// Version 2 of an opened duty says what it counts from, and whether it is a promise.
    package var version: Int { self == .dutyOpened ? 2 : 1 }
}

/// The kinds of event in the programme's stream. The words are stored for ever.
package enum ProgrammeKind: String, EventKind {
    case overrideMade = "programme.override-made"
    case overrideEnded = "programme.override-ended"
    case runbookAdopted = "programme.runbook-adopted"
    case runbookRefused = "programme.runbook-refused"
    case tokenMade = "programme.token-made"
    case tokenRevoked = "programme.token-revoked"
    case alarm = "programme.alarm"
}
