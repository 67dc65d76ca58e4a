//! The fields of a contact's form, read into a contact; [`super::filled`] goes the other way.

use desk::api::{Desk, ServiceId};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{EmailAddress, Id, PhoneNumber};
use network::api::Agreement;
use texts::Message;
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
    let kind = errors.optional(form, "tipo", Kind::parse, CHOICE);
    let channel =
        errors.check("canale", Channel::parse(form.text("canale")).map_err(|_| "contact-error-channel"));
    let request = errors
        .check("richiesta", Request::parse(form.text("richiesta")).map_err(|_| "contact-error-request"));
    let facts = facts(form, on_day.unwrap_or(today), errors);
    let names = names(form, errors);
    let minutes = errors.check(
        "minuti",
        form.get("minuti").map(str::parse::<u16>).transpose().map_err(|_| "contact-error-minutes"),
    );
    let note = note(caller, form, today, errors);
    let appointment = form.get("appuntamento").map(str::parse).transpose();
    let appointment =
        errors.check("chi", appointment.map_err(|_| "contact-error-appointment-gone")).flatten();
    let case = form.get("caso").map(str::parse).transpose();
    let case = errors.check("chi", case.map_err(|_| "contact-error-case")).flatten();
    let client = form.get("persona").map(str::parse::<Id<Client>>).transpose();
    let client = errors.check("chi", client.map_err(|_| "contact-error-client-gone")).flatten();
    let is_first = yes_no(form, errors, "prima");
    let services = services(form, errors);
    let outcome = errors.optional(form, "esito", Outcome::parse, CHOICE);
    let referred_to = errors.optional(form, "inviata", str::parse, CHOICE);
    let agreements = agreements(form, errors);
    let (on_day, channel, request, minutes) = (on_day?, channel?, request?, minutes?);
    // The request says whom it is with, where nobody said so.
    let asker = if request.is_for(Kind::Person) { Kind::Person } else { Kind::Firm };
    let kind = kind.unwrap_or(asker);
    let origin = match channel {
        Channel::Phone => Origin::Call,
        Channel::Mail | Channel::Web => Origin::Message,
        Channel::InPerson | Channel::Video => Origin::WalkIn,
    };
    let entry = Entry {
        started_at: (on_day == today).then(|| caller.cx.now()),
        appointment,
        case,
        is_first,
        facts,
        request: Some(request),
        services,
        note,
        outcome,
        referred_to,
        minutes,
        is_quick: form.text("cosa") == "rapido",
        ..Entry::new(kind, on_day, channel, origin)
    };
    let client = match client {
        Some(id) => ClientChoice::Known(id),
        None if names.is_empty() => ClientChoice::Nobody,
        None => ClientChoice::New(names),
    };
    let key = form.get(KEY).map(str::to_owned);
    Some(NewContact { entry, client, agreements, key })
}

/// What is said of a choice that is in no list.
const CHOICE: &str = "contact-error-choice";

fn services(form: &Form, errors: &mut FieldErrors) -> Vec<ServiceId> {
    let mut services: Vec<ServiceId> = Vec::new();
    let sent = form.get_all("servizi").chain(form.get_all("servizio")).filter(|text| !text.is_empty());
    for text in sent {
        let id = errors.check("servizi", text.parse().map_err(|_| "contact-error-service"));
        services.extend(id.filter(|id| !services.contains(id)));
    }
    services
}

/// The agreements that were ticked; `None` where the form did not ask for them.
fn agreements(form: &Form, errors: &mut FieldErrors) -> Option<Vec<Id<Agreement>>> {
    let sent = form.get_all("accordi").filter(|text| !text.is_empty());
    let read = sent.map(str::parse).collect::<Result<Vec<_>, _>>();
    form.has("scelti").then_some(())?;
    errors.check("accordi", read.map_err(|_| CHOICE))
}

fn yes_no(form: &Form, errors: &mut FieldErrors, field: &str) -> Option<bool> {
    let read = |word: &str| match word {
        "si" => Ok(true),
        "no" => Ok(false),
        _ => Err(()),
    };
    errors.optional(form, field, read, CHOICE)
}

fn facts(form: &Form, on_day: Date, errors: &mut FieldErrors) -> PersonFacts {
    let born = errors.optional(form, "nascita", str::parse, "contact-error-year").map(Age::Born);
    let band = errors.optional(form, "fascia", AgeBand::parse, CHOICE).map(Age::Band);
    if born.zip(band).is_some_and(|(born, band)| born.coarsened_on(on_day) != Some(band)) {
        errors.add("fascia", "contact-error-age-twice");
    }
    let since = form.get("senza_lavoro").map(month).transpose();
    PersonFacts {
        age: born.or(band),
        sex: errors.optional(form, "sesso", Sex::parse, CHOICE),
        residence: errors.optional(form, "residenza", Residence::parse, CHOICE),
        citizenship: errors.optional(form, "cittadinanza", Citizenship::parse, CHOICE),
        work_status: errors.optional(form, "condizione", WorkStatus::parse, CHOICE),
        unemployed_since: errors.check("senza_lavoro", since).flatten(),
        schooling: errors.optional(form, "studio", Schooling::parse, CHOICE),
        is_vulnerable: yes_no(form, errors, "fragile"),
    }
}

/// A month, as the field of the browser sends it or as it is typed: `2026-03`, `03/2026`, `3/2026`.
fn month(text: &str) -> Result<Date, &'static str> {
    let parts = text.split(['-', '/']).map(|part| part.trim().parse());
    let parts: Vec<i16> = parts.collect::<Result<_, _>>().map_err(|_| "contact-error-month")?;
    let (year, month) = match parts.as_slice() {
        [year, month] if *year > 12 => (*year, *month),
        [month, year] => (*year, *month),
        _ => return Err("contact-error-month"),
    };
    let month = i8::try_from(month).map_err(|_| "contact-error-month")?;
    Date::new(year, month, 1).map_err(|_| "contact-error-month")
}

/// More than any name has.
const NAME_CHARS: usize = 120;
/// More than any firm's has.
const FIRM_NAME_CHARS: usize = 160;
/// A fiscal code's.
const FIRM_CODE_CHARS: usize = 16;

/// How somebody is called and reached. What is typed into the first field is a name, a telephone or a mail address.
pub(super) fn names(form: &Form, errors: &mut FieldErrors) -> ClientNames {
    for (field, most) in [("chi", NAME_CHARS), ("impresa", FIRM_NAME_CHARS), ("codice", FIRM_CODE_CHARS)] {
        writable(form, errors, field);
        if form.text(field).chars().count() > most {
            errors.add(field, Message::new("contact-error-long").with("most", most));
        }
    }
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

/// Words are kept as they were written, or not at all.
fn writable(form: &Form, errors: &mut FieldErrors, field: &str) {
    if form.had_nul(field) {
        errors.add(field, "contact-error-nul");
    }
}

fn note(caller: &Caller, form: &Form, today: Date, errors: &mut FieldErrors) -> Option<Note> {
    writable(form, errors, "nota");
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
            EntryFault::UnemployedAtWork => ("senza_lavoro", "contact-error-at-work"),
            EntryFault::Minutes => ("minuti", "contact-error-minutes"),
            EntryFault::Services => ("servizi", "contact-error-services"),
            EntryFault::Note => ("nota", "contact-error-note"),
            EntryFault::NoteUntil => ("nota_fino", "contact-error-note-until"),
            EntryFault::ReferredToNobody => ("inviata", "contact-error-referred"),
            EntryFault::Agreement => ("accordi", "contact-error-agreement"),
            EntryFault::UnknownService => ("servizi", "contact-error-service"),
            EntryFault::UnknownComune => ("residenza", "contact-error-comune"),
            EntryFault::UnknownBody => ("inviata", "contact-error-body"),
            EntryFault::FirmRequest => ("richiesta", "contact-error-firm-request"),
            EntryFault::PersonRequest => ("richiesta", "contact-error-person-request"),
        };
        errors.add(field, key);
    }
    errors
}

/// The address of a desk's contacts.
pub(super) fn base(desk: &Desk) -> String {
    format!("/ufficio/contatti/{}", desk.slug)
}
