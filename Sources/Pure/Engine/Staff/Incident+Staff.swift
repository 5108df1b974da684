internal import Runbooks
internal import Vocabulary

extension Incident {
    mutating func apply(_ event: StaffEvent, by author: Author, at moment: Moment) {
    }
}
