extension Migration {
    /// Whom an identity provider knows, and the groups it said they are in.
    static let providers = Migration(
        number: 7,
        script: """
            ALTER TABLE accounts ADD COLUMN subject TEXT;           -- the provider's issuer, a space, and its name for them
            ALTER TABLE sessions ADD COLUMN groups TEXT;            -- a line each; NULL: not begun by way of a provider
            """)
}
