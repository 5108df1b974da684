extension Migration {
    /// When a token was last used: one that nobody uses can be revoked without fear.
    static let tokenUse = Migration(number: 5, script: "ALTER TABLE tokens ADD COLUMN used_at INTEGER;")
}
