//! What people type, before anything is made of it: the one place that says which signs are no part of it.

/// The text with one kind of line ends, without what no one types: control characters, which break mails and spreadsheets,
/// and marks that draw nothing, which make a name read backwards or look like another's.
#[must_use]
pub fn typed(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    lines.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control() && !is_hidden(*c)).collect()
}

/// Marks that join, turn or order others, and those that only say so: a name is read without them.
const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn marks_that_turn_a_name_around_or_draw_nothing_are_left_out() {
        assert_eq!(typed("\u{202e}avorP adA\u{202c}"), "avorP adA");
        assert_eq!(typed("Ada\u{200b} Pro\u{2060}va\u{feff}\u{0}\u{7}"), "Ada Prova");
        assert_eq!(typed("a\r\nb\rc\u{2028}d\te"), "a\nb\nc\nd\te");
    }

    #[test]
    fn letters_of_every_script_stay() {
        for name in ["Niccolò D’Aquila-Żur", "Δήμητρα", "محمد", "李小龍", "e\u{301}"] {
            assert_eq!(typed(name), name);
        }
    }
}
