internal import Runbooks
internal import Vocabulary

extension Incident {
    mutating func apply(_ event: PlayEvent, by author: Author, at moment: Moment) {
    }
}
