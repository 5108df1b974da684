package import Vocabulary

// What every home of the journal must do alike with a row of the outbox.

extension PageOutcome {
    /// Whether a receipt may still replace this outcome.
    package var isProvisional: Bool { self == .superseded }

    /// Whether the person was, as far as anybody knows, disturbed by it or will be.
    package var countsForStorms: Bool {
        switch self {
        case .delivered, .failed: true
        case .expired, .superseded: false
        }
    }
}

extension OutboxRow {
    /// Set when the row may be bundled with this person's others.
    package var bundle: PersonName? {
        guard case .page(let page) = message, page.bundled else { return nil }
        return page.person
    }

    package var person: PersonName? {
        guard case .page(let page) = message else { return nil }
        return page.person
    }

    package var expires: Moment {
        switch message {
        case .page(let page): page.expires
        case .notice(let notice): notice.expires
        }
    }
}
