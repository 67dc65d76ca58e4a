//! Text as feeds and pages bring it, made plain.

/// The plain text of a piece of HTML: tags gone, the commonest entities read, paragraphs kept, nothing that breaks XML.
pub fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, tagged) = rest.split_at(start);
        out.push_str(before);
        let Some(end) = tagged.find('>') else {
            rest = "";
            break;
        };
        let (tag, after) = tagged.split_at(end);
        let name = tag.trim_start_matches(['<', '/']).trim_end_matches('/');
        let name: String = name.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        match name.to_ascii_lowercase().as_str() {
            "p" | "br" | "li" | "div" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "h4" => out.push('\n'),
            _ => {}
        }
        rest = after.strip_prefix('>').unwrap_or(after);
    }
    out.push_str(rest);
    tidy(&entities(&out))
}

/// Without control signs, with single spaces, and at most one empty line.
pub fn tidy(text: &str) -> String {
    let kept: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| *c == '\n' || *c == '\t' || !is_odd(*c))
        .collect();
    let mut lines: Vec<String> = Vec::new();
    for line in kept.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_double = line.is_empty() && lines.last().is_none_or(String::is_empty);
        if !is_double {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

/// One line of it.
pub fn line(text: &str) -> String {
    tidy(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Signs that XML 1.0 has no place for, and those that turn a line around.
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let end = from.char_indices().take(12).find(|(_, c)| *c == ';').map(|(at, _)| at);
        match end.and_then(|end| from.get(1..end)).and_then(entity) {
            Some(sign) => {
                out.push(sign);
                rest = from.split_once(';').map_or("", |(_, after)| after);
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// The sign of an entity, without `&` and `;`.
pub fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c == '\n' || *c == '\t' || !is_odd(*c));
    }
    const NAMED: [(&str, char); 22] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("agrave", 'à'),
        ("egrave", 'è'),
        ("eacute", 'é'),
        ("igrave", 'ì'),
        ("ograve", 'ò'),
        ("ugrave", 'ù'),
        ("Agrave", 'À'),
        ("Egrave", 'È'),
        ("euro", '€'),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("ndash", '–'),
    ];
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign)
}

/// At most so many signs, cut between two words with an ellipsis.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let room = most.saturating_sub(1);
    let head: String = text.chars().take(room).collect();
    let whole = match head.rfind(char::is_whitespace) {
        Some(place) if place > head.len() / 2 => head.get(..place).unwrap_or(&head),
        _ => &head,
    };
    format!("{}…", whole.trim_end_matches([' ', ',', ';', ':', '.', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn html_becomes_paragraphs_of_plain_text() {
        let html =
            "<p>Cerchiamo un&#8217;addetta &amp; un addetto.</p><ul><li>patente</li></ul><script>x</script>";
        assert_eq!(plain(html), "Cerchiamo un’addetta & un addetto.\n\npatente\n\nx");
        assert_eq!(plain("citt&agrave; &nope; a < b"), "città &nope; a");
    }

    #[test]
    fn cut_falls_between_words() {
        assert_eq!(cut("uno due tre quattro", 12), "uno due…");
        assert_eq!(cut("uno", 12), "uno");
    }

    proptest! {
        #[test]
        fn plain_text_of_anything_has_no_odd_signs(text in any::<String>()) {
            let text = plain(&text);
            prop_assert!(text.chars().all(|c| c == '\n' || !is_odd(c)));
        }

        #[test]
        fn cut_is_never_longer(text in any::<String>(), most in 2_usize..80) {
            prop_assert!(cut(&text, most).chars().count() <= most);
        }
    }
}
