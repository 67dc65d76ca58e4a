//! Ready words and a ready picture for social networks. Posting them is left to people.

use super::text::{cut, line};
use super::{Details, Kind};
use texts::italian::words;

/// What most networks take.
pub const SHORT: usize = 280;
/// What the others take.
pub const LONG: usize = 500;

/// The words that a post is made of, in the language of the post.
#[derive(Clone, Debug)]
pub struct Said {
    /// What it is.
    pub kind: String,
    /// Where it is.
    pub place: String,
    /// Until when: "Entro il 20 dicembre 2026".
    pub until: String,
    /// Its page.
    pub url: String,
}

/// A post of at most so many signs. The address is whole whatever is cut.
pub fn post(details: &Details, said: &Said, most: usize) -> String {
    let tags = tags(details, said);
    let end = format!("{}. {}\n{}", said.until, said.url, tags);
    let who = details.employer.as_ref().map(|name| format!(" – {name}")).unwrap_or_default();
    let head = format!("{}: {}{who} ({})", said.kind, details.title, said.place);
    let room = most.saturating_sub(end.chars().count() + 1);
    let head = cut(&line(&head), room);
    let left = room.saturating_sub(head.chars().count() + 1);
    if left < 40 {
        return cut_to(format!("{head}\n{end}"), &said.url, most);
    }
    cut_to(format!("{head}\n{}\n{end}", cut(&details.summary, left.saturating_sub(1))), &said.url, most)
}

/// The last word: never longer, never without its address.
fn cut_to(post: String, url: &str, most: usize) -> String {
    if post.chars().count() <= most {
        return post;
    }
    let room = most.saturating_sub(url.chars().count() + 1);
    format!("{}\n{url}", cut(post.split(url).next().unwrap_or_default(), room))
}

fn tags(details: &Details, said: &Said) -> String {
    let kind = match details.kind {
        Kind::Vacancy => "#lavoro",
        Kind::Course => "#formazione",
        Kind::Call => "#bandi",
        Kind::Occasion => "#eventi",
        Kind::News => "#notizie",
    };
    let place: String = words(&said.place)
        .into_iter()
        .map(|word| {
            let mut signs = word.chars();
            signs
                .next()
                .map(|first| first.to_uppercase().chain(signs).collect::<String>())
                .unwrap_or_default()
        })
        .collect();
    if place.is_empty() { kind.to_owned() } else { format!("{kind} #{place}") }
}

/// The title in lines for the picture: so many signs each, so many lines, the last one cut.
pub fn lines(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = cut(word, width);
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= width => {
                last.push(' ');
                last.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last} …………"), width.min(last.chars().count() + 2));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::tests::{ground, vacancy};
    use proptest::prelude::*;

    fn said() -> Said {
        Said {
            kind: "Offerta di lavoro".into(),
            place: "La Spezia".into(),
            until: "Entro il 20 dicembre 2026".into(),
            url: "https://rete.example/opportunita/cameriere-0000000007".into(),
        }
    }

    #[test]
    fn post_says_what_where_until_when_and_where_to_read_on() {
        let details = vacancy().check(&ground()).unwrap();
        let post = post(&details, &said(), SHORT);

        assert_eq!(
            post,
            "Offerta di lavoro: Cameriera o cameriere di sala – Trattoria Inventata (La Spezia)\n\
             Ristorante sul mare cerca personale di sala per la stagione.\n\
             Entro il 20 dicembre 2026. https://rete.example/opportunita/cameriere-0000000007\n#lavoro #LaSpezia"
        );
    }

    proptest! {
        #[test]
        fn post_fits_and_keeps_its_address(title in "[a-zà-ù ]{1,160}", summary in ".{0,300}") {
            let mut details = vacancy().check(&ground()).unwrap();
            details.title = title;
            details.summary = summary;
            for most in [SHORT, LONG] {
                let post = post(&details, &said(), most);
                prop_assert!(post.chars().count() <= most, "{}", post.chars().count());
                prop_assert!(post.contains(&said().url));
            }
        }

        #[test]
        fn lines_of_the_picture_fit(title in ".{0,200}") {
            let lines = lines(&title, 28, 4);
            prop_assert!(lines.len() <= 4);
            prop_assert!(lines.iter().all(|line| line.chars().count() <= 28));
        }
    }
}
