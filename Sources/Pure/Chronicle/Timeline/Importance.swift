package import Engine

/// How much it matters to somebody who reads the story afterwards.
package enum Importance: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// How Runbell did it: messages queued, receipts, timers.
    case mechanics
    /// True and seldom asked for: every tick, every link, every duty that was opened and kept.
    case detail
    case story

    package static func < (a: Importance, b: Importance) -> Bool { a.rawValue < b.rawValue }
}

extension IncidentEvent {
    /// Whether the story is as clear without it.
    package var isNoise: Bool { what.importance < .story }
}

extension IncidentEvent.What {
    package var importance: Importance {
        switch self {
        case .rungReached, .noticed, .pageEnded, .pageStumbled, .dutyMoot: .mechanics
        case .alertsJoined, .ladderStarted, .tagged, .dutyOpened, .dutyKept, .dutyStepped, .disregarded: .detail
        case .alertsCleared(_, let remaining): remaining == 0 ? .story : .detail
        case .raised, .quieted, .quietEnded, .ladderDeferred, .rungSkipped, .ladderExhausted, .paged, .acknowledged, .unacknowledged, .escalated,
            .reassigned, .respondersAdded, .severityChanged, .snoozed, .mitigated, .resolved, .reopened, .merged, .absorbed, .noted, .impactStated,
            .dutyMissed, .dutyWaived, .escalationFired:
            .story
        case .staff, .update(.posted), .update(.agreed), .update(.rejected), .update(.undelivered): .story
        case .update(.held): .detail
        case .progress(let event): event.importance
        case .knowledge(let event): event.importance
        case .play(let event): event.importance
        case .review(let event): event.importance
        }
    }
}

extension ProgressEvent {
    fileprivate var importance: Importance {
        switch self {
        case .consulted, .informed, .ticked, .answered: .detail
        case .entered, .approvalAsked, .approved, .refused, .vacant, .advised, .statusSet, .checklistDone, .severityConfirmed: .story
        }
    }
}

extension KnowledgeEvent {
    fileprivate var importance: Importance {
        switch self {
        case .unpinned, .linked, .related, .untagged, .briefed, .estimated: .detail
        case .stated, .withdrawn, .filed, .pinned, .affected, .described, .madePrivate, .foundFalse: .story
        }
    }
}

extension PlayEvent {
    fileprivate var importance: Importance {
        switch self {
        case .stepAsked, .stepPosed, .stepLeftOut, .stepPutBack: .detail
        case .stepBegun: .mechanics
        case .started, .stepAgreed, .stepApproved, .stepRefused, .stepEnded, .stepDone, .stepSkipped, .stepAnswered, .componentSet: .story
        }
    }
}

extension ReviewEvent {
    /// Looking back is no part of what is looked back on.
    fileprivate var importance: Importance {
        switch self {
        case .observed: .story
        case .drafted, .reached, .agreed, .approved, .published, .actionAdded, .actionChanged, .actionFinished, .actionDropped: .detail
        }
    }
}
