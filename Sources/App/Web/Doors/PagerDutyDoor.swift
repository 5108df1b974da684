internal import HTTPTypes
internal import HummingbirdCore
internal import Inbound
internal import Runbooks
internal import Runtime
internal import Signing
internal import Storage
internal import Vocabulary

/// PagerDuty's Events API v2: any tool with a PagerDuty output can page through us. The busiest door of all.
enum PagerDutyDoor {
    static let routes = [
        Route.door(.post, "/v2/enqueue") { visit, site in try await event(visit, site, keyInPath: nil) },
        Route.door(.post, "/integration/{key}/enqueue") { visit, site in try await event(visit, site, keyInPath: visit.arguments[0]) },
        Route.door(.post, "/v2/change/enqueue") { visit, site in try await change(visit, site) },
    ]

    private static func event(_ visit: Visit, _ site: Site, keyInPath: String?) async throws -> Response {
        let event: PagerDutyEvent
        do { event = try PagerDutyEvent(visit.body, keyInPath: keyInPath) } catch { return Response(PagerDutyAnswer.refused(error)) }
        guard let source = site.known(.pagerduty, key: event.routingKey) else { return Response(PagerDutyAnswer.refused(.unknownKey)) }
        if let wait = site.isTooMuch(of: source) { return Response(PagerDutyAnswer.tooMany).retrying(after: wait) }
        let (received, dedupKey) = event.received(from: source.name) { Digest.random(16).hex }
        try await site.take(received, of: source.name)
        return Response(PagerDutyAnswer.accepted(dedupKey: dedupKey))
    }

    private static func change(_ visit: Visit, _ site: Site) async throws -> Response {
        let change: PagerDutyChange
        do { change = try PagerDutyChange(visit.body) } catch { return Response(PagerDutyAnswer.refused(error)) }
        guard let source = site.known(.pagerduty, key: change.routingKey) else { return Response(PagerDutyAnswer.refused(.unknownKey)) }
        if let wait = site.isTooMuch(of: source) { return Response(PagerDutyAnswer.tooMany).retrying(after: wait) }
        let received = change.received(from: source.name)
        site.log(received, of: source.name)
        for change in received.changes { try await site.journal.record(change, at: site.now) }
        return Response(PagerDutyAnswer.accepted(dedupKey: nil))
    }
}
