internal import HTTPTypes
internal import HummingbirdCore
internal import Notation
internal import Runbooks
internal import Runtime
internal import Vocabulary

/// What people reach for: consoles and commands, and whom to call outside.
enum DirectoryAPI {
    static let routes = [
        Route(.get, "/api/v1/tools", .read, tools) { _, site in
            let tools = site.dispatcher.library.current.tools
            return .json { $0.page("tools", tools) { $0.tool($1) } }
        },
        Route(.get, "/api/v1/contacts", .read, contacts) { _, site in
            let contacts = site.dispatcher.library.current.contacts
            return .json { $0.page("contacts", contacts) { $0.contact($1) } }
        },
    ]

    private static let tools = Operation(
        "listTools", "Consoles and commands", tag: "runbook", success: Operation.Success(200, "Tools", .page("tools", of: "Tool")))

    private static let contacts = Operation(
        "listContacts", "People and firms outside", tag: "runbook", success: Operation.Success(200, "Contacts", .page("contacts", of: "Contact")))

    static let toolShape = Shape.object([
        .required("name", .words), .required("purpose", .words), .optional("open", .words), .optional("run", .words),
        .required("saved", .map(.words), "saved views by name"),
    ])

    static let contactShape = Shape.object([
        .required("name", .words), .required("purpose", .words), .optional("phone", .words), .optional("email", .words), .optional("url", .words),
        .required("hours", .words), .required("order", .list(.words, atMost: 10), "which way first"),
        .optional("backup", .words, "the contact to ask when this one does not answer"),
    ])
}

extension JSONWriter {
    fileprivate mutating func tool(_ tool: Tool) {
        object {
            $0.member("name", tool.name)
            $0.member("purpose", tool.purpose)
            $0.member("open", ifAny: tool.open)
            $0.member("run", ifAny: tool.run)
            $0.member("saved") { writer in
                writer.object { saved in for (name, view) in tool.saved.sorted(by: { $0.key < $1.key }) { saved.member(name, view) } }
            }
        }
    }

    fileprivate mutating func contact(_ contact: Contact) {
        object {
            $0.member("name", contact.name)
            $0.member("purpose", contact.purpose)
            $0.member("phone", ifAny: contact.phone)
            $0.member("email", ifAny: contact.email)
            $0.member("url", ifAny: contact.url)
            $0.member("hours", contact.hours)
            $0.member("order", contact.order)
            $0.member("backup", ifAny: contact.backup)
        }
    }
}
