internal import Screens
package import Vocabulary

/// Every screen in every state.
package enum StoryBook {
    /// Drawn as they would be at this moment; the same moment gives the same pages.
    package static func all(at now: Moment) throws -> [Story] {
        let told = Told(
            plain: try Shop(at: now), long: try Shop(.long, at: now), rightToLeft: try Shop(.rightToLeft, at: now))
        let groups: [(Told) throws -> [Story]] = [
            HubStories.all, RoomStories.all, ImpactStories.all, AskingStories.all, LinkStories.all, AlertStories.all, OnCallStories.all,
            RunbookStories.all, InsightStories.all, ReviewStories.all, AuditStories.all, AccountStories.all, SettingStories.all,
            ProblemStories.all, StatusStories.all,
        ]
        return try groups.flatMap { try $0(told) }
    }
}

/// The shop in plain words, in very long ones, and from right to left.
struct Told: Sendable {
    let plain: Shop
    let long: Shop
    let rightToLeft: Shop

    /// The same story three times.
    func thrice(_ group: String, _ name: String, _ tell: (Shop) throws -> any Screen) rethrows -> [Story] {
        [
            Story(group, name, try tell(plain)), Story(group, "very long words", try tell(long)),
            Story(group, "right to left", try tell(rightToLeft)),
        ]
    }
}
