internal import Runbooks
internal import Vocabulary

extension Deliberation {
    mutating func answer(_ command: PlayCommand) throws(Refusal) {
    }
}
