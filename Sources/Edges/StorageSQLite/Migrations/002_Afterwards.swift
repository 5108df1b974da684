extension Migration {
    /// What lists, key figures and the status page ask of an incident; action items; subscribers of the status page.
    static let afterwards = Migration(
        number: 2,
        script: """
            ALTER TABLE incidents ADD COLUMN started_at INTEGER;
            ALTER TABLE incidents ADD COLUMN mitigated_at INTEGER;
            ALTER TABLE incidents ADD COLUMN opened_by TEXT NOT NULL DEFAULT 'runbell';
            ALTER TABLE incidents ADD COLUMN drill TEXT;
            ALTER TABLE incidents ADD COLUMN is_private INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE incidents ADD COLUMN is_false_alarm INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE incidents ADD COLUMN phase TEXT;
            ALTER TABLE incidents ADD COLUMN status_name TEXT;
            ALTER TABLE incidents ADD COLUMN commander TEXT;
            ALTER TABLE incidents ADD COLUMN is_public INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE incidents ADD COLUMN review_published_at INTEGER;
            ALTER TABLE incidents ADD COLUMN facts TEXT NOT NULL DEFAULT '{"tags":[],"impact":{}}';
            CREATE INDEX incidents_public ON incidents(id) WHERE is_public = 1;

            -- What was not kept in the list before is in the events.
            UPDATE incidents SET opened_by = e.author FROM events e WHERE e.stream = incidents.id AND e.sequence = 1;
            UPDATE incidents SET mitigated_at = e.at FROM events e WHERE e.stream = incidents.id AND e.sequence = (
                SELECT max(m.sequence) FROM events m WHERE m.stream = incidents.id AND m.kind = 'incident.mitigated'
                AND m.sequence > coalesce((SELECT max(r.sequence) FROM events r WHERE r.stream = m.stream AND r.kind = 'incident.reopened'), 0));
            UPDATE incidents SET facts = json_set(facts, '$.tags', json((
                SELECT json_group_array(tag.value) FROM events t, json_each(t.body, '$.tags') tag
                WHERE t.stream = incidents.id AND t.kind IN ('incident.raised', 'incident.tagged'))));
            UPDATE incidents SET facts = json_set(facts, '$.impact', json((
                SELECT json_group_object(name, value) FROM (
                    SELECT number.key AS name, number.value AS value, max(i.sequence)
                    FROM events i, json_each(i.body, iif(i.kind = 'incident.raised', '$.facts.impact', '$.impact')) number
                    WHERE i.stream = incidents.id AND i.kind IN ('incident.raised', 'incident.impact-stated') GROUP BY number.key))));

            CREATE TABLE actions(
                incident INTEGER NOT NULL,
                number INTEGER NOT NULL,
                due INTEGER NOT NULL,
                is_open INTEGER NOT NULL,
                body TEXT NOT NULL,             -- JSON
                PRIMARY KEY (incident, number)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX actions_due ON actions(is_open, due);

            CREATE TABLE subscribers(
                digest TEXT PRIMARY KEY,        -- SHA-256 of the token in their links
                email TEXT NOT NULL,
                components TEXT NOT NULL,       -- a JSON array of names; empty: all
                asked_at INTEGER NOT NULL,
                confirmed_at INTEGER
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX subscribers_email ON subscribers(email);
            """)
}
