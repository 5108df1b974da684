import Screens

/// A name that is nil where a template asks for it, and stands for something else in what is around: the template would show that.
struct Borrowing: Hashable, CustomStringConvertible {
    let inner: String
    let outer: String
    let name: String

    var description: String { "\(inner).\(name) would be \(outer).\(name)" }

    /// In a screen's values, of the names its own templates use.
    static func found(in screen: some Screen) -> Set<Borrowing> {
        let kind = type(of: screen)
        let names = ([kind.template] + kind.parts.values).joined().matches(of: /\{\{[#^]?([A-Za-z]+)/).map { String($0.1) }
        var found: Set<Borrowing> = []
        look(at: screen, within: [], Set(names), &found)
        return found
    }

    private static func look(at value: Any, within around: [Mirror], _ names: Set<String>, _ found: inout Set<Borrowing>) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional, .collection, .tuple: for child in mirror.children { look(at: child.value, within: around, names, &found) }
        case .struct:
            // What stands in the frame is asked for by its whole path, `frame.viewer.name`, which nothing else answers to.
            for case (let name?, let value) in mirror.children where name != "frame" {
                guard isNothing(value) else {
                    look(at: value, within: around + [mirror], names, &found)
                    continue
                }
                guard names.contains(name), let outer = around.last(where: { has(name, $0) }) else { continue }
                found.insert(Borrowing(inner: "\(mirror.subjectType)", outer: "\(outer.subjectType)", name: name))
            }
        default: break
        }
    }

    private static func has(_ name: String, _ mirror: Mirror) -> Bool {
        mirror.children.contains { $0.label == name && !isNothing($0.value) }
    }

    private static func isNothing(_ value: Any) -> Bool {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional && mirror.children.isEmpty
    }
}
