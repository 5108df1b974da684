internal import Runbooks
internal import Vocabulary

extension Deliberation {
    mutating func answer(_ command: KnowledgeCommand) throws(Refusal) {
    }
}
