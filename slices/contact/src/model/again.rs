//! A form that comes back with the key of a contact it made: the same once more, or something else.

use super::{ClientChoice, ClientNames, Contact, NewContact};

impl NewContact {
    /// Whether it says something else than the contact that its form made. What it leaves out says nothing: a browser
    /// brings back less than was typed. `known` is how that contact's person is called.
    pub fn says_else(&self, made: &Contact, known: Option<&ClientNames>) -> bool {
        let (entry, before) = (&self.entry, &made.entry);
        let is_another_contact = entry.on_day != before.on_day
            || entry.kind != before.kind
            || entry.channel != before.channel
            || differs(entry.request, before.request)
            || differs(entry.outcome, before.outcome)
            || differs(entry.referred_to, before.referred_to)
            || differs(entry.minutes, before.minutes)
            || differs(entry.case, before.case)
            || differs(
                entry.note.as_ref().map(|note| &note.text),
                before.note.as_ref().map(|note| &note.text),
            )
            || entry.services.iter().any(|service| !before.services.contains(service))
            || entry.facts.clone().over(before.facts.clone()) != before.facts;
        is_another_contact
            || match &self.client {
                ClientChoice::Nobody => false,
                ClientChoice::Known(client) => before.client != Some(*client),
                ClientChoice::New(names) | ClientChoice::SignedIn(names, _) => {
                    known.is_none_or(|known| is_another(names, known))
                }
            }
    }
}

fn is_another(names: &ClientNames, known: &ClientNames) -> bool {
    let folded = |text: &Option<String>| text.as_deref().map(tables::folded);
    differs(folded(&names.name), folded(&known.name))
        || differs(names.phone.as_ref(), known.phone.as_ref())
        || differs(names.email.as_ref(), known.email.as_ref())
        || differs(folded(&names.firm_name), folded(&known.firm_name))
        || differs(names.firm_code.as_ref(), known.firm_code.as_ref())
}

/// What is said now, and was not said so.
fn differs<T: PartialEq>(now: Option<T>, before: Option<T>) -> bool {
    now.is_some() && now != before
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::{Id, Instant};
    use uuid::Uuid;

    use super::*;
    use crate::model::{Channel, Entry, Kind, Origin, Request};

    fn made() -> Contact {
        let entry = Entry {
            request: Some(Request::Job),
            minutes: Some(20),
            ..Entry::new(Kind::Person, date(2026, 11, 23), Channel::Phone, Origin::Call)
        };
        Contact {
            id: Id::from_uuid(Uuid::nil()),
            organisation: Id::from_uuid(Uuid::nil()),
            desk: Id::from_uuid(Uuid::nil()),
            closed_at: None,
            counted_on: entry.on_day,
            entry,
            recorded_by: None,
            created_at: Instant::start_of(date(2026, 11, 23)),
            told: None,
            version: 1,
        }
    }

    fn named(name: &str) -> ClientNames {
        ClientNames { name: Some(name.to_owned()), ..ClientNames::default() }
    }

    fn sent(entry: Entry, client: ClientChoice) -> NewContact {
        NewContact { entry, client, agreements: None, key: None }
    }

    #[test]
    fn form_that_comes_back_with_less_says_nothing_else() {
        let less = Entry { minutes: None, ..made().entry };

        assert!(!sent(made().entry, ClientChoice::Nobody).says_else(&made(), None));
        assert!(!sent(less.clone(), ClientChoice::Nobody).says_else(&made(), Some(&named("Prova Una"))));
        let again = ClientChoice::New(named("prova  una"));
        assert!(!sent(less, again).says_else(&made(), Some(&named("Prova Una"))));
    }

    #[test]
    fn another_request_or_person_is_something_else() {
        let other = Entry { request: Some(Request::Support), ..made().entry };

        assert!(sent(other, ClientChoice::Nobody).says_else(&made(), None));
        let somebody = || ClientChoice::New(named("Prova Due"));
        assert!(sent(made().entry, somebody()).says_else(&made(), Some(&named("Prova Una"))));
        assert!(sent(made().entry, somebody()).says_else(&made(), None));
        let known = ClientChoice::Known(Id::from_uuid(Uuid::nil()));
        assert!(sent(made().entry, known).says_else(&made(), None));
    }
}
