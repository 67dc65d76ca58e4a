//! A Rust file as tokens: just enough to tell code from comments, and strings from both.

use std::iter::Peekable;
use std::str::Chars;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A word: keyword or name.
    Word(String),
    /// What stands between the quotes of a string, escapes resolved so that lines still count.
    Text(String),
    /// `::`
    Path,
    /// Any other single sign.
    Sign(char),
}

/// A token and the line that it starts on, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub line: usize,
}

impl Token {
    /// The word, if it is one.
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// Cuts the text of a file into tokens. Never fails: what it does not know becomes a sign.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader { rest: text.chars().peekable(), line: 1 };
    let mut found = Vec::new();
    while let Some((line, first)) = reader.first() {
        if let Some(kind) = reader.token(first) {
            found.push(Token { kind, line });
        }
    }
    found
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    line: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let next = self.rest.next()?;
        if next == '\n' {
            self.line += 1;
        }
        Some(next)
    }

    fn take(&mut self, wanted: char) -> bool {
        let is_there = self.rest.peek() == Some(&wanted);
        if is_there {
            self.next();
        }
        is_there
    }

    fn first(&mut self) -> Option<(usize, char)> {
        while self.rest.peek()?.is_whitespace() {
            self.next();
        }
        let line = self.line;
        Some((line, self.next()?))
    }

    fn token(&mut self, first: char) -> Option<Kind> {
        match first {
            '/' if self.take('/') => {
                while self.rest.peek().is_some_and(|next| *next != '\n') {
                    self.next();
                }
                None
            }
            '/' if self.take('*') => {
                self.block_comment();
                None
            }
            '"' => Some(Kind::Text(self.text())),
            '\'' => self.character(),
            ':' if self.take(':') => Some(Kind::Path),
            _ if is_word(first) => Some(self.word(first)),
            _ => Some(Kind::Sign(first)),
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some('*') if self.take('/') => depth -= 1,
                Some('/') if self.take('*') => depth += 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// A word, or the string whose prefix it is (`r"…"`, `br#"…"#`, `c"…"`).
    fn word(&mut self, first: char) -> Kind {
        let mut word = String::from(first);
        while let Some(next) = self.rest.peek().copied().filter(|next| is_word(*next)) {
            word.push(next);
            self.next();
        }
        match word.as_str() {
            "r" | "br" | "cr" => self.raw(word),
            "b" | "c" if self.take('"') => Kind::Text(self.text()),
            _ => Kind::Word(word),
        }
    }

    /// After `r`: a raw string, or a raw name (`r#type`), or the plain word.
    fn raw(&mut self, word: String) -> Kind {
        let mut hashes = 0;
        while self.take('#') {
            hashes += 1;
        }
        if !self.take('"') {
            let Some(first) = self.rest.peek().copied().filter(|next| hashes == 1 && is_word(*next)) else {
                return Kind::Word(word);
            };
            self.next();
            return self.word(first);
        }
        let mut text = String::new();
        while let Some(next) = self.next() {
            if next == '"' {
                let mut closing = 0;
                while closing < hashes && self.take('#') {
                    closing += 1;
                }
                if closing == hashes {
                    break;
                }
                text.push('"');
                text.extend(std::iter::repeat_n('#', closing));
            } else {
                text.push(next);
            }
        }
        Kind::Text(text)
    }

    /// After the quote that opens a string. `\n` becomes a space, so that a line of the text is a line of the file.
    fn text(&mut self) -> String {
        let mut text = String::new();
        while let Some(next) = self.next() {
            match next {
                '"' => break,
                '\\' => match self.next() {
                    Some('n' | 't' | 'r') | None => text.push(' '),
                    Some(escaped) => text.push(escaped),
                },
                _ => text.push(next),
            }
        }
        text
    }

    /// After a single quote: a character is swallowed, a lifetime gives its word to the next round.
    fn character(&mut self) -> Option<Kind> {
        let mut ahead = self.rest.clone();
        let first = ahead.next()?;
        if first == '\\' {
            self.next();
            self.next();
            while self.next().is_some_and(|next| next != '\'') {}
        } else if ahead.next() == Some('\'') {
            self.next();
            self.next();
        }
        Some(Kind::Sign('\''))
    }
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).iter().filter_map(|token| token.word().map(str::to_owned)).collect()
    }

    fn texts(text: &str) -> Vec<String> {
        let text_of = |token: &Token| match &token.kind {
            Kind::Text(text) => Some(text.clone()),
            _ => None,
        };
        tokens(text).iter().filter_map(text_of).collect()
    }

    #[test]
    fn comments_and_strings_are_not_words() {
        let file = "/* axum /* sqlx */ askama */ fn f() { \"axum::x\"; r#\"sqlx \"quoted\" \"#; } // axum";

        assert_eq!(words(file), ["fn", "f"]);
        assert_eq!(texts(file), ["axum::x", "sqlx \"quoted\" "]);
    }

    #[test]
    fn characters_and_lifetimes_do_not_open_strings() {
        assert_eq!(
            words("fn f<'a>(x: &'a str) { '\"'; '\\''; 'b'; y }"),
            ["fn", "f", "a", "x", "a", "str", "y"]
        );
    }

    #[test]
    fn lines_are_counted_through_strings() {
        let found = tokens("let a = \"one\\\n two\";\nb");

        assert_eq!(found.last(), Some(&Token { kind: Kind::Word("b".to_owned()), line: 3 }));
    }

    #[test]
    fn raw_names_are_words() {
        assert_eq!(words("r#type r"), ["type", "r"]);
    }
}
