internal import Vocabulary

extension MemoryStore {
    mutating func put(_ subscriber: Subscriber) {
        subscribers = subscribers.filter { $0.value.isWaiting(at: subscriber.askedAt) || $0.value.confirmedAt != nil }
        subscribers[subscriber.digest] = subscriber
    }

    mutating func confirm(subscriber digest: String, at now: Moment) -> Subscriber? {
        guard var subscriber = subscribers[digest] else { return nil }
        guard subscriber.confirmedAt == nil else { return subscriber }
        guard subscriber.isWaiting(at: now) else { return nil }
        subscribers = subscribers.filter { $0.value.email != subscriber.email }
        subscriber.confirmedAt = now
        subscribers[digest] = subscriber
        return subscriber
    }

    mutating func note(handed notice: PageID, to digest: String, at now: Moment) {
        handed = handed.mapValues { $0.filter { $0.value >= now - Subscriber.memory } }.filter { !$0.value.isEmpty }
        handed[notice, default: [:]][digest] = now
    }

    var confirmedSubscribers: [Subscriber] {
        subscribers.values.filter { $0.confirmedAt != nil }.sorted { ($0.email, $0.digest) < ($1.email, $1.digest) }
    }
}

extension Subscriber {
    /// Whether the link may still be followed.
    fileprivate func isWaiting(at now: Moment) -> Bool { confirmedAt == nil && askedAt >= now - Subscriber.patience }
}
