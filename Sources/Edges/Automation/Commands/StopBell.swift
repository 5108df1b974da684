internal import CProcess
internal import Glibc

/// Tells the thread that watches a command to end it. Rung once or never, from anywhere.
final class StopBell: Sendable {
    /// Readable once it has rung (man 2 eventfd). Minus one when no descriptor is left: then the command has its whole time.
    let descriptor = eventfd(0, O_CLOEXEC | O_NONBLOCK)

    deinit { close(descriptor) }

    func ring() {
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout.size(ofValue: one))
    }

    var hasRung: Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, 0) > 0
    }
}
