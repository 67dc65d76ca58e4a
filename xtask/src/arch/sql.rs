//! Which tables a piece of SQL names. Reads words, not grammar: enough for statements that are written out.

/// A table named in SQL.
#[derive(Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its name in lower case, without quotes and schema; `None` where it is put together at run time.
    pub table: Option<String>,
    /// Named as the other end of a foreign key.
    pub is_reference: bool,
    /// The line inside the text, from 0.
    pub line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    text: String,
    line: usize,
}

impl Piece {
    fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    fn is_name(&self) -> bool {
        self.text.starts_with(|sign: char| sign.is_alphabetic() || sign == '_' || sign == '"')
    }
}

/// First words of a statement.
const VERBS: &[&str] =
    &["select", "insert", "update", "delete", "with", "create", "alter", "drop", "replace"];

/// Functions whose argument has a FROM of its own.
const INNER_FROM: &[&str] = &["extract", "substring", "trim", "overlay"];

/// Words that may stand between a keyword and the table that it announces.
const BEFORE_NAMES: &[&str] = &["if", "not", "exists", "only", "lateral"];

/// Whether a text begins like a statement in upper case, as house style writes them.
pub fn is_statement(text: &str) -> bool {
    let found = pieces(text);
    let mut words = found.iter().map(|piece| piece.text.as_str());
    let has = |word: &str| found.iter().any(|piece| piece.text == word);
    match words.next() {
        Some("SELECT" | "DELETE") => has("FROM"),
        Some("INSERT" | "REPLACE") => has("INTO"),
        Some("UPDATE") => has("SET"),
        Some("WITH") => has("AS"),
        Some("CREATE" | "ALTER" | "DROP") => has("TABLE") || has("INDEX"),
        _ => false,
    }
}

/// Every table named in `text`. Keywords count in upper case; in a text that starts with a verb of SQL, in any.
pub fn mentions(text: &str) -> Vec<Mention> {
    let pieces = pieces(text);
    let any_case = pieces.first().is_some_and(|first| VERBS.iter().any(|verb| first.is(verb)));
    let subqueries = names_of_subqueries(&pieces);
    let mut found = Vec::new();
    let mut parentheses: Vec<bool> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|at| pieces.get(at));
        match piece.text.as_str() {
            "(" => parentheses.push(before.is_some_and(|word| INNER_FROM.iter().any(|inner| word.is(inner)))),
            ")" => drop(parentheses.pop()),
            _ => {}
        }
        if !any_case && piece.text != piece.text.to_uppercase() {
            continue;
        }
        let in_function = parentheses.last() == Some(&true);
        let Some(keyword) = keyword(piece, before, &pieces, index, in_function) else { continue };
        tables_after(&pieces, index + 1, keyword, &mut found);
    }
    found.retain(|mention| mention.table.as_ref().is_none_or(|table| !subqueries.contains(table)));
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyword {
    /// FROM, JOIN: a name followed by a parenthesis is a function; FROM takes a list.
    From,
    /// INTO, UPDATE, TABLE, an index's ON, RENAME TO: always a table.
    Table,
    References,
}

fn keyword(
    piece: &Piece,
    before: Option<&Piece>,
    pieces: &[Piece],
    index: usize,
    in_function: bool,
) -> Option<Keyword> {
    let follows = |words: &[&str]| before.is_some_and(|piece| words.iter().any(|word| piece.is(word)));
    match piece.text.to_ascii_lowercase().as_str() {
        // IS DISTINCT FROM compares.
        "from" if !in_function && !follows(&["distinct"]) => Some(Keyword::From),
        "join" => Some(Keyword::From),
        "into" | "table" => Some(Keyword::Table),
        // DO UPDATE, FOR UPDATE, ON UPDATE and triggers name no table here.
        "update" if !follows(&["do", "for", "on", "key", "before", "after", "of", "or"]) => {
            Some(Keyword::Table)
        }
        "to" if follows(&["rename"]) => Some(Keyword::Table),
        "on" if is_of_index(pieces, index) => Some(Keyword::Table),
        "references" => Some(Keyword::References),
        _ => None,
    }
}

/// `CREATE [UNIQUE] INDEX [IF NOT EXISTS] name ON`: looks back over at most five words.
fn is_of_index(pieces: &[Piece], index: usize) -> bool {
    let from = index.saturating_sub(5);
    pieces.iter().take(index).skip(from).any(|piece| piece.is("index"))
}

/// Reads the table, or after FROM the list of tables, that begins at `start`.
fn tables_after(pieces: &[Piece], start: usize, keyword: Keyword, found: &mut Vec<Mention>) {
    let mut at = start;
    loop {
        while pieces.get(at).is_some_and(|piece| BEFORE_NAMES.iter().any(|word| piece.is(word))) {
            at += 1;
        }
        at = match table_at(pieces, at, keyword, found) {
            Some(next) if keyword == Keyword::From => next,
            _ => return,
        };
        // FROM one AS o, two AS t
        at += usize::from(pieces.get(at).is_some_and(|piece| piece.is("as")));
        at += usize::from(pieces.get(at).is_some_and(Piece::is_name));
        if pieces.get(at).is_none_or(|piece| piece.text != ",") {
            return;
        }
        at += 1;
    }
}

/// Reads one table, or what stands in its place, and answers where it ends.
fn table_at(pieces: &[Piece], at: usize, keyword: Keyword, found: &mut Vec<Mention>) -> Option<usize> {
    let piece = pieces.get(at)?;
    let is = |at: usize, sign: &str| pieces.get(at).is_some_and(|piece| piece.text == sign);
    match piece.text.as_str() {
        // A subquery: its own FROM is met later.
        "(" => return Some(after_group(pieces, at)),
        // `{set $1 uuid}` of storage is a subquery too; any other brace stands for a name given at run time.
        "{" if pieces.get(at + 1).is_some_and(|next| next.is("set")) => {
            return pieces.iter().skip(at).position(|piece| piece.text == "}").map(|length| at + length + 1);
        }
        "{" => {
            found.push(Mention { table: None, is_reference: false, line: piece.line });
            return None;
        }
        _ if !piece.is_name() => return None,
        _ => {}
    }
    let mut last = at;
    while is(last + 1, ".") {
        last += 2;
    }
    if keyword == Keyword::From && is(last + 1, "(") {
        return Some(after_group(pieces, last + 1));
    }
    let name = pieces.get(last)?;
    found.push(Mention {
        table: Some(name.text.trim_matches('"').to_ascii_lowercase()),
        is_reference: keyword == Keyword::References,
        line: name.line,
    });
    Some(last + 1)
}

/// Where the group that opens at `at` ends.
fn after_group(pieces: &[Piece], at: usize) -> usize {
    let mut depth = 0_usize;
    for (index, piece) in pieces.iter().enumerate().skip(at) {
        match piece.text.as_str() {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    pieces.len()
}

/// The names of `WITH name AS (…)`, with or without a list of columns.
fn names_of_subqueries(pieces: &[Piece]) -> Vec<String> {
    let mut found = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if !piece.is("as") {
            continue;
        }
        let opens = pieces.iter().skip(index + 1).find(|next| !next.is("not") && !next.is("materialized"));
        if opens.is_none_or(|next| next.text != "(") {
            continue;
        }
        let mut back = pieces.iter().take(index).rev().peekable();
        if back.peek().is_some_and(|piece| piece.text == ")") {
            back.find(|piece| piece.text == "(");
        }
        found.extend(back.next().map(|name| name.text.trim_matches('"').to_ascii_lowercase()));
    }
    found
}

/// Words, quoted names and signs; comments and string literals left out.
fn pieces(text: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut line = 0;
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        let start = line;
        match sign {
            '\n' => line += 1,
            _ if sign.is_whitespace() => {}
            '-' if rest.peek() == Some(&'-') => {
                while rest.peek().is_some_and(|next| *next != '\n') {
                    rest.next();
                }
            }
            '\'' => {
                for next in rest.by_ref() {
                    line += usize::from(next == '\n');
                    if next == '\'' {
                        break;
                    }
                }
            }
            '"' => {
                let name: String = rest.by_ref().take_while(|next| *next != '"').collect();
                found.push(Piece { text: format!("\"{name}\""), line: start });
            }
            _ if sign.is_alphanumeric() || sign == '_' => {
                let mut word = String::from(sign);
                while let Some(next) =
                    rest.peek().copied().filter(|next| next.is_alphanumeric() || *next == '_')
                {
                    word.push(next);
                    rest.next();
                }
                found.push(Piece { text: word, line: start });
            }
            _ => found.push(Piece { text: sign.to_string(), line: start }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(text: &str) -> Vec<String> {
        mentions(text).into_iter().map(|mention| mention.table.unwrap_or_else(|| "?".to_owned())).collect()
    }

    #[test]
    fn tables_of_a_query_are_found_in_lists_joins_and_subqueries() {
        let sql = "SELECT a FROM desk_one AS o, desk_two t JOIN desk_three ON true WHERE EXISTS (SELECT 1 FROM desk_four)";

        assert_eq!(tables(sql), ["desk_one", "desk_two", "desk_three", "desk_four"]);
    }

    #[test]
    fn tables_of_writes_are_found() {
        assert_eq!(
            tables("INSERT INTO desk_a (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET x = 1"),
            ["desk_a"]
        );
        assert_eq!(tables("UPDATE desk_a SET x = $1"), ["desk_a"]);
        assert_eq!(tables("DELETE FROM \"desk_a\" WHERE x IS DISTINCT FROM y"), ["desk_a"]);
    }

    #[test]
    fn functions_and_named_subqueries_are_not_tables() {
        let sql = "WITH recent (id) AS (SELECT id FROM desk_a) SELECT EXTRACT(EPOCH FROM at) FROM recent, json_each($1)";

        assert_eq!(tables(sql), ["desk_a"]);
    }

    #[test]
    fn list_goes_on_after_what_is_no_table() {
        let sql =
            "SELECT a FROM {set $2 int} AS grains, json_each($1) AS j, (SELECT b FROM desk_b) AS s, desk_c";

        assert_eq!(tables(sql), ["desk_c", "desk_b"]);
    }

    #[test]
    fn tables_of_a_migration_are_found() {
        let sql = "-- FROM a comment\nCREATE TABLE IF NOT EXISTS desk_a (\n p UUID REFERENCES identity_person (id)\n);\nCREATE INDEX desk_a_p ON desk_a (p);";

        assert_eq!(tables(sql), ["desk_a", "identity_person", "desk_a"]);
        let reference = mentions(sql).into_iter().find(|mention| mention.is_reference).unwrap();
        assert_eq!(reference.line, 2);
    }

    #[test]
    fn lower_case_statements_are_read_but_prose_is_not() {
        assert_eq!(tables("select a from network_x"), ["network_x"]);
        assert_eq!(tables("a mail from somebody"), Vec::<String>::new());
    }

    #[test]
    fn names_put_together_at_run_time_are_seen() {
        assert_eq!(tables("SELECT a FROM {table}"), ["?"]);
    }
}
