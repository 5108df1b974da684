internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Vocabulary

/// The API's own description (OpenAPI 3.1), written from the table that registers the routes.
enum OpenAPI {
    static let routes = [
        Route(
            .get, "/api/v1/openapi.json", .read,
            Operation("getOpenAPI", "This document", tag: "runbook", success: Operation.Success(200, "OpenAPI 3.1", .anything))
        ) { _, site in
            .json { $0.openAPI(site.table.routes, site.wiring) }
        }
    ]
}

extension JSONWriter {
    fileprivate mutating func openAPI(_ routes: [Route], _ wiring: Wiring) {
        object { document in
            document.member("openapi", "3.1.0")
            document.member("info") { writer in
                writer.object {
                    $0.member("title", "Runbell")
                    $0.member("version", wiring.version)
                    $0.member("description", "Incidents, alerts, on-call and duties. Errors are problem documents (RFC 9457).")
                }
            }
            document.member("servers") { writer in writer.array { $0.object { $0.member("url", wiring.publicURL) } } }
            document.member("paths") { writer in writer.object { $0.paths(routes.filter { $0.operation != nil }) } }
            document.member("components") { writer in writer.object { $0.components(open: wiring.policy == .open) } }
        }
    }

    private mutating func paths(_ routes: [Route]) {
        var order: [String] = []
        for route in routes where !order.contains(route.path) { order.append(route.path) }
        for path in order {
            member(path) { writer in
                writer.object { item in
                    for route in routes where route.path == path {
                        if let operation = route.operation {
                            item.member(route.method.rawValue.lowercased()) { writer in writer.object { $0.operation(operation, route) } }
                        }
                    }
                }
            }
        }
    }

    private mutating func operation(_ operation: Operation, _ route: Route) {
        member("operationId", operation.id)
        member("summary", operation.summary)
        member("tags", [operation.tag])
        if case .token(let scope) = route.entry {
            member("security") { writer in writer.array { list in list.object { $0.member("token", [scope.rawValue]) } } }
        }
        let isPost = route.method == .post && !operation.showsSecret
        let isConditional = route.method != .get && operation.isTagged
        if !route.parameters.isEmpty || !operation.query.isEmpty || isPost || isConditional {
            member("parameters") { writer in
                writer.array { list in
                    for name in route.parameters { list.parameter(name, in: "path", .text(1...255), "", required: true) }
                    for query in operation.query { list.parameter(query.name, in: "query", query.shape, query.about, required: false) }
                    if isPost {
                        list.parameter("Idempotency-Key", in: "header", .text(1...255), "sent again, it has its effect once", required: false)
                    }
                    if isConditional {
                        list.parameter("If-Match", in: "header", .text(1...255), "the `ETag` of what is to be replaced", required: false)
                    }
                }
            }
        }
        if let body = operation.body { requestBody(body, required: !operation.bodyIsOptional) }
        member("responses") { writer in writer.object { $0.responses(operation, isConditional: isConditional) } }
    }

    private mutating func parameter(_ name: String, in place: String, _ shape: Shape, _ about: String, required: Bool) {
        object {
            $0.member("name", name)
            $0.member("in", place)
            if !about.isEmpty { $0.member("description", about) }
            $0.member("required", required)
            if case .list = shape {
                $0.member("style", "form")
                $0.member("explode", false)
            }
            $0.member("schema") { $0.schema(shape, strict: false) }
        }
    }

    private mutating func requestBody(_ shape: Shape, required: Bool) {
        member("requestBody") { writer in
            writer.object {
                $0.member("required", required)
                $0.member("content") { writer in
                    writer.object {
                        $0.member("application/json") { writer in writer.object { $0.member("schema") { $0.schema(shape, strict: true) } } }
                    }
                }
            }
        }
    }

    private mutating func responses(_ operation: Operation, isConditional: Bool) {
        let success = operation.success
        member(String(success.status)) { writer in
            writer.object { answer in
                answer.member("description", success.about)
                if operation.isTagged { answer.tagHeader() }
                guard success.shape != nil || success.contentType != "application/json" else { return }
                answer.member("content") { writer in
                    writer.object { content in
                        content.member(success.contentType) { writer in
                            writer.object { media in
                                if let shape = success.shape { media.member("schema") { $0.schema(shape, strict: false) } }
                            }
                        }
                        guard let other = success.alsoAs else { return }
                        content.member(other) { writer in writer.object { $0.member("schema") { $0.schema(.anything, strict: false) } } }
                    }
                }
            }
        }
        for (status, about) in OpenAPI.problems(of: operation, isConditional: isConditional) {
            member(String(status)) { writer in
                writer.object { answer in
                    answer.member("description", about)
                    if status == 412 { answer.tagHeader() }
                    answer.member("content") { writer in
                        writer.object { content in
                            content.member("application/problem+json") { writer in
                                writer.object { $0.member("schema") { $0.schema(.named("Problem"), strict: false) } }
                            }
                        }
                    }
                }
            }
        }
    }

    private mutating func tagHeader() {
        member("headers") { writer in
            writer.object { headers in
                headers.member("ETag") { writer in
                    writer.object {
                        $0.member("description", "of the text as it is now, for `If-Match`")
                        $0.member("schema") { $0.schema(.text(3...255), strict: false) }
                    }
                }
            }
        }
    }

    private mutating func components(open: Bool) {
        member("schemas") { writer in
            writer.object { schemas in
                for (name, shape) in Shape.catalogue.sorted(by: { $0.key < $1.key }) { schemas.member(name) { $0.schema(shape, strict: false) } }
            }
        }
        member("securitySchemes") { writer in
            writer.object {
                $0.member("token") { writer in
                    writer.object {
                        $0.member("type", "http")
                        $0.member("scheme", "bearer")
                        $0.member("description", "made by `runbell token`")
                    }
                }
            }
        }
    }
}

extension OpenAPI {
    /// Every answer but the good one that an operation may give.
    static func problems(of operation: Operation, isConditional: Bool) -> [(Int, String)] {
        var problems: [(Int, String)] = []
        if operation.body != nil { problems.append((400, "The body is not JSON, or missing")) }
        problems += [(401, "No token, or none we know"), (403, "The token lacks the scope")]
        if operation.notFound { problems.append((404, "There is none")) }
        if operation.refuses { problems.append((409, "The incident does not allow this now")) }
        if isConditional { problems.append((412, "It was changed since: `If-Match` is not its `ETag` any more; nothing was replaced")) }
        if operation.body != nil { problems.append((413, "Longer than \(operation.bodyBytes) bytes")) }
        return problems + [
            (422, "A field or parameter is wrong; each is named"), (429, "Too many; see `Retry-After`"),
            (503, "Storage takes nothing now; see `Retry-After`"),
        ]
    }
}
