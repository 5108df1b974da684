package import Runbooks
package import Vocabulary

/// Telling people how it stands.
package enum UpdateCommand: Hashable, Sendable {
    /// Text as it is to be read; nil fills the audience's template. A status is set with it.
    case post(AudienceName, text: String?, status: StatusName?)
    /// A second person lets a held update out, or does not.
    case release(Int)
    case reject(Int, because: String)
    /// How a component of the status page is.
    case setComponent(ComponentName, StatusPage.Condition)
}

package enum UpdateEvent: Hashable, Sendable {
    package enum Hold: Hashable, Sendable {
        case approval
        case embargo(FactName)
    }

    /// Said to that audience. `number` counts the updates of the incident.
    case posted(number: Int, AudienceName, subject: String, text: String, status: StatusName?, visibility: Communication.Visibility)
    /// Written, and not said yet.
    case held(number: Int, AudienceName, subject: String, text: String, status: StatusName?, because: Hold)
    /// One of several who have to.
    case agreed(number: Int)
    case rejected(number: Int, because: String)
    /// It reached nobody by any way: it was not told.
    case undelivered(number: Int)
}

extension Incident {
    package struct Update: Hashable, Sendable {
        package enum State: Hashable, Sendable { case held(UpdateEvent.Hold), posted, rejected, undelivered }

        package var number: Int
        package var audience: AudienceName
        package var at: Moment
        package var by: Author
        package var subject: String
        package var text: String
        package var status: StatusName?
        package var isPublic: Bool
        package var state: State
        /// How often it was sent: a second time to where it goes when the first place fails.
        package var sendings: Int
        /// A provider took at least one copy of it.
        package var hasArrived = false
        /// Who agreed while it is held back.
        package var agreed: [Author] = []

        package init(
            number: Int, audience: AudienceName, at: Moment, by: Author, subject: String, text: String, status: StatusName?, isPublic: Bool,
            state: State,
            sendings: Int = 0
        ) {
            self.number = number
            self.audience = audience
            self.at = at
            self.by = by
            self.subject = subject
            self.text = text
            self.status = status
            self.isPublic = isPublic
            self.state = state
            self.sendings = sendings
        }
    }
}
