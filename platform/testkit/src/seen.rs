//! What tests of flows ask of answers and of mails: words that stand there or do not, links, addresses.

use crate::{Browser, Response, TestApp};

/// What tests ask of an answer.
pub trait Seen: Sized {
    /// Stops unless the page has these words.
    fn holds(self, words: &str) -> Self;
    /// Stops if the page has these words.
    fn lacks(self, words: &str) -> Self;
    /// The addresses of its links.
    fn links(&self) -> Vec<String>;
    /// The value of a hidden field; stops if there is none.
    fn field(&self, name: &str) -> String;
}

impl Seen for Response {
    #[track_caller]
    fn holds(self, words: &str) -> Self {
        assert!(self.text().contains(words), "{words} is not in {}", self.text());
        self
    }

    #[track_caller]
    fn lacks(self, words: &str) -> Self {
        assert!(!self.text().contains(words), "{words} is in {}", self.text());
        self
    }

    fn links(&self) -> Vec<String> {
        let parts = self.text().split("href=\"").skip(1);
        parts.filter_map(|part| part.split('"').next()).map(str::to_owned).collect()
    }

    #[track_caller]
    fn field(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let after = self.text().split(&mark).nth(1).unwrap_or_else(|| panic!("no {name} in {}", self.text()));
        after.split('"').next().unwrap_or_default().to_owned()
    }
}

impl TestApp {
    /// Subject and text of the mails to an address, the oldest first.
    pub fn mails_to(&self, to: &str) -> Vec<(String, String)> {
        let hers = self.mails().into_iter().filter(|mail| mail.recipients.iter().any(|one| one.contains(to)));
        hers.map(|mail| (mail.subject.clone(), mail.text.clone().unwrap_or_default())).collect()
    }

    /// The link in the last mail with one, to an address or with words in its subject.
    #[track_caller]
    pub fn mailed_link(&self, about: &str) -> String {
        let is_about = |mail: &&standins::ReceivedMail| {
            mail.subject.contains(about) || mail.recipients.iter().any(|one| one.contains(about))
        };
        let mails = self.mails();
        let texts = mails.iter().rev().filter(is_about).filter_map(|mail| mail.text.as_deref());
        let link = texts.filter_map(|text| text.split_whitespace().find(|word| word.contains("/l/"))).next();
        link.expect("a mail with a link").to_owned()
    }

    /// So many days go by.
    pub fn later(&self, days: i64) {
        self.clock.set(self.clock.now().plus_days(days));
    }
}

impl Browser {
    /// Opens an address and whatever it leads on to.
    pub async fn open(&self, address: &str) -> Response {
        let answer = self.get(address).await;
        self.follow(answer).await
    }
}
