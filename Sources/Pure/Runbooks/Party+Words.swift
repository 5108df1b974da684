internal import Vocabulary

extension Party {
    /// How people say it.
    package var words: String {
        switch self {
        case .ladder: "the ladder"
        case .role(let name): name.text
        case .seat(let name): name.text
        case .schedule(let name): name.text
        case .person(let name): name.text
        case .responsible(let phase): "whoever is responsible in \(phase)"
        case .accountable(let phase): "whoever is accountable in \(phase)"
        case .responders: "the responders"
        case .everyoneOnCall: "everyone on call"
        }
    }
}
