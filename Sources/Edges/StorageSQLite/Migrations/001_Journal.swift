extension Migration {
    /// The journal as it was first. Times are milliseconds since 1970; JSON is text, so that any tool can read it.
    static let journal = Migration(
        number: 1,
        script: """
            CREATE TABLE events(
                position INTEGER PRIMARY KEY,
                stream INTEGER NOT NULL,        -- number of the incident; 0 is the programme
                sequence INTEGER NOT NULL,
                kind TEXT NOT NULL,
                version INTEGER NOT NULL,
                at INTEGER NOT NULL,
                author TEXT NOT NULL,
                body TEXT NOT NULL,
                hash BLOB NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX events_stream ON events(stream, sequence);

            CREATE TABLE incidents(
                id INTEGER PRIMARY KEY,
                sequence INTEGER NOT NULL,      -- events in its stream
                title TEXT NOT NULL,
                service TEXT NOT NULL,
                severity TEXT NOT NULL,
                status TEXT NOT NULL,
                is_open INTEGER NOT NULL,
                grouping TEXT,
                opened_at INTEGER NOT NULL,
                changed_at INTEGER NOT NULL,
                acknowledged_at INTEGER,
                resolved_at INTEGER,
                acknowledged_by TEXT,
                alerts INTEGER NOT NULL,
                alerts_firing INTEGER NOT NULL,
                duties TEXT NOT NULL,           -- JSON
                next_duty INTEGER,              -- when the first open duty is due
                runbook TEXT NOT NULL
            ) STRICT;
            CREATE INDEX incidents_open ON incidents(id) WHERE is_open = 1;
            CREATE INDEX incidents_duty ON incidents(next_duty) WHERE next_duty IS NOT NULL;

            CREATE TABLE groups(
                name TEXT PRIMARY KEY,
                incident INTEGER NOT NULL,
                joined_at INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;

            -- What an alert says. While it fires, its counters are in open_alerts: narrow rows, because they change all the time.
            CREATE TABLE alerts(
                id INTEGER PRIMARY KEY,
                incident INTEGER NOT NULL,
                source TEXT NOT NULL,
                key TEXT NOT NULL,
                summary TEXT NOT NULL,
                body TEXT NOT NULL,             -- JSON
                first_at INTEGER NOT NULL,
                ended_at INTEGER,               -- NULL while it fires; then the three below hold
                count INTEGER,
                last_at INTEGER,
                ends_at INTEGER
            ) STRICT;
            CREATE INDEX alerts_incident ON alerts(incident);

            CREATE TABLE open_alerts(
                id INTEGER PRIMARY KEY,
                incident INTEGER NOT NULL,
                source TEXT NOT NULL,
                key TEXT NOT NULL,
                count INTEGER NOT NULL,
                last_at INTEGER NOT NULL,
                ends_at INTEGER
            ) STRICT;
            CREATE UNIQUE INDEX open_alerts_key ON open_alerts(key, source);
            CREATE INDEX open_alerts_end ON open_alerts(ends_at) WHERE ends_at IS NOT NULL;

            CREATE TABLE changes(
                id INTEGER PRIMARY KEY,
                received_at INTEGER NOT NULL,
                body TEXT NOT NULL
            ) STRICT;
            CREATE INDEX changes_received ON changes(received_at);

            CREATE TABLE wakes(
                incident INTEGER PRIMARY KEY,
                due INTEGER NOT NULL,
                ready INTEGER NOT NULL          -- due, or the end of the lease
            ) STRICT;
            CREATE INDEX wakes_ready ON wakes(ready);

            CREATE TABLE outbox(
                id INTEGER PRIMARY KEY,         -- incident and number in one: see PageKey
                person TEXT,
                bundle TEXT,                    -- the person, when it may be bundled
                queued_at INTEGER NOT NULL,
                due INTEGER NOT NULL,
                expires INTEGER NOT NULL,
                ready INTEGER,                  -- due, or the end of the lease; NULL when it has ended
                attempts INTEGER NOT NULL,
                outcome INTEGER NOT NULL,       -- see OutcomeCode
                outcome_note TEXT,
                body TEXT NOT NULL              -- JSON
            ) STRICT;
            CREATE INDEX outbox_ready ON outbox(ready) WHERE ready IS NOT NULL;
            CREATE INDEX outbox_person ON outbox(person, due) WHERE person IS NOT NULL;

            CREATE TABLE overrides(
                id INTEGER PRIMARY KEY,
                schedule TEXT NOT NULL,
                person TEXT NOT NULL,
                replaces TEXT,
                start_at INTEGER NOT NULL,
                end_at INTEGER NOT NULL
            ) STRICT;

            CREATE TABLE heartbeats(source TEXT PRIMARY KEY, last_at INTEGER NOT NULL, due INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE runbooks(version TEXT PRIMARY KEY, kept_at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
            CREATE TABLE tokens(
                name TEXT PRIMARY KEY,
                hash TEXT NOT NULL,
                scopes TEXT NOT NULL,           -- separated by spaces
                person TEXT,
                created_at INTEGER NOT NULL,
                expires_at INTEGER
            ) STRICT;
            CREATE TABLE replies(
                key TEXT PRIMARY KEY,
                request TEXT NOT NULL,
                status INTEGER NOT NULL,
                body TEXT NOT NULL,
                kept_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX replies_kept ON replies(kept_at);
            CREATE TABLE probes(id INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;
            INSERT INTO probes VALUES (1, 0);
            """)
}
