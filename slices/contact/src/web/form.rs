//! The fields of a contact's form, read into a contact; [`super::filled`] goes the other way.

use desk::api::{Desk, ServiceId};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{EmailAddress, Id, PhoneNumber};
use web::Caller;
use web::forms::{FieldErrors, Form};

pub(super) use super::filled::{
    came_over, client_pairs, empty, fact_pairs, given_back, keyed, of_appointment, of_contact,
};
use crate::model::{
    Age, AgeBand, Channel, Citizenship, Client, ClientChoice, ClientNames, Entry, EntryFault, Kind,
    NOTE_DAYS_USUAL, NewContact, Note, Origin, Outcome, PersonFacts, Request, Residence, Schooling, Sex,
    WorkStatus,
};

/// The hidden field with the form's key.
pub(super) const KEY: &str = "chiave";
/// Whose facts came over, and which fields they filled: her id, then their names. What is empty then was emptied; what still
/// stands as it came goes with her when somebody else is chosen.
pub(super) const CAME_OVER: &str = "riportati";

/// Reads the form of a contact at a desk; what is wrong goes to `errors`.
pub(super) fn read(caller: &Caller, form: &Form, errors: &mut FieldErrors) -> Option<NewContact> {
    let today = caller.cx.now().date();
    let on_day = match form.get("giorno") {
        Some(text) => errors.check("giorno", text.parse::<Date>().map_err(|_| "contact-error-day")),
        None => Some(today),
    };
    let kind = Kind::parse(form.text("tipo")).unwrap_or(Kind::Person);
    let channel =
        errors.check("canale", Channel::parse(form.text("canale")).map_err(|_| "contact-error-channel"));
    let request = errors
        .check("richiesta", Request::parse(form.text("richiesta")).map_err(|_| "contact-error-request"));
    let facts = facts(form, errors);
    let names = names(form, errors);
    let minutes = errors.check(
        "minuti",
        form.get("minuti").map(str::parse::<u16>).transpose().map_err(|_| "contact-error-minutes"),
    );
    let note = note(caller, form, today, errors);
    let (on_day, channel, request, minutes) = (on_day?, channel?, request?, minutes?);
    // A firm's request says whom it is with, where the field above was left alone.
    let kind = if request.is_for(kind) { kind } else { Kind::Firm };
    let origin = match channel {
        Channel::Phone => Origin::Call,
        Channel::Mail | Channel::Web => Origin::Message,
        Channel::InPerson | Channel::Video => Origin::WalkIn,
    };
    let entry = Entry {
        started_at: (on_day == today).then(|| caller.cx.now()),
        appointment: form.get("appuntamento").and_then(|text| text.parse().ok()),
        message: form.get("messaggio").and_then(|text| text.parse().ok()),
        case: form.get("caso").and_then(|text| text.parse().ok()),
        is_first: yes_no(form, "prima"),
        facts,
        request: Some(request),
        services: services(form),
        note,
        outcome: form.get("esito").and_then(|word| Outcome::parse(word).ok()),
        referred_to: form.get("inviata").and_then(|text| text.parse().ok()),
        minutes,
        is_quick: form.text("cosa") == "rapido",
        ..Entry::new(kind, on_day, channel, origin)
    };
    let client = match form.get("persona").and_then(|text| text.parse::<Id<Client>>().ok()) {
        Some(id) => ClientChoice::Known(id),
        None if names.is_empty() => ClientChoice::Nobody,
        None => ClientChoice::New(names),
    };
    let agreements =
        form.has("scelti").then(|| form.get_all("accordi").filter_map(|text| text.parse().ok()).collect());
    let key = form.get(KEY).map(str::to_owned);
    Some(NewContact { entry, client, agreements, key })
}

fn services(form: &Form) -> Vec<ServiceId> {
    let mut services: Vec<ServiceId> = Vec::new();
    for id in form.get_all("servizi").chain(form.get_all("servizio")).filter_map(|text| text.parse().ok()) {
        if !services.contains(&id) {
            services.push(id);
        }
    }
    services
}

fn yes_no(form: &Form, field: &str) -> Option<bool> {
    match form.text(field) {
        "si" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn facts(form: &Form, errors: &mut FieldErrors) -> PersonFacts {
    let born = form.get("nascita").map(str::parse::<i16>).transpose();
    let born = errors.check("nascita", born.map_err(|_| "contact-error-year")).flatten();
    let band = form.get("fascia").and_then(|word| AgeBand::parse(word).ok()).map(Age::Band);
    let since = form.get("senza_lavoro").map(month).transpose();
    PersonFacts {
        age: born.map(Age::Born).or(band),
        sex: form.get("sesso").and_then(|word| Sex::parse(word).ok()),
        residence: form.get("residenza").and_then(|code| Residence::parse(code).ok()),
        citizenship: form.get("cittadinanza").and_then(|word| Citizenship::parse(word).ok()),
        work_status: form.get("condizione").and_then(|word| WorkStatus::parse(word).ok()),
        unemployed_since: errors.check("senza_lavoro", since).flatten(),
        schooling: form.get("studio").and_then(|word| Schooling::parse(word).ok()),
        is_vulnerable: yes_no(form, "fragile"),
    }
}

/// A month, as the field of the browser sends it or as it is typed: `2026-03`, `03/2026`, `3/2026`.
fn month(text: &str) -> Result<Date, &'static str> {
    let parts: Vec<i16> = text.split(['-', '/']).filter_map(|part| part.trim().parse().ok()).collect();
    let (year, month) = match parts.as_slice() {
        [year, month] if *year > 12 => (*year, *month),
        [month, year] => (*year, *month),
        _ => return Err("contact-error-month"),
    };
    let month = i8::try_from(month).map_err(|_| "contact-error-month")?;
    Date::new(year, month, 1).map_err(|_| "contact-error-month")
}

/// How somebody is called and reached. What is typed into the first field is a name, a telephone or a mail address.
pub(super) fn names(form: &Form, errors: &mut FieldErrors) -> ClientNames {
    let who = form.get("chi");
    let as_phone = who.and_then(|text| PhoneNumber::parse(text).ok());
    let as_email = who.and_then(|text| EmailAddress::parse(text).ok());
    let name = who.filter(|_| as_phone.is_none() && as_email.is_none()).map(str::to_owned);
    let phone = form.get("telefono").map(PhoneNumber::parse).transpose();
    let email = form.get("mail").map(EmailAddress::parse).transpose();
    ClientNames {
        name,
        phone: errors.check("telefono", phone.map_err(|_| "contact-error-phone")).flatten().or(as_phone),
        email: errors.check("mail", email.map_err(|_| "contact-error-mail")).flatten().or(as_email),
        firm_name: form.get("impresa").map(str::to_owned),
        firm_code: form.get("codice").map(str::to_uppercase),
    }
}

fn note(caller: &Caller, form: &Form, today: Date, errors: &mut FieldErrors) -> Option<Note> {
    let text = form.get("nota")?;
    let until = match form.get("nota_fino") {
        Some(day) => errors.check("nota_fino", day.parse().map_err(|_| "contact-error-note-until"))?,
        None => today.saturating_add(NOTE_DAYS_USUAL.days()),
    };
    Some(Note { text: text.to_owned(), until, by: caller.cx.person() })
}

/// What is wrong, by field.
pub(super) fn errors(faults: &[EntryFault]) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for fault in faults {
        let (field, key) = match fault {
            EntryFault::FutureDay => ("giorno", "contact-error-future"),
            EntryFault::OldDay => ("giorno", "contact-error-day"),
            EntryFault::BirthYear => ("nascita", "contact-error-year"),
            EntryFault::UnemployedSince => ("senza_lavoro", "contact-error-month"),
            EntryFault::Minutes => ("minuti", "contact-error-minutes"),
            EntryFault::Services => ("servizi", "contact-error-services"),
            EntryFault::Note => ("nota", "contact-error-note"),
            EntryFault::NoteUntil => ("nota_fino", "contact-error-note-until"),
            EntryFault::ReferredToNobody => ("inviata", "contact-error-referred"),
            EntryFault::Agreement => ("accordi", "contact-error-agreement"),
        };
        errors.add(field, key);
    }
    errors
}

/// The address of a desk's contacts.
pub(super) fn base(desk: &Desk) -> String {
    format!("/ufficio/contatti/{}", desk.slug)
}
