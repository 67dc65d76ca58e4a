//! `/ufficio/contatti/{desk}/{contact}`: a contact as it is on record, with what each agreement makes of it.

use askama::Template;
use axum::extract::Path;
use desk::api::Desk;
use kernel::Id;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{contact_at, contact_or_struck, page};
use crate::actions::close_months::is_told;
use crate::actions::strike_contact;
use crate::model::{Contact, StrikeReason};
use crate::store;
use crate::web::form::base;
use crate::web::shown::{Counted, Names, counted, details, facts, marks, who};

#[derive(Template)]
#[template(path = "office/show.html")]
struct Show {
    page: Page,
    base: String,
    slug: String,
    id: String,
    is_open: bool,
    is_quick: bool,
    details: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    note: Option<(String, String)>,
    client: Option<Whose>,
    case: Option<(String, String)>,
    appointment: Option<String>,
    counted: Vec<Counted>,
    in_reports: Vec<String>,
}

/// Whose contact it is, and what tells her from another of the same name.
struct Whose {
    href: String,
    name: String,
    marks: Vec<String>,
}

#[derive(Template)]
#[template(path = "office/strike.html")]
struct Strike {
    page: Page,
    fields: Fields,
    back: String,
    details: Vec<(String, String)>,
    in_reports: Vec<String>,
    reasons: Vec<Choice>,
}

pub(crate) async fn show(caller: Caller, Path((desk, id)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let (desk, contact) = contact_at(&mut tx, &caller, &desk, &id).await?;
    let names = Names::of(&mut tx, std::slice::from_ref(&contact)).await?;
    let base = base(&desk);
    let client = whose(&mut tx, &caller, &base, &contact, &names).await?;
    let case = match contact.case {
        Some(id) => {
            store::case::find(&mut tx, id).await?.filter(|case| case.organisation == contact.organisation)
        }
        None => None,
    };
    let shown = Show {
        page: page(&caller, &desk, caller.t("contact-show-title")),
        slug: desk.slug.clone(),
        id: contact.id.to_string(),
        is_open: contact.closed_at.is_none(),
        is_quick: contact.is_quick,
        details: details(&mut tx, &caller, &contact, &names).await?,
        facts: facts(&mut tx, &caller, &contact.facts).await?,
        note: note(&mut tx, &caller, &contact).await?,
        client,
        case: case.map(|case| (format!("{base}/casi/{}", case.id), super::cases::name(&caller, &case))),
        appointment: contact.appointment.map(|id| format!("/ufficio/agenda/{}/appuntamenti/{id}", desk.slug)),
        counted: counted(&mut tx, &caller, &contact).await?,
        in_reports: in_reports(&mut tx, &caller, &desk, &contact).await?,
        base,
    };
    web::html(&shown)
}

/// What is to be known of it and of reports: that it counts on another day than its own, that a report has counted it.
async fn in_reports(
    tx: &mut storage::Tx,
    caller: &Caller,
    desk: &Desk,
    contact: &Contact,
) -> storage::Result<Vec<String>> {
    let say = caller.visit.translator();
    let late = (contact.counted_on != contact.on_day)
        .then(|| say.ta("contact-show-late", &[("day", say.date(contact.counted_on).into())]));
    let told = is_told(tx, &caller.cx, desk, contact).await?.then(|| say.t("contact-show-told"));
    Ok(late.into_iter().chain(told).collect())
}

async fn whose(
    tx: &mut storage::Tx,
    caller: &Caller,
    base: &str,
    contact: &Contact,
    names: &Names,
) -> storage::Result<Option<Whose>> {
    let Some(id) = contact.client else { return Ok(None) };
    let client = names.client(contact);
    let mut marks = client.map(|client| marks(caller, client)).unwrap_or_default();
    let others = store::lists::of_client(tx, id).await?;
    let before = others.iter().filter(|one| one.id != contact.id && one.on_day <= contact.on_day);
    let say = caller.visit.translator();
    marks.push(match before.map(|one| one.on_day).max() {
        Some(day) => say.ta("contact-show-before", &[("day", say.date_short(day).into())]),
        None => say.t("contact-show-none-before"),
    });
    Ok(Some(Whose { href: format!("{base}/persone/{id}"), name: who(caller, contact, client), marks }))
}

/// The note with whose it is and until when.
pub(super) async fn note(
    tx: &mut storage::Tx,
    caller: &Caller,
    contact: &Contact,
) -> storage::Result<Option<(String, String)>> {
    let Some(note) = &contact.note else { return Ok(None) };
    let owner = match note.by {
        Some(person) => identity::api::display_name(tx, Id::from_uuid(person)).await?,
        None => None,
    };
    let owner = owner.unwrap_or_else(|| caller.t("contact-note-nobody"));
    let until = caller.visit.translator().date(note.until);
    let said =
        caller.visit.translator().ta("contact-note-owner", &[("name", owner.into()), ("day", until.into())]);
    Ok(Some((note.text.clone(), said)))
}

async fn own(caller: &Caller, desk: &str, id: &str) -> Result<(Desk, Contact), PageError> {
    let mut tx = caller.cx.read().await?;
    contact_at(&mut tx, caller, desk, id).await
}

impl Strike {
    async fn of(caller: &Caller, desk: &Desk, contact: &Contact, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let names = Names::of(&mut tx, std::slice::from_ref(contact)).await?;
        let reasons = StrikeReason::CHOSEN.iter();
        Ok(Self {
            page: page(caller, desk, caller.t("contact-strike-title")),
            fields,
            back: format!("{}/{}", base(desk), contact.id),
            details: details(&mut tx, caller, contact, &names).await?,
            in_reports: in_reports(&mut tx, caller, desk, contact).await?,
            reasons: reasons.map(|(one, key)| Choice::new(one.word(), caller.t(key))).collect(),
        })
    }
}

pub(crate) async fn ask_strike(caller: Caller, Path((desk, id)): Path<(String, String)>) -> Answer {
    let (desk, contact) = own(&caller, &desk, &id).await?;
    web::html(&Strike::of(&caller, &desk, &contact, Fields::empty()).await?)
}

pub(crate) async fn strike(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, found) = {
        let mut tx = caller.cx.read().await?;
        contact_or_struck(&mut tx, &caller, &desk, &id).await?
    };
    let contact = match found {
        Ok(contact) => contact,
        // Somebody else was faster: what she wanted is done.
        Err(_) => return Ok(web::see_other_saying(&caller.visit, &base(&desk), "contact-strike-done")),
    };
    let Some(reason) = StrikeReason::chosen(form.text("motivo")) else {
        let mut errors = FieldErrors::new();
        errors.add("motivo", "contact-error-strike-reason");
        let fields = Fields::refused(form, errors);
        return web::unprocessable(&Strike::of(&caller, &desk, &contact, fields).await?);
    };
    strike_contact(&caller.cx, contact.id, reason).await?;
    let to = format!("{}?giorno={}", base(&desk), contact.on_day);
    Ok(web::see_other_saying(&caller.visit, &to, "contact-strike-done"))
}
