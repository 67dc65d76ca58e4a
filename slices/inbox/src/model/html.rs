//! The text of an HTML mail. What comes out is shown as text, so that nothing of it acts; this only makes it readable.

/// Elements that end a line.
const BLOCKS: [&str; 19] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "hr",
    "pre",
    "section",
    "article",
];
/// Elements whose content nobody reads.
const UNSEEN: [&str; 6] = ["script", "style", "head", "template", "title", "noscript"];

/// The words of an HTML text, a line for each block. Never fails: what is no HTML comes out as it is.
pub(super) fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        push(&mut text, before);
        rest = element(from, &mut text);
    }
    push(&mut text, rest);
    tidy(&text)
}

/// Takes one element off the front; what follows it.
fn element<'a>(from: &'a str, text: &mut String) -> &'a str {
    if let Some(comment) = from.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    let Some((tag, after)) = from.get(1..).and_then(|inner| inner.split_once('>')) else {
        // A lone sign in a text.
        push(text, "<");
        return from.get(1..).unwrap_or_default();
    };
    let is_end = tag.starts_with('/');
    let name: String = tag
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    if name.is_empty() && !tag.starts_with(['!', '?', '/']) {
        push(text, "<");
        return from.get(1..).unwrap_or_default();
    }
    if !is_end && UNSEEN.contains(&name.as_str()) && !tag.ends_with('/') {
        return past(after, &name);
    }
    if BLOCKS.contains(&name.as_str()) {
        text.push('\n');
    } else if name == "td" || name == "th" {
        text.push(' ');
    }
    after
}

/// What follows the end of an element whose content is dropped; all of it when it never ends.
fn past<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = rest.get(at + 2..).unwrap_or_default();
        if rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// Adds words, with the character references that mails use.
fn push(text: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        text.push_str(&before.replace(['\r', '\n', '\t'], " "));
        let name = from.get(1..).unwrap_or_default();
        match name
            .char_indices()
            .take(10)
            .find(|(_, c)| *c == ';')
            .and_then(|(end, _)| Some((named(name.get(..end)?)?, end)))
        {
            Some((c, end)) => {
                text.push(c);
                rest = name.get(end + 1..).unwrap_or_default();
            }
            None => {
                text.push('&');
                rest = name;
            }
        }
    }
    text.push_str(&rest.replace(['\r', '\n', '\t'], " "));
}

fn named(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" => '’',
        "nbsp" => ' ',
        "agrave" => 'à',
        "egrave" => 'è',
        "eacute" => 'é',
        "igrave" => 'ì',
        "ograve" => 'ò',
        "ugrave" => 'ù',
        "Agrave" => 'À',
        "Egrave" => 'È',
        "euro" => '€',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "laquo" => '«',
        "raquo" => '»',
        _ => return None,
    })
}

/// One space between words, at most one empty line.
fn tidy(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() && lines.last().is_none_or(String::is_empty) {
            continue;
        }
        lines.push(line);
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_remain_and_programs_do_not() {
        let html = "<html><head><title>x</title><style>p{color:red}</style></head><body><p>Buongiorno,<br>cerco un corso \
                    d&#39;inglese &amp; tedesco.</p><script>alert('x')</script><!-- <p>nascosto</p> --><ul><li>uno<li>due</ul>\
                    <a href=\"javascript:alert(1)\">clic</a> 3 < 4 &nopes; &egrave; cos&igrave;</body></html>";

        assert_eq!(
            text_of(html),
            "Buongiorno,\ncerco un corso d'inglese & tedesco.\n\nuno\ndue\nclic 3 < 4 &nopes; è così"
        );
    }

    #[test]
    fn broken_html_is_read_as_far_as_it_goes() {
        assert_eq!(text_of("<p>uno<scri"), "uno<scri");
        assert_eq!(text_of("uno<script>mai"), "uno");
        assert_eq!(text_of("<!-- mai"), "");
        assert_eq!(text_of("&#1114112;&#0;&"), "&#1114112;&#0;&");
    }

    proptest::proptest! {
        #[test]
        fn nothing_stops_it(html in "[<>&/a-z!\\-#; àé\n]*") {
            let text = text_of(&html);
            proptest::prop_assert!(text.len() <= html.len() * 3 + 1);
        }
    }
}
