/// What became of a step. Everything in it may be shown: secrets are masked, and what is not text is gone.
package struct ErrandOutcome: Hashable, Sendable {
    package enum Ending: Hashable, Sendable {
        case succeeded
        case failed(reason: String)
        /// It may have done part of its work.
        case timedOut(reason: String)
        /// Nothing was started.
        case refused(reason: String)
    }

    package var ending: Ending
    /// Exit code, or HTTP status; nil when there was none.
    package var status: Int?
    /// At most `Limits.stepOutputBytes` of UTF-8; of more, the beginning and the end.
    package var output: String
    package var isTruncated: Bool
    package var took: Duration

    package init(_ ending: Ending, status: Int? = nil, output: String = "", isTruncated: Bool = false, took: Duration = .zero) {
        self.ending = ending
        self.status = status
        self.output = output
        self.isTruncated = isTruncated
        self.took = took
    }

    package var hasSucceeded: Bool { ending == .succeeded }

    /// Why it did not succeed, as a sentence without its subject: `exit code 3`.
    package var reason: String? {
        switch ending {
        case .succeeded: nil
        case .failed(let reason), .timedOut(let reason), .refused(let reason): reason
        }
    }
}

/// An outcome as the step's own code knows it: nothing is masked yet.
struct RawOutcome: Sendable {
    var ending: ErrandOutcome.Ending
    var status: Int?
    var output = HeadAndTail()
    /// There was more, which nobody read.
    var endsEarly = false

    func outcome(masking mask: Mask, took: Duration) -> ErrandOutcome {
        let (text, isTruncated) = output.text(masking: mask, endsEarly: endsEarly)
        return ErrandOutcome(masked(mask), status: status, output: text, isTruncated: isTruncated || endsEarly, took: took)
    }

    private func masked(_ mask: Mask) -> ErrandOutcome.Ending {
        switch ending {
        case .succeeded: .succeeded
        case .failed(let reason): .failed(reason: mask.hide(PlainText.of(reason)))
        case .timedOut(let reason): .timedOut(reason: mask.hide(PlainText.of(reason)))
        case .refused(let reason): .refused(reason: mask.hide(PlainText.of(reason)))
        }
    }
}
