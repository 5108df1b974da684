/// Something was not done, said to a person.
struct ProblemScreen: Sendable {
    let title: String
    let detail: String

    init(_ problem: ProblemDocument) {
        title = problem.title
        detail = problem.detail.prefix(1).uppercased() + problem.detail.dropFirst() + "."
    }
}
