//! What somebody looks for: the same for the page, the feeds, the API and the search that is saved.

use jiff::civil::Date;
use kernel::IstatCode;
use serde::{Deserialize, Serialize};

use super::{Details, Kind, words};

/// A narrowed list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Words, as they were typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// A word of [`Kind`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// ISTAT code of a Comune; what is for the whole province is found too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comune: Option<String>,
    /// Key of a target group; what is for everybody is not found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What is still of use on that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Filter {
    /// From the parameters of an address; what cannot be read is left out.
    pub fn read<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Self {
        Self {
            words: get("q").map(|text| text.chars().take(200).collect()).unwrap_or_default(),
            kind: get("tipo").filter(|word| Kind::parse(word).is_ok()).map(str::to_owned),
            comune: get("comune").filter(|code| IstatCode::parse(code).is_ok()).map(str::to_owned),
            group: get("gruppo").filter(|key| key.len() <= 60).map(str::to_owned),
            until: get("aperte-il").and_then(super::draft::day),
        }
    }

    /// Whether it narrows anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// As the query of an address, with its question mark; nothing for an empty one.
    pub fn query(&self) -> String {
        let until = self.until.map(|day| day.to_string());
        let pairs = [
            ("q", Some(self.words.as_str()).filter(|words| !words.is_empty())),
            ("tipo", self.kind.as_deref()),
            ("comune", self.comune.as_deref()),
            ("gruppo", self.group.as_deref()),
            ("aperte-il", until.as_deref()),
        ];
        let pairs = pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", encoded(value?))));
        let pairs = pairs.collect::<Vec<_>>().join("&");
        if pairs.is_empty() { String::new() } else { format!("?{pairs}") }
    }

    /// Whether an opportunity that is shown is among what is looked for. Words: all of them.
    pub fn admits(&self, details: &Details, stems: &str) -> bool {
        let query = words::query(&self.words);
        let is_there = details
            .place
            .comune()
            .is_none_or(|code| self.comune.as_ref().is_none_or(|asked| asked == code.as_str()));
        self.kind.as_ref().is_none_or(|kind| kind == details.kind.word())
            && is_there
            && self.group.as_ref().is_none_or(|group| details.groups.contains(group))
            && self.until.is_none_or(|day| details.ends_on >= day)
            && words::held(&query, stems) == query.len()
    }
}

/// Percent-encoded for a query.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::tests::{ground, vacancy};

    #[test]
    fn filter_goes_into_an_address_and_comes_back() {
        let filter = Filter {
            words: "caffè & bar".into(),
            kind: Some("vacancy".into()),
            comune: Some("011027".into()),
            group: None,
            until: Some(jiff::civil::date(2026, 12, 1)),
        };
        assert_eq!(filter.query(), "?q=caff%C3%A8+%26+bar&tipo=vacancy&comune=011027&aperte-il=2026-12-01");
        let read = Filter::read(|name| match name {
            "q" => Some("caffè & bar"),
            "tipo" => Some("vacancy"),
            "comune" => Some("011027"),
            "aperte-il" => Some("2026-12-01"),
            "gruppo" => None,
            other => panic!("{other}"),
        });
        assert_eq!(read, filter);
        assert_eq!(Filter::read(|_| Some("\u{0}x")).kind, None);
    }

    #[test]
    fn filter_admits_what_has_all_it_asks_for() {
        let details = vacancy().check(&ground()).unwrap();
        let stems = words::column(&words::stems(&details.title));
        let admits = |filter: Filter| filter.admits(&details, &stems);

        assert!(admits(Filter::default()));
        assert!(admits(Filter {
            words: "camerieri".into(),
            comune: Some("011027".into()),
            ..Filter::default()
        }));
        assert!(!admits(Filter { words: "camerieri cucina".into(), ..Filter::default() }));
        assert!(!admits(Filter { comune: Some("011015".into()), ..Filter::default() }));
        assert!(!admits(Filter { kind: Some("news".into()), ..Filter::default() }));
        assert!(!admits(Filter { group: Some("young".into()), ..Filter::default() }));
    }
}
