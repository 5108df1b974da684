import HTTPTypes

/// A request of an operation that is good enough to succeed on a house with two incidents, one change and one override, once those
/// before it were sent.
struct Sample: Sendable {
    struct Ask: Sendable {
        var method = HTTPRequest.Method.post
        let path: String
        let body: String
        var person = "ana"
    }

    let ask: Ask
    var before: [Ask] = []

    /// On the first incident.
    static func act(_ word: String, _ body: String = "", by person: String = "ana", after before: Ask...) -> Sample {
        Sample(ask: on(word, body, by: person), before: before)
    }

    static func at(_ path: String, _ body: String = "", by person: String = "ana", after before: Ask...) -> Sample {
        Sample(ask: Ask(path: "/api/v1/\(path)", body: body, person: person), before: before)
    }

    private static func on(_ word: String, _ body: String = "", by person: String = "ana", _ method: HTTPRequest.Method = .post) -> Ask {
        Ask(method: method, path: "/api/v1/incidents/INC-1/\(word)", body: body, person: person)
    }

    static let all = paging.merging(working) { $1 }.merging(following) { $1 }.merging(looking) { $1 }.merging(programme) { $1 }

    private static let paging = [
        "declareIncident": at("incidents", #"{"title":"x","tags":["a"],"impact":{"customers":1},"private":true,"channel":"https://chat.example/1"}"#),
        "unacknowledgeIncident": act("unacknowledge", after: on("acknowledge")), "reopenIncident": act("reopen", after: on("resolve")),
        "changeSeverity": act("severity", #"{"severity":"P2","because":"fewer"}"#), "reassignIncident": act("reassign", #"{"to":["bo"]}"#),
        "addResponders": act("responders", #"{"to":["bo"]}"#), "snoozeIncident": act("snooze", #"{"minutes":5}"#, after: on("acknowledge")),
        "addNote": act("notes", #"{"text":"x"}"#), "tagIncident": act("tags", #"{"tags":["a"]}"#),
        "stateImpact": act("impact", #"{"impact":{"customers":3}}"#), "mergeIncident": act("merge", #"{"into":"INC-2"}"#),
        "makeToken": at("tokens", #"{"name":"deploys","scopes":["declare"]}"#), "revokeToken": at("tokens/token-read-none"),
        "makeOverride": at("overrides", #"{"schedule":"primary","person":"bo","start":"2026-11-21T00:00:00Z","end":"2027-01-01T00:00:00Z"}"#),
        "endOverride": at("overrides/1"), "askCover": at("covers", cover, by: "bo"),
        "takeCover": at("covers/1/take", after: Ask(path: "/api/v1/covers", body: cover, person: "bo")),
        "withdrawCover": at("covers/1", by: "bo", after: Ask(path: "/api/v1/covers", body: cover, person: "bo")),
    ]

    private static let cover = #"{"schedule":"primary","start":"2026-11-21T00:00:00Z","end":"2026-12-12T00:00:00Z"}"#

    private static let working = [
        "assignRole": act("roles/commander/assign", #"{"person":"bo"}"#), "handOverRole": act("roles/commander/hand-over", toBo, after: byAna),
        "acceptRole": act("roles/commander/accept", by: "bo", after: byAna, on("roles/commander/hand-over", toBo)),
        "declineRole": act("roles/commander/decline", by: "bo", after: byAna, on("roles/commander/hand-over", toBo)),
        "vacateRole": act("roles/commander/vacate", #"{"because":"ill"}"#, after: byAna), "enterPhase": act("phase", #"{"phase":"watch"}"#),
        "approvePhase": act("phases/fix/approve", after: on("phase", #"{"phase":"watch"}"#, by: "bo")),
        "refusePhase": act("phases/fix/refuse", #"{"because":"too soon"}"#, after: on("phase", #"{"phase":"watch"}"#, by: "bo")),
        "advisePhase": act("phases/fix/advise", #"{"party":"person:bo","text":"Wait"}"#, by: "bo"),
        "setStatus": act("status", #"{"status":"identified"}"#), "tickItem": act("checklist", #"{"phase":"fix","item":1}"#),
        "confirmSeverity": act("severity/confirm"), "answerTriage": act("triage", #"{"question":1,"yes":false}"#),
        "stateFact": act("facts", leaked), "withdrawFact": act("facts/withdraw", leaked, after: on("facts", leaked)),
        "fileClock": act("filings", #"{"clock":"gdpr","evidence":"no. 7"}"#, after: on("facts", leaked)), "pinFact": act("pins", #"{"text":"x"}"#),
        "unpinFact": act("pins/1/remove", after: on("pins", #"{"text":"x"}"#)),
        "addLink": act("links", #"{"kind":"ticket","title":"T-1","url":"https://t.example/1"}"#),
        "relateIncident": act("related", #"{"incident":"INC-2"}"#), "affectServices": act("services", #"{"services":["mail"]}"#),
        "describeImpact": act("impact/words", #"{"impact":{"regions":"north"}}"#), "setPrivate": act("private", #"{"private":true}"#),
        "untagIncident": act("tags/remove", #"{"tags":["a"]}"#), "briefIncident": act("briefing", #"{"text":"x"}"#),
        "estimateEnd": act("estimate", #"{"until":"2099-01-01T00:00:00Z"}"#), "closeFalseAlarm": act("false-alarm", #"{"because":"a test"}"#),
        "waiveDuty": act("duties/waive", #"{"duty":"fill commander","because":"not needed"}"#),
        "setOffEscalation": act("escalations/board", #"{"because":"big"}"#),
    ]

    private static let following = [
        "postUpdate": act("updates", #"{"audience":"team"}"#), "releaseUpdate": act("updates/1/release", after: toBoard),
        "rejectUpdate": act("updates/1/reject", #"{"because":"no"}"#, after: toBoard),
        "setComponent": act("components", #"{"component":"Checkout","condition":"partial_outage"}"#),
        "draftUpdate": act("updates/draft?audience=team"), "startPlaybook": act("playbooks/disk/start"),
        "runStep": act("playbooks/disk/steps/2/run"), "approveStep": act("playbooks/disk/steps/3/approve", after: asked),
        "refuseStep": act("playbooks/disk/steps/3/refuse", #"{"because":"no"}"#, after: asked),
        "finishStep": act("playbooks/disk/steps/4/done", #"{"text":"old"}"#),
        "answerStep": act("playbooks/disk/steps/6/answer", #"{"yes":false}"#),
        "skipStep": act("playbooks/disk/steps/1/skip", #"{"because":"seen"}"#),
    ]

    private static let looking = [
        "endObservation": act("observed", after: on("resolve")), "draftReview": act("review", ##"{"text":"# Disk"}"##),
        "reachMilestone": act("review/milestones", #"{"milestone":"meeting"}"#, after: on("resolve")),
        "approveReview": act("review/approve", after: draft), "publishReview": act("review/publish", after: on("resolve"), draft),
        "addAction": act("actions", action), "changeAction": act("actions/1", action, after: on("actions", action)),
        "finishAction": act("actions/1/done", after: on("actions", action)),
        "dropAction": act("actions/1/drop", #"{"because":"no"}"#, after: on("actions", action)),
        "listActions": at("actions", after: on("actions", action)),
    ]

    private static let programme = [
        "startDrill": at("drills/tabletop/start"),
        "endDrill": at("drills/tabletop/end", #"{"lessons":"x"}"#, after: Ask(path: "/api/v1/drills/tabletop/start", body: "")),
        "optInToDrills": at("drills/opt-in", #"{"person":"ana","drills":true}"#),
        "certify": at("certificates", #"{"certificate":"first-aid","person":"ana"}"#), "readRunbook": at("runbook/read", by: "bo"),
        "approveRunbook": at("runbook/approve", #"{"party":"seat:lead"}"#), "planMaintenance": at("maintenance", window),
        "endMaintenance": at("maintenance/1", after: Ask(path: "/api/v1/maintenance", body: window)),
        "sendTestPage": at("people/ana/test-page"),
        "getTestPage": at("people/ana/test-page", after: Ask(path: "/api/v1/people/ana/test-page", body: "")),
        "getWays": at("people/ana/ways"), "addWay": at("people/ana/ways", #"{"contact":"phone","address":"+46700000009"}"#),
        "setReach": at("people/ana/reach", #"{"urgent":["push","call after 5m"],"normal":["email"]}"#),
        "testAlert": at("sources/events/test-alert", #"{"page":true,"severity":"critical","labels":{"team":"shop"}}"#),
        "inviteAccount": at("accounts", #"{"name":"ana"}"#), "renewInvitation": at("accounts/ana/invitation", after: ana),
        "giveRole": at("accounts/ana/role", #"{"role":"viewer"}"#, after: ana), "disableAccount": at("accounts/ana/disable", after: ana),
        "enableAccount": at("accounts/ana/enable", after: ana), "untieAccount": at("accounts/ana/untie", after: ana),
        "addDevice": at("devices", device), "removeDevice": at("devices/\(deviceID)", after: Ask(path: "/api/v1/devices", body: device)),
        "testDevice": at("devices/\(deviceID)/test", after: Ask(path: "/api/v1/devices", body: device)),
        "doUpkeep": at("upkeep", #"{"done":"contacts"}"#),
    ]

    private static let window = #"{"title":"Disks","components":["Checkout"],"start":"2026-11-20T00:00:00Z","end":"2099-01-01T00:00:00Z"}"#
    private static let ana = Ask(path: "/api/v1/accounts", body: #"{"name":"ana"}"#)
    private static let device = #"{"name":"Telephone","endpoint":"https://push.example/1","p256dh":"B","auth":"c"}"#
    /// The first half of what its address hashes to.
    private static let deviceID = "5ba15fff965f44afa55aa4fa4d52b94b"
    private static let toBo = #"{"person":"bo"}"#
    private static let leaked = #"{"fact":"data leaked"}"#
    private static let action = #"{"text":"A larger disk","owner":"person:bo","category":"short"}"#
    private static let byAna = on("roles/commander/assign", #"{"person":"ana"}"#)
    private static let toBoard = on("updates", #"{"audience":"board","text":"x"}"#, by: "bo")
    private static let asked = on("playbooks/disk/steps/3/run", by: "bo")
    private static let draft = on("review", ##"{"text":"# Disk"}"##, .put)
}

extension Visitor {
    func send(_ ask: Sample.Ask) async -> Heard {
        await with("X-Runbell-Person", ask.person).send(ask.method, ask.path, Array(ask.body.utf8))
    }
}
