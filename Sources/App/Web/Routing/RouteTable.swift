package import HTTPTypes
internal import Vocabulary

/// Finds the route of a request. Paths without a parameter, which the busiest ones are, cost one look-up.
package struct RouteTable: Sendable {
    package enum Found: Sendable {
        case route(Route, [String])
        /// The path is there, but not for this method; these are.
        case otherMethods([HTTPRequest.Method])
        case nothing
    }

    private struct Node: Sendable {
        var literals: [String: Node] = [:]
        /// At most one: what stands for any segment, with the text that must follow in the same segment (`.ics`).
        var anything: [Node] = []
        var routes: [HTTPRequest.Method: Route] = [:]
    }

    package private(set) var routes: [Route] = []
    private var whole: [String: [HTTPRequest.Method: Route]] = [:]
    private var root = Node()

    package init(_ routes: [Route]) {
        for route in routes { add(route) }
    }

    private mutating func add(_ route: Route) {
        routes.append(route)
        if route.parameters.isEmpty {
            whole[route.path, default: [:]][route.method] = route
        } else {
            RouteTable.insert(route, at: route.path.split(separator: "/")[...], into: &root)
        }
    }

    private static func insert(_ route: Route, at segments: ArraySlice<Substring>, into node: inout Node) {
        guard let segment = segments.first else {
            node.routes[route.method] = route
            return
        }
        if segment.hasPrefix("{") {
            if node.anything.isEmpty { node.anything = [Node()] }
            insert(route, at: segments.dropFirst(), into: &node.anything[0])
        } else {
            insert(route, at: segments.dropFirst(), into: &node.literals[String(segment), default: Node()])
        }
    }

    /// `path` is without query. A slash at its end is forgiven.
    package func find(_ method: HTTPRequest.Method, _ path: Substring) -> Found {
        if let routes = whole[String(path)] { return RouteTable.choose(routes, method, []) }
        let trimmed = path.count > 1 && path.hasSuffix("/") ? path.dropLast() : path
        if trimmed.count < path.count, let routes = whole[String(trimmed)] { return RouteTable.choose(routes, method, []) }
        let segments = trimmed.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard let (node, arguments) = RouteTable.walk(segments, from: root, []) else { return .nothing }
        return RouteTable.choose(node.routes, method, arguments)
    }

    private static func walk(_ segments: ArraySlice<Substring>, from node: Node, _ arguments: [String]) -> (Node, [String])? {
        guard let segment = segments.first else { return node.routes.isEmpty ? nil : (node, arguments) }
        if let next = node.literals[String(segment)], let found = walk(segments.dropFirst(), from: next, arguments) { return found }
        guard let next = node.anything.first, !segment.isEmpty, let argument = PercentEncoding.decode(segment) else { return nil }
        return walk(segments.dropFirst(), from: next, arguments + [argument])
    }

    private static func choose(_ routes: [HTTPRequest.Method: Route], _ method: HTTPRequest.Method, _ arguments: [String]) -> Found {
        if let route = routes[method] { return .route(route, arguments) }
        if method == .head, let route = routes[.get] { return .route(route, arguments) }
        let methods = routes.keys + (routes[.get] == nil ? [] : [.head])
        return .otherMethods(methods.sorted { $0.rawValue < $1.rawValue })
    }
}
