//! One row's `VALUES ($1, …)` repeated for many rows.

/// An `INSERT` cut around its list of values.
pub(crate) struct ValuesList<'a> {
    head: &'a str,
    list: &'a str,
    tail: &'a str,
}

impl<'a> ValuesList<'a> {
    /// Finds the list of `INSERT … VALUES ($1, CAST($2 AS BLOB)) ON CONFLICT …`.
    pub(crate) fn of(sql: &'a str) -> Option<Self> {
        let (head, rest) = sql.split_at_checked(sql.find("VALUES")? + "VALUES".len())?;
        let mut depth = 0_u32;
        let end = rest.char_indices().find_map(|(at, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return None,
            }
            (depth == 0).then_some(at + 1)
        })?;
        let (list, tail) = rest.split_at_checked(end)?;
        Some(Self { head, list, tail })
    }

    /// The statement for so many rows of `width` parameters each.
    pub(crate) fn repeated(&self, rows: usize, width: usize) -> String {
        let mut sql =
            String::with_capacity(self.head.len() + self.tail.len() + rows * (self.list.len() + width * 5));
        sql.push_str(self.head);
        for row in 0..rows {
            if row > 0 {
                sql.push(',');
            }
            renumber(&mut sql, self.list, row * width);
        }
        sql.push_str(self.tail);
        sql
    }
}

/// Writes `list` with every `$n` raised by `by`.
fn renumber(sql: &mut String, list: &str, by: usize) {
    let mut pieces = list.split('$');
    sql.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_ascii_digit()).unwrap_or(piece.len());
        let (number, rest) = piece.split_at(end);
        let number = number.parse::<usize>().map_or(0, |number| number + by);
        sql.push_str(&format!("${number}{rest}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_with_literals_and_casts_is_repeated_whole() {
        let list =
            ValuesList::of("INSERT INTO t VALUES ($1, 'new', CAST($2 AS BLOB)) ON CONFLICT (a) DO NOTHING");

        assert_eq!(
            list.map(|list| list.repeated(2, 2)).as_deref(),
            Some(
                "INSERT INTO t VALUES ($1, 'new', CAST($2 AS BLOB)), ($3, 'new', CAST($4 AS BLOB)) \
                 ON CONFLICT (a) DO NOTHING"
            )
        );
    }

    #[test]
    fn statement_without_a_list_is_refused() {
        assert!(ValuesList::of("INSERT INTO t SELECT 1").is_none());
        assert!(ValuesList::of("INSERT INTO t VALUES ($1").is_none());
    }
}
