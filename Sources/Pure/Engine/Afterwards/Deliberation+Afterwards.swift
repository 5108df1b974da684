internal import Runbooks
internal import Vocabulary

extension Deliberation {
    mutating func answer(_ command: ReviewCommand) throws(Refusal) {
    }
}
