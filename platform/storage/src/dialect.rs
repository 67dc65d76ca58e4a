//! What truly differs between the two engines, in one place.

/// Which engine a statement is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite, embedded.
    Lite,
    /// PostgreSQL.
    Pg,
}

/// Type words and clauses: what a room writes, SQLite's, PostgreSQL's.
///
/// Text sorts by bytes on both (`COLLATE "C"`), so that lists and keyset pages agree.
const WORDS: [(&str, &str, &str); 12] = [
    ("{uuid}", "BLOB", "UUID"),
    ("{text}", "TEXT", "TEXT COLLATE \"C\""),
    ("{int}", "INTEGER", "BIGINT"),
    ("{float}", "REAL", "DOUBLE PRECISION"),
    ("{bool}", "BOOLEAN", "BOOLEAN"),
    ("{instant}", "INTEGER", "TIMESTAMPTZ"),
    ("{date}", "TEXT", "DATE"),
    ("{json}", "TEXT", "JSONB"),
    ("{bytes}", "BLOB", "BYTEA"),
    ("{for_update}", "", "FOR UPDATE"),
    ("{skip_locked}", "", "FOR UPDATE SKIP LOCKED"),
    ("{without_rowid}", "WITHOUT ROWID", ""),
];

/// A set bound as one parameter: `{set $1 uuid}` is a sub-select with the column `value`.
const SETS: [(&str, &str, &str); 3] = [
    (
        "uuid",
        "(SELECT unhex(value) AS value FROM json_each({n}))",
        "(SELECT value FROM unnest(CAST({n} AS UUID[])) AS t(value))",
    ),
    (
        "int",
        "(SELECT value FROM json_each({n}))",
        "(SELECT value FROM unnest(CAST({n} AS BIGINT[])) AS t(value))",
    ),
    (
        "text",
        "(SELECT value FROM json_each({n}))",
        "(SELECT value FROM unnest(CAST({n} AS TEXT[])) AS t(value))",
    ),
];

/// A value as text: `{text r.id uuid}`; of an instant its microseconds. Both engines write numbers, dates and words alike.
const AS_TEXT: [(&str, &str, &str); 2] = [
    ("uuid", "hex({n})", "CAST({n} AS TEXT)"),
    ("instant", "CAST({n} AS TEXT)", "CAST(CAST(date_part('epoch', {n}) * 1000000 AS BIGINT) AS TEXT)"),
];

/// All values of a group in one: `{list r.id}`, read by [`crate::Row::list`]. From PostgreSQL alone: a row for each of a hundred
/// thousand costs it more than reading them. SQLite accepts such a statement, for a test prepares all of them on both.
const LIST: (&str, &str) = ("json_group_array({n})", "array_agg({n})");

impl Dialect {
    /// The engine's own name, for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lite => "SQLite",
            Self::Pg => "PostgreSQL",
        }
    }

    /// The SQL as this engine wants it.
    pub fn write(self, sql: &str) -> String {
        let mut out = String::with_capacity(sql.len());
        let mut rest = sql;
        while let Some(start) = rest.find('{') {
            let (before, from) = rest.split_at(start);
            out.push_str(before);
            let end = from.find('}').map_or(from.len(), |end| end + 1);
            let (word, after) = from.split_at(end);
            match self.word(word) {
                // A cast takes the bare type, a column takes its collation too.
                Some(written) if word == "{text}" && before.ends_with("AS ") => {
                    out.push_str(written.split(' ').next().unwrap_or_default());
                }
                Some(written) => out.push_str(&written),
                None => out.push_str(word),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn word(self, word: &str) -> Option<String> {
        if let Some((_, lite, pg)) = WORDS.iter().find(|(ours, ..)| *ours == word) {
            return Some(self.pick(lite, pg).to_owned());
        }
        let inside = word.strip_prefix('{')?.strip_suffix('}')?;
        let (list, what) = match inside.split_once(' ')? {
            ("list", value) => return Some(self.pick(LIST.0, LIST.1).replace("{n}", value)),
            ("set", set) => (SETS.as_slice(), set),
            ("text", value) => (AS_TEXT.as_slice(), value),
            _ => return None,
        };
        let (name, kind) = what.split_once(' ')?;
        let (_, lite, pg) = list.iter().find(|(ours, ..)| *ours == kind)?;
        Some(self.pick(lite, pg).replace("{n}", name))
    }

    /// What is written for this engine.
    pub(crate) const fn pick<'a>(self, lite: &'a str, pg: &'a str) -> &'a str {
        match self {
            Self::Lite => lite,
            Self::Pg => pg,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_collated_in_a_column_and_bare_in_a_cast() {
        assert_eq!(Dialect::Pg.write("name {text} NOT NULL"), "name TEXT COLLATE \"C\" NOT NULL");
        assert_eq!(Dialect::Pg.write("CAST($1 AS {text}) IS NULL"), "CAST($1 AS TEXT) IS NULL");
        assert_eq!(Dialect::Lite.write("CAST($1 AS {text}) IS NULL"), "CAST($1 AS TEXT) IS NULL");
    }

    #[test]
    fn words_and_sets_are_written_for_each_engine() {
        let sql = "SELECT CAST($1 AS {uuid}) WHERE id IN {set $2 uuid} AND note = '{}' {for_update}";

        assert_eq!(
            Dialect::Lite.write(sql),
            "SELECT CAST($1 AS BLOB) WHERE id IN (SELECT unhex(value) AS value FROM json_each($2)) AND note = '{}' "
        );
        assert_eq!(
            Dialect::Pg.write(sql),
            "SELECT CAST($1 AS UUID) WHERE id IN (SELECT value FROM unnest(CAST($2 AS UUID[])) AS t(value)) AND note = '{}' FOR UPDATE"
        );
    }

    #[test]
    fn values_of_a_group_are_a_list() {
        let sql = "SELECT {list r.id} FILTER (WHERE $1), {list}";

        assert_eq!(Dialect::Pg.write(sql), "SELECT array_agg(r.id) FILTER (WHERE $1), {list}");
        assert_eq!(Dialect::Lite.write(sql), "SELECT json_group_array(r.id) FILTER (WHERE $1), {list}");
    }

    #[test]
    fn values_are_written_as_text_for_each_engine() {
        let sql = "SELECT concat({text r.id uuid}, ' ', {text r.at instant}), {text}, {text r.id thing}";

        assert_eq!(
            Dialect::Lite.write(sql),
            "SELECT concat(hex(r.id), ' ', CAST(r.at AS TEXT)), TEXT, {text r.id thing}"
        );
        assert_eq!(
            Dialect::Pg.write(sql),
            "SELECT concat(CAST(r.id AS TEXT), ' ', CAST(CAST(date_part('epoch', r.at) * 1000000 AS BIGINT) AS TEXT)), \
             TEXT COLLATE \"C\", {text r.id thing}"
        );
    }
}
