//! Who comes back: looked for by name, telephone or mail among those whom one body knows, and nobody else's.

use desk::api::Desk;
use kernel::{EmailAddress, Id, PhoneNumber};
use policy::{Refusal, Resource};
use storage::{Cx, StorageError, Tx};

use crate::actions::standing::scopes_of_body;
use crate::model::Client;
use crate::policy::FindClients;
use crate::store;

/// What somebody typed, as the database is asked for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// A pattern of the words of a name: each word begins so, in this order.
    pub name: Option<String>,
    /// A pattern of a telephone.
    pub phone: Option<String>,
    /// A whole mail address.
    pub email: Option<String>,
}

/// Digits of a telephone that somebody must type: fewer are in every number.
const FEWEST_DIGITS: usize = 4;
/// Most that a page shows.
const MOST: i64 = 8;

impl Sought {
    /// Reads what was typed; none where it is too little to look for.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let is_number = text.chars().all(|c| c.is_ascii_digit() || " +./-()".contains(c));
        if is_number {
            let whole = PhoneNumber::parse(text).ok().map(|phone| phone.as_str().to_owned());
            let part = (digits.len() >= FEWEST_DIGITS).then(|| format!("%{digits}%"));
            return Some(Self { phone: Some(whole.or(part)?), ..Self::default() });
        }
        if let Ok(email) = EmailAddress::parse(text) {
            return Some(Self { email: Some(email.as_str().to_owned()), ..Self::default() });
        }
        let words = texts::italian::words(text);
        if words.iter().map(|word| word.chars().count()).sum::<usize>() < 2 {
            return None;
        }
        // Words hold letters and digits only: nothing in them is a sign of a pattern.
        let name = words.iter().map(|word| format!("% {word}")).collect::<String>();
        Some(Self { name: Some(format!("{name}%")), ..Self::default() })
    }
}

/// Looks for somebody among the clients of a desk's body; the last to come stand first.
///
/// # Errors
/// [`policy::Refusal`], or the database.
pub async fn find_clients(tx: &mut Tx, cx: &Cx, desk: &Desk, text: &str) -> Result<Vec<Client>, FindError> {
    let body = Id::from_uuid(desk.organisation);
    let permit = cx.permit::<FindClients>(Resource::new(body, scopes_of_body(tx, body).await?))?;
    match Sought::parse(text) {
        Some(sought) => Ok(store::client::search(tx, &permit, &sought, MOST).await?),
        None => Ok(Vec::new()),
    }
}

/// Why nobody was looked for.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<String> {
        Sought::parse(text)?.name
    }

    #[test]
    fn words_of_a_name_are_looked_for_by_their_beginning() {
        assert_eq!(name("Ross"), Some("% ross%".into()));
        assert_eq!(name(" D'Àmico  Lu "), Some("% d% amico% lu%".into()));
        assert_eq!(name("100%_"), Some("% 100%".into()));
        assert_eq!(Sought::parse("r"), None);
        assert_eq!(Sought::parse("%"), None);
    }

    #[test]
    fn numbers_are_telephones_and_addresses_are_mail() {
        assert_eq!(Sought::parse("0187 123456").unwrap().phone, Some("+390187123456".into()));
        assert_eq!(Sought::parse("3456").unwrap().phone, Some("%3456%".into()));
        assert_eq!(Sought::parse("187"), None);
        assert_eq!(Sought::parse("a.b@example.org").unwrap().email, Some("a.b@example.org".into()));
    }
}
