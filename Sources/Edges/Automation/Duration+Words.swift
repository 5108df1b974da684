internal import Vocabulary

extension Duration {
    /// As a runbook would write it: `5m`, `90s`, `200ms`.
    var words: String {
        if milliseconds % 1000 != 0 { return "\(milliseconds)ms" }
        return components.seconds % 60 == 0 ? "\(components.seconds / 60)m" : "\(components.seconds)s"
    }
}
