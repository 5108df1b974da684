internal import Runbooks
internal import Vocabulary

extension Incident {
    mutating func apply(_ event: KnowledgeEvent, by author: Author, at moment: Moment) {
    }
}
