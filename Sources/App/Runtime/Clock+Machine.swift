internal import Foundation
internal import Vocabulary

extension Clock {
    /// The machine's wall clock.
    package static let machine = Clock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Moment(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
