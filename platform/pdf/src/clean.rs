//! Makes typed text printable. PDF/A forbids characters that no embedded font can draw and those of private use, and
//! the exporter refuses the whole document for one of them: a name with an emoji must not keep a slip from printing.

use serde_json::Value;

use crate::fonts::FONTS;

/// Stands where a character was that cannot be printed.
const REPLACEMENT: char = '?';

/// Cleans every text in the data, keys excepted.
pub fn clean_value(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean(text),
        Value::Array(values) => values.iter_mut().for_each(clean_value),
        Value::Object(fields) => fields.values_mut().for_each(clean_value),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text with only what can be printed.
pub fn clean(text: &str) -> String {
    text.chars().filter_map(printable).collect()
}

fn printable(c: char) -> Option<char> {
    match c {
        '\n' | ' '..='~' => Some(c),
        '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ if c.is_control() => None,
        // Marks that join, direct or vary other characters draw nothing, and can make a text read otherwise than it
        // is written. The soft hyphen only breaks lines.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}' => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(REPLACEMENT),
        _ if FONTS.have(c) => Some(c),
        _ => Some(REPLACEMENT),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn clean_keeps_the_letters_of_european_names() {
        for name in ["Niccolò D'Àmico", "Łukasz Żółć", "Ștefan Țurcanu", "Ελένη", "Юлія", "12 € – «così»"]
        {
            assert_eq!(clean(name), name);
        }
    }

    #[test]
    fn clean_replaces_what_no_font_has_and_drops_what_is_invisible() {
        assert_eq!(clean("Anna 🦄 王"), "Anna ? ?");
        assert_eq!(clean("a\u{0}b\u{202e}c\u{e000}d\r\ne\tf"), "abc?d\ne f");
    }

    #[test]
    fn clean_value_reaches_every_text() {
        let mut value = json!({"names": [{"first": "\u{7}Anna"}], "count": 1});

        clean_value(&mut value);

        assert_eq!(value, json!({"names": [{"first": "Anna"}], "count": 1}));
    }
}
