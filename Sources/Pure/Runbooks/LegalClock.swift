package import Vocabulary

/// What the law or a contract wants by when, in one or several stages. Never closed by itself, not even when the incident is over.
package struct LegalClock: Hashable, Sendable {
    package struct Stage: Hashable, Sendable {
        package var name: StageName
        package var starts: Occasion
        package var owner: Party
        package var within: Terms
        /// From the start, when the owner is warned.
        package var warn: [Duration]
        /// Who is paged when it was not filed in time.
        package var missed: [Party]
        /// Who is told: an entry of the contact directory.
        package var tell: String?
        package var needsEvidence: Bool
        /// `within` ends that long before the moment it starts with, which is planned.
        package var isCountedBack = false

        package init(
            name: StageName, starts: Occasion, owner: Party, within: Terms, warn: [Duration] = [], missed: [Party] = [], tell: String? = nil,
            needsEvidence: Bool = true
        ) {
            self.name = name
            self.starts = starts
            self.owner = owner
            self.within = within
            self.warn = warn
            self.missed = missed
            self.tell = tell
            self.needsEvidence = needsEvidence
        }
    }

    package var name: ClockName
    package var match: Matcher
    package var stages: [Stage]

    package init(name: ClockName, match: Matcher = .everything, stages: [Stage]) {
        self.name = name
        self.match = match
        self.stages = stages
    }
}
