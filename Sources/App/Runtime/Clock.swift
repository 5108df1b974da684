package import Vocabulary

/// What time it is. The server's clock reads the machine's; a rehearsal's is moved by hand. Nothing below the app ring has one.
package struct Clock: Sendable {
    private let read: @Sendable () -> Moment

    package init(_ read: @escaping @Sendable () -> Moment) { self.read = read }

    package var now: Moment { read() }
}
