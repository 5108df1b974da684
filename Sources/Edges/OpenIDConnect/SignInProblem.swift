/// Why a sign-in through the provider came to nothing. What its cases carry is for the log and never holds a token, a code or a secret.
package enum SignInProblem: Error, Hashable, Sendable {
    /// No answer, or one that says it is in trouble.
    case unreachable(String)
    /// It answers, and in a way that cannot be worked with: something is set up wrongly on one of the two sides.
    case unusable(String)
    /// The answer belongs to no sign-in that this browser began a short while ago, or to one that was finished.
    case strange(String)
    /// The provider, or the person at its pages, said no.
    case declined(String)
    case untrusted(TokenRefusal)
}

extension SignInProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unreachable(let why): "the provider cannot be reached: \(why)"
        case .unusable(let why): "the provider cannot be used: \(why)"
        case .strange(let why): "the answer is not for this browser: \(why)"
        case .declined(let why): "the provider refused: \(why)"
        case .untrusted(let refusal): refusal.description
        }
    }
}
