package import Vocabulary

/// Somebody is on leave. The schedule may still name them, and a page would still be sent; it would only help nobody.
package struct Absence: Hashable, Sendable {
    package var person: PersonName
    package var start: Moment
    package var end: Moment

    package init(person: PersonName, start: Moment, end: Moment) {
        self.person = person
        self.start = start
        self.end = end
    }
}
