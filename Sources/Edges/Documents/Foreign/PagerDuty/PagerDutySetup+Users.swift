internal import Notation
internal import Runbooks
internal import Vocabulary

extension PagerDutySetup {
    static func readUser(_ user: JSON, _ draft: inout ForeignDraft) {
        var person = ForeignPerson(id: user.id, name: user.title)
        person.email = user.text("email")
        person.zone = user.text("time_zone").flatMap { zone in zone.contains("/") ? zone : nil }
        let contacts = user.list("contact_methods")
        for contact in contacts { address(contact, of: &person, user, &draft) }
        for rule in user.list("notification_rules") {
            guard let step = step(rule, contacts, of: person, user, &draft) else { continue }
            if rule.text("urgency") == "low" { person.normal.append(step) } else { person.urgent.append(step) }
        }
        person.urgent = person.urgent.inOrder
        person.normal = person.normal.inOrder
        draft.add(person)
    }

    /// A person has one address of each kind here: the first counts.
    private static func address(_ contact: JSON, of person: inout ForeignPerson, _ user: JSON, _ draft: inout ForeignDraft) {
        switch contact.text("type") ?? "" {
        case "email_contact_method":
            guard let address = contact.text("address"), person.email?.lowercased() != address.lowercased() else { return }
            if person.email == nil { person.email = address } else { draft.miss("user", user, "the second address \(address): one is kept.") }
        case "phone_contact_method", "sms_contact_method":
            guard let number = number(contact), person.phone != number else { return }
            if person.phone == nil { person.phone = number } else { draft.miss("user", user, "the second number \(number): one is kept.") }
        case let type where type.hasPrefix("push_notification_contact_method"): break
        case let type: draft.miss("user", user, "a contact of the kind '\(type)': no way of the language is like it.")
        }
    }

    /// `+46700000001`
    private static func number(_ contact: JSON) -> String? {
        guard let digits = contact.text("address")?.filter(\.isNumber), !digits.isEmpty else { return nil }
        return "+\(contact.count("country_code").map(String.init) ?? "")\(digits)"
    }

    private static func step(
        _ rule: JSON, _ contacts: [JSON], of person: ForeignPerson, _ user: JSON, _ draft: inout ForeignDraft
    ) -> ForeignPerson.Step? {
        let named = rule["contact_method"]
        let contact = contacts.first { $0.id == named?.id } ?? named ?? .null
        let after = Duration.minutes(Int64(rule.count("start_delay_in_minutes") ?? 0))
        let type = (contact.text("type") ?? named?.text("type") ?? "").replacing("_reference", with: "")
        switch type {
        case "email_contact_method" where contact.text("address").map({ $0.lowercased() == person.email?.lowercased() }) ?? true:
            return ForeignPerson.Step(way: .email, after: after)
        case "phone_contact_method" where number(contact).map({ $0 == person.phone }) ?? true: return ForeignPerson.Step(way: .call, after: after)
        case "sms_contact_method" where number(contact).map({ $0 == person.phone }) ?? true: return ForeignPerson.Step(way: .sms, after: after)
        case let type where type.hasPrefix("push_notification_contact_method"): return ForeignPerson.Step(way: .push, after: after)
        default:
            draft.miss("user", user, "a notification rule \(Span.exact(after).written) after the page, by an address that is not kept ('\(type)').")
            return nil
        }
    }
}
