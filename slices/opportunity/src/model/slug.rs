//! The readable part of an address.

use uuid::Uuid;

use texts::italian::words;

const LONGEST: usize = 60;

/// From a title, made the only one by the end of the id, which is random.
pub fn slug(title: &str, id: Uuid) -> String {
    let mut slug = String::new();
    for word in words(title) {
        let ascii: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if ascii.is_empty() {
            continue;
        }
        if slug.len() + ascii.len() > LONGEST {
            break;
        }
        slug.push_str(&ascii);
        slug.push('-');
    }
    let id = id.simple().to_string();
    let end: String = id.chars().skip(22).collect();
    format!("{slug}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slug_is_plain_short_and_the_only_one() {
        let one = slug("Addetto/a alla sala (m/f) – Perché no?", Uuid::from_u128(7));
        assert_eq!(one, "addetto-a-alla-sala-m-f-perche-no-0000000007");
        assert_ne!(one, slug("Addetto/a alla sala (m/f) – Perché no?", Uuid::from_u128(8)));
        assert_eq!(slug("中文", Uuid::from_u128(7)), "0000000007");
        assert!(slug(&"parola ".repeat(80), Uuid::from_u128(7)).len() < 75);
    }
}
