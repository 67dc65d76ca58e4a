//! Contacts and clients as lines and definitions of a page.

use std::collections::HashMap;

use desk::api::ServiceId;
use kernel::Id;
use network::api::{Belongs, Organisation};
use serde_json::{Value, json};
use storage::{Result, Tx};
use web::Caller;

use crate::model::{Age, Client, Contact, PersonFacts, Residence};
use crate::queries::groups_of;
use crate::store;

/// The names that a list of contacts needs, asked once for all.
#[derive(Default)]
pub(super) struct Names {
    clients: HashMap<Id<Client>, Client>,
    services: HashMap<ServiceId, String>,
    bodies: HashMap<Id<Organisation>, String>,
}

impl Names {
    pub(super) async fn of(tx: &mut Tx, contacts: &[Contact]) -> Result<Self> {
        let clients: Vec<Id<Client>> = contacts.iter().filter_map(|one| one.client).collect();
        let bodies: Vec<Id<Organisation>> = contacts.iter().filter_map(|one| one.referred_to).collect();
        let services = contacts.iter().flat_map(|one| one.services.iter().copied());
        let clients = store::client::some(tx, &clients).await?;
        let bodies = network::api::organisations(tx, &bodies).await?;
        Ok(Self {
            clients: clients.into_iter().map(|one| (one.id, one)).collect(),
            services: desk::api::service_names(tx, services).await?,
            bodies: bodies.into_iter().map(|one| (one.id, one.name.clone())).collect(),
        })
    }

    pub(super) fn client(&self, contact: &Contact) -> Option<&Client> {
        self.clients.get(&contact.client?)
    }

    pub(super) fn services(&self, contact: &Contact) -> Vec<String> {
        contact.services.iter().filter_map(|id| self.services.get(id).cloned()).collect()
    }

    /// A service by its name and, for a program, the id that does not change with it.
    pub(super) fn service(&self, id: ServiceId) -> Value {
        json!({ "id": id, "name": self.services.get(&id) })
    }

    /// The body whom she was referred to, likewise.
    pub(super) fn referred_to(&self, contact: &Contact) -> Option<Value> {
        contact.referred_to.map(|id| json!({ "id": id, "name": self.bodies.get(&id) }))
    }

    fn body(&self, contact: &Contact) -> Option<&str> {
        self.bodies.get(&contact.referred_to?).map(String::as_str)
    }
}

/// A contact as a line of a list.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) when: String,
    pub(super) what: String,
    pub(super) who: String,
    pub(super) channel: String,
    pub(super) services: String,
    pub(super) outcome: String,
    pub(super) is_quick: bool,
}

impl Line {
    /// With the time on a day's list, with the day elsewhere.
    pub(super) fn of(caller: &Caller, base: &str, contact: &Contact, names: &Names, with_day: bool) -> Self {
        let say = caller.visit.translator();
        let time = contact.started_at.map(|at| say.time_of(at));
        let when = match (with_day, time) {
            (true, _) => say.date_short(contact.on_day),
            (false, Some(time)) => time,
            (false, None) => "–".to_owned(),
        };
        Self {
            href: format!("{base}/{}", contact.id),
            when,
            what: contact.request.map_or_else(|| caller.t("contact-to-complete"), |one| caller.t(one.text())),
            who: who(caller, contact, names.client(contact)),
            channel: caller.t(contact.channel.text()),
            services: names.services(contact).join(", "),
            outcome: contact.outcome.map(|one| caller.t(one.text())).unwrap_or_default(),
            is_quick: contact.is_quick,
        }
    }
}

impl Line {
    /// The line leads to where the contact is completed.
    pub(super) fn completing(mut self) -> Self {
        self.href.push_str("/modifica");
        self
    }
}

/// How a contact's person is called on a page.
pub(super) fn who(caller: &Caller, contact: &Contact, client: Option<&Client>) -> String {
    client.and_then(|client| client.names.shown()).unwrap_or_else(|| caller.t(contact.kind.text()))
}

/// What tells a client from another of the same name: her firm, her telephone, or else her year of birth or her mail.
pub(super) fn marks(caller: &Caller, client: &Client) -> Vec<String> {
    let names = &client.names;
    let is_named = names.name.is_some() || names.firm_name.is_some();
    let mut marks: Vec<String> = names.firm_name.iter().filter(|_| names.name.is_some()).cloned().collect();
    let phone = names.phone.as_ref().filter(|_| is_named).map(ToString::to_string);
    let born = match client.facts.age {
        Some(Age::Born(year)) => {
            Some(caller.visit.translator().ta("contact-list-born", &[("year", year.to_string().into())]))
        }
        _ => None,
    };
    let email = names.email.as_ref().filter(|_| is_named).map(ToString::to_string);
    marks.extend(phone.or(born).or(email));
    marks
}

/// What is known of somebody, as terms; what was not said is left out.
pub(super) async fn facts(
    tx: &mut Tx,
    caller: &Caller,
    facts: &PersonFacts,
) -> Result<Vec<(String, String)>> {
    let say = caller.visit.translator();
    let residence = match &facts.residence {
        Some(Residence::Comune(code)) => network::api::municipality(tx, code).await?.map(|one| one.name),
        Some(Residence::Elsewhere) => Residence::Elsewhere.text().map(|key| caller.t(key)),
        None => None,
    };
    let (born, band) = match facts.age {
        Some(Age::Born(year)) => (Some(year.to_string()), None),
        Some(Age::Band(band)) => (None, Some(caller.t(band.text()))),
        None => (None, None),
    };
    let month = |day: jiff::civil::Date| format!("{:02}/{}", day.month(), day.year());
    let yes = |yes| say.t(if yes { "contact-said-yes" } else { "contact-said-no" });
    let rows = [
        ("contact-form-born", born),
        ("contact-form-band", band),
        ("contact-form-sex", facts.sex.map(|one| caller.t(one.text()))),
        ("contact-form-residence", residence),
        ("contact-form-citizenship", facts.citizenship.map(|one| caller.t(one.text()))),
        ("contact-form-work", facts.work_status.map(|one| caller.t(one.text()))),
        ("contact-form-since", facts.unemployed_since.map(month)),
        ("contact-form-schooling", facts.schooling.map(|one| caller.t(one.text()))),
        ("contact-form-vulnerable", facts.is_vulnerable.map(yes)),
    ];
    Ok(rows.into_iter().filter_map(|(key, value)| value.map(|value| (caller.t(key), value))).collect())
}

/// All of a contact but its person, as terms.
pub(super) async fn details(
    tx: &mut Tx,
    caller: &Caller,
    contact: &Contact,
    names: &Names,
) -> Result<Vec<(String, String)>> {
    let say = caller.visit.translator();
    let day = match contact.started_at {
        Some(at) => say.date_time(at),
        None => say.date(contact.on_day),
    };
    let minutes = contact
        .minutes
        .map(|minutes| say.ta("contact-list-minutes", &[("count", i64::from(minutes).into())]));
    let first =
        contact.is_first.map(|first| caller.t(if first { "contact-first-yes" } else { "contact-first-no" }));
    let services = Some(names.services(contact).join(", ")).filter(|text| !text.is_empty());
    let mut rows = vec![
        ("contact-form-day", Some(day)),
        ("contact-form-kind", Some(caller.t(contact.kind.text()))),
        ("contact-form-channel", Some(caller.t(contact.channel.text()))),
        ("contact-form-origin", Some(caller.t(contact.origin.text()))),
        ("contact-form-first", first),
        ("contact-form-request", contact.request.map(|one| caller.t(one.text()))),
        ("contact-form-services", services),
        ("contact-form-outcome", contact.outcome.map(|one| caller.t(one.text()))),
        ("contact-form-referred", names.body(contact).map(str::to_owned)),
        ("contact-form-minutes", minutes),
    ];
    let recorder = match contact.recorded_by {
        Some(person) => identity::api::display_name(tx, Id::from_uuid(person)).await?,
        None => None,
    };
    rows.push(("contact-form-recorder", recorder));
    Ok(rows.into_iter().filter_map(|(key, value)| value.map(|value| (caller.t(key), value))).collect())
}

/// An agreement that a contact counts in, and the groups it makes of her, computed now.
pub(super) struct Counted {
    pub(super) title: String,
    pub(super) yes: String,
    pub(super) unknown: String,
}

pub(super) async fn counted(tx: &mut Tx, caller: &Caller, contact: &Contact) -> Result<Vec<Counted>> {
    let groups = groups_of(tx, contact, caller.visit.locale()).await?;
    let names = |group: &crate::queries::Group, wanted: Belongs| {
        let names = group.belongs.iter().filter(|(_, belongs)| *belongs == wanted);
        names.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
    };
    Ok(groups
        .iter()
        .map(|group| Counted {
            title: group.title.clone(),
            yes: names(group, Belongs::Yes),
            unknown: names(group, Belongs::Unknown),
        })
        .collect())
}
