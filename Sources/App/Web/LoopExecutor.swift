internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// Runs tasks on the thread of an event loop: a request is read, decided and answered where its connection lives, instead of being
/// handed to another thread and back. What waits for the disk or the world still waits elsewhere; nothing here may block.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// A channel whose connections are served on their own event loop.
struct OnLoopChannel<Inner: ServerChildChannel>: ServerChildChannel where Inner.Value == HTTP1Channel.Value {
    let inner: Inner

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Inner.Value> { inner.setup(channel: channel, logger: logger) }

    func handle(value: Inner.Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
            await inner.handle(value: value, logger: logger)
        }
    }
}
