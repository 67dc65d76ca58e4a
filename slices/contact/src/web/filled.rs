//! A contact's form filled: empty with its usual answers, from a client, an appointment, a contact on record.

use desk::api::Appointment;
use jiff::civil::Date;
use web::Caller;
use web::forms::Form;

use super::form::{CAME_OVER, KEY};
use crate::actions::follow_appointment::entry_of;
use crate::model::{Age, Client, Contact, Entry, Kind, PersonFacts};

/// The fields of base facts that are known.
pub(super) fn fact_pairs(facts: &PersonFacts) -> Vec<(&'static str, String)> {
    let (born, band) = match facts.age {
        Some(Age::Born(year)) => (Some(year.to_string()), None),
        Some(Age::Band(band)) => (None, Some(band.word().to_owned())),
        None => (None, None),
    };
    let said = |yes: bool| if yes { "si" } else { "no" }.to_owned();
    let month = |day: Date| format!("{:04}-{:02}", day.year(), day.month());
    let pairs = [
        ("nascita", born),
        ("fascia", band),
        ("sesso", facts.sex.map(|one| one.word().to_owned())),
        ("residenza", facts.residence.as_ref().map(|one| one.word().to_owned())),
        ("cittadinanza", facts.citizenship.map(|one| one.word().to_owned())),
        ("condizione", facts.work_status.map(|one| one.word().to_owned())),
        ("senza_lavoro", facts.unemployed_since.map(month)),
        ("studio", facts.schooling.map(|one| one.word().to_owned())),
        ("fragile", facts.is_vulnerable.map(said)),
    ];
    pairs.into_iter().filter_map(|(field, value)| value.map(|value| (field, value))).collect()
}

/// What comes over when somebody is known again.
pub(super) fn client_pairs(client: &Client) -> Vec<(&'static str, String)> {
    let mut pairs = fact_pairs(&client.facts);
    let names = &client.names;
    let own = [
        ("telefono", names.phone.as_ref().map(ToString::to_string)),
        ("mail", names.email.as_ref().map(ToString::to_string)),
        ("impresa", names.firm_name.clone()),
        ("codice", names.firm_code.clone()),
    ];
    pairs.extend(own.into_iter().filter_map(|(field, value)| value.map(|value| (field, value))));
    pairs.push(("tipo", client.kind.word().to_owned()));
    pairs.push(("prima", "no".to_owned()));
    pairs
}

/// Fills what is empty from what the body knows of a client.
pub(super) fn came_over(form: Form, client: &Client) -> Form {
    let mut form = form.set("persona", client.id.to_string());
    if let Some(name) = client.names.shown() {
        form = form.set("chi", name);
    }
    let mut filled = client.id.to_string();
    for (field, value) in client_pairs(client) {
        let is_default = field == "tipo";
        if !is_default && !form.has(field) {
            filled = format!("{filled} {field}");
        }
        if is_default || !form.has(field) {
            form = form.set(field, value);
        }
    }
    form.set(CAME_OVER, filled)
}

/// Empties what came over with a client and stands there still: it is not true of anybody else. Nor is her
/// case.
pub(super) fn given_back(form: Form, client: &Client) -> Form {
    let filled = form.text(CAME_OVER).to_owned();
    let mut form = form;
    for (field, value) in client_pairs(client) {
        if filled.split(' ').skip(1).any(|one| one == field) && form.text(field) == value {
            form = form.set(field, "");
        }
    }
    form.set(CAME_OVER, "").set("persona", "").set("caso", "")
}

/// The empty form of a day at a desk: each time it is shown with a key of its own.
pub(super) fn empty(caller: &Caller, form: Form, agreements: &[String]) -> Form {
    let mut form = keyed(caller, form);
    for (field, usual) in [("giorno", caller.cx.now().date().to_string()), ("canale", "in_person".to_owned())]
    {
        if !form.has(field) {
            form = form.set(field, usual);
        }
    }
    if form.has("scelti") {
        return form;
    }
    let pairs: Vec<(String, String)> = form
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .chain(agreements.iter().map(|id| ("accordi".to_owned(), id.clone())))
        .chain([("scelti".to_owned(), "1".to_owned())])
        .collect();
    Form::from_pairs(pairs)
}

/// A form with a new key.
pub(super) fn keyed(caller: &Caller, form: Form) -> Form {
    form.set(KEY, caller.cx.new_random_id::<()>().to_string())
}

/// The form of an appointment: what was booked, and who booked it.
pub(super) fn of_appointment(appointment: &Appointment) -> Form {
    let entry = entry_of(appointment);
    let attendee = &appointment.attendee;
    let mut pairs = entry_pairs(&entry);
    pairs.push(("appuntamento".to_owned(), appointment.id.to_string()));
    let own = [
        ("chi", attendee.name.clone()),
        ("telefono", attendee.phone.as_ref().map(ToString::to_string)),
        ("mail", attendee.email.as_ref().map(ToString::to_string)),
    ];
    pairs.extend(own.into_iter().filter_map(|(field, value)| value.map(|value| (field.to_owned(), value))));
    Form::from_pairs(pairs)
}

/// The form of a contact on record, with its client's names.
pub(super) fn of_contact(contact: &Contact, client: Option<&Client>) -> Form {
    let mut pairs = entry_pairs(&contact.entry);
    pairs.push(("versione".to_owned(), contact.version.to_string()));
    pairs.push(("scelti".to_owned(), "1".to_owned()));
    // Facts of a contact are those of its day; where they are hers too, they go with her.
    let mut hers = "1".to_owned();
    if let Some(client) = client {
        pairs.push(("persona".to_owned(), client.id.to_string()));
        pairs.push(("chi".to_owned(), client.names.shown().unwrap_or_default()));
        let own = client_pairs(client).into_iter();
        let own = own.filter(|(field, _)| matches!(*field, "telefono" | "mail" | "impresa" | "codice"));
        pairs.extend(own.map(|(field, value)| (field.to_owned(), value)));
        hers = client.id.to_string();
        for (field, value) in client_pairs(client) {
            if field != "tipo" && pairs.iter().any(|(name, stands)| name == field && *stands == value) {
                hers = format!("{hers} {field}");
            }
        }
    }
    pairs.push((CAME_OVER.to_owned(), hers));
    Form::from_pairs(pairs)
}

fn entry_pairs(entry: &Entry) -> Vec<(String, String)> {
    let said = |yes: bool| if yes { "si" } else { "no" }.to_owned();
    let is_said = entry.kind == Kind::Firm || entry.request.is_some();
    let mut pairs: Vec<(String, String)> =
        fact_pairs(&entry.facts).into_iter().map(|(field, value)| (field.to_owned(), value)).collect();
    let own = [
        ("giorno", Some(entry.on_day.to_string())),
        // While nothing was asked, nobody has said that it is a person's.
        ("tipo", is_said.then(|| entry.kind.word().to_owned())),
        ("canale", Some(entry.channel.word().to_owned())),
        ("richiesta", entry.request.map(|one| one.word().to_owned())),
        ("prima", entry.is_first.map(said)),
        ("esito", entry.outcome.map(|one| one.word().to_owned())),
        ("inviata", entry.referred_to.map(|one| one.to_string())),
        ("minuti", entry.minutes.map(|one| one.to_string())),
        ("nota", entry.note.as_ref().map(|one| one.text.clone())),
        ("nota_fino", entry.note.as_ref().map(|one| one.until.to_string())),
        ("caso", entry.case.map(|one| one.to_string())),
    ];
    pairs.extend(own.into_iter().filter_map(|(field, value)| value.map(|value| (field.to_owned(), value))));
    pairs.extend(entry.services.iter().map(|id| ("servizi".to_owned(), id.to_string())));
    pairs.extend(entry.agreements.iter().map(|id| ("accordi".to_owned(), id.to_string())));
    pairs
}
