internal import Storage
package import Vocabulary

extension Binder {
    package mutating func put(_ moment: Moment) { put(moment.milliseconds) }
    package mutating func put(_ moment: Moment?) { put(moment?.milliseconds) }
    package mutating func put(_ incident: IncidentID) { put(incident.number) }
    package mutating func put<Kind>(_ name: Name<Kind>) { put(name.text) }
    package mutating func put<Kind>(_ name: Name<Kind>?) { put(name?.text) }
}

extension Row {
    package func moment(_ column: Int32) -> Moment { Moment(milliseconds: integer(column)) }
    package func momentIfAny(_ column: Int32) -> Moment? { integerIfAny(column).map { Moment(milliseconds: $0) } }
    package func incident(_ column: Int32) -> IncidentID { IncidentID(integer(column)) }
    package func name<Kind>(_ column: Int32) -> Name<Kind> { Name(text(column)) }
    package func nameIfAny<Kind>(_ column: Int32) -> Name<Kind>? { textIfAny(column).map { Name($0) } }
}

/// Reads a stored record; what cannot be read is a broken journal, and the error says where.
func stored<Value>(_ place: @autoclosure () -> String, _ read: () throws(RecordError) -> Value) throws(JournalError) -> Value {
    do throws(RecordError) { return try read() } catch { throw .broken("\(place()) cannot be read: \(error)") }
}
