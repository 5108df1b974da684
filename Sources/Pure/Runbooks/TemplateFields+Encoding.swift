internal import Vocabulary

extension TemplateFields {
    /// As parts of a URL (RFC 3986: everything but unreserved characters is escaped), so that what an incident is called can never become
    /// more than a value there.
    package var inURLs: TemplateFields { mapping(PercentEncoding.encode) }

    package func mapping(_ change: (String) -> String) -> TemplateFields {
        TemplateFields(
            values.mapValues { value in
                switch value {
                case .text(let text): .text(change(text))
                case .list(let texts): .list(texts.map(change))
                case .none: .none
                }
            })
    }
}
