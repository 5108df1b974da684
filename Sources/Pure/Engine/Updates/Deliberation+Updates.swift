internal import Runbooks
internal import Vocabulary

extension Deliberation {
    mutating func answer(_ command: UpdateCommand) throws(Refusal) {
    }
}
