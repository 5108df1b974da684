/// A length of time as people write it in a runbook: `5m`, `1 week`, `3 business days`. Hours and shorter are exact; days and
/// longer are walked on a calendar by whoever holds one.
package enum Span: Hashable, Sendable {
    case exact(Duration)
    case days(Int)
    case weeks(Int)
    case months(Int)
    /// Three calendar months.
    case quarters(Int)
    case businessHours(Int)
    case businessDays(Int)
    case sameBusinessDay
    case nextBusinessDay
}

/// A span, or one of the other things people write where a promise is due.
package enum Target: Hashable, Sendable {
    case within(Span)
    /// At once, or not later than the span.
    case immediately(atMost: Span?)
    case between(Span, Span)
    /// Nobody is held to it, and nobody owes anything.
    case bestEffort
    /// Owed from the beginning, and no moment makes it late.
    case withoutUndueDelay
    /// Owed until something comes that no calendar knows: the next `release`, `sprint` or `maintenance window`.
    case next(String)
    /// Said to be none; a promise nobody wrote is nil.
    case none
}
