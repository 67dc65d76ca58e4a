//! The one screen of a contact: new, of an appointment, or on record.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};
use desk::api::{Desk, ServiceId};
use kernel::Id;
use network::api::Organisation;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{Tab, page, tabs};
use crate::actions::edit_client;
use crate::model::{Client, ClientNames, Contact, Kind, Residence};
use crate::queries::{Ground, find_clients};
use crate::store;
use crate::web::choices::{Folded, Keyed, channels, kinds, most_given, requests};
use crate::web::form::{self, base};
use crate::web::shown::marks;

#[derive(Template)]
#[template(path = "office/screen.html")]
pub(super) struct Screen {
    page: Page,
    tabs: Vec<Tab>,
    fields: Fields,
    base: String,
    is_new: bool,
    /// Where it is sent, if not to its own address.
    action: Option<String>,
    found: Vec<Found>,
    taken: Option<String>,
    was_sought: bool,
    kinds: Vec<Keyed>,
    channels: Vec<Keyed>,
    requests: Vec<Keyed>,
    firm_requests: Vec<Keyed>,
    most_given: Vec<Keyed>,
    folded: Folded,
    cases: Vec<Choice>,
    meanwhile: Option<Meanwhile>,
}

/// The contact as a colleague has left it meanwhile.
pub(super) struct Meanwhile {
    pub(super) details: Vec<(String, String)>,
    pub(super) note: Option<(String, String)>,
}

/// Somebody who may be the one, without a script.
pub(super) struct Found {
    pub(super) id: String,
    pub(super) label: String,
}

impl Screen {
    /// The screen with what stands in the form. `seek` looks for who may be meant.
    pub(super) async fn of(
        caller: &Caller,
        desk: &Desk,
        title: String,
        fields: Fields,
        seek: Option<&str>,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let today = caller.cx.now().date();
        let day = fields.value("giorno").parse().unwrap_or(today);
        let ground = Ground::of(&mut tx, desk, day, today).await?;
        let mut found = Vec::new();
        if let Some(text) = seek {
            let clients = find_clients(&mut tx, &caller.cx, desk, text).await?;
            found = clients
                .iter()
                .map(|one| Found { id: one.id.to_string(), label: label(caller, one) })
                .collect();
        }
        let taken = match fields.value("persona").parse::<Id<Client>>() {
            Ok(id) if found.is_empty() => store::client::find(&mut tx, id).await?,
            _ => None,
        };
        let taken = taken.filter(|one| one.organisation.uuid() == desk.organisation);
        let cases = cases(&mut tx, caller, desk, &fields).await?;
        let mut folded = Folded::of(caller, &ground);
        add_gone(&mut tx, &mut folded, &ground, &fields).await?;
        Ok(Self {
            page: page(caller, desk, title),
            tabs: tabs(caller, desk, "/nuovo"),
            base: base(desk),
            is_new: !fields_has(&fields, "versione"),
            action: None,
            found,
            taken: taken.map(|one| self::taken(caller, &one)),
            was_sought: seek.is_some(),
            kinds: kinds(caller),
            channels: channels(caller),
            requests: requests(caller, Kind::Person),
            firm_requests: requests(caller, Kind::Firm),
            most_given: most_given(&ground),
            folded,
            cases,
            meanwhile: None,
            fields,
        })
    }
}

impl Screen {
    /// Sent as a new contact, wherever it is shown.
    pub(super) fn of_new(mut self, desk: &Desk) -> Self {
        self.action = Some(format!("{}/nuovo", base(desk)));
        self
    }

    /// Sent as a correction of a contact, wherever it is shown.
    pub(super) fn of_known(mut self, desk: &Desk, id: Id<Contact>) -> Self {
        self.action = Some(format!("{}/{id}/modifica", base(desk)));
        self
    }

    /// The page for who saved after a colleague: 409, with what stands there now, if it does, beside what was typed.
    pub(super) fn conflict(mut self, meanwhile: Option<Meanwhile>) -> Answer {
        self.meanwhile = meanwhile;
        Ok((StatusCode::CONFLICT, Html(self.render()?)).into_response())
    }

    /// The page; with status 422 where something is to mend.
    pub(super) fn answer(&self) -> Answer {
        if self.fields.is_refused() { web::unprocessable(self) } else { web::html(self) }
    }
}

/// Adds how she is reached to what the body knows of a client, where it was typed and not known.
pub(super) async fn add_names(caller: &Caller, id: Id<Client>, form: &Form) -> Result<(), PageError> {
    let typed = form::names(form, &mut FieldErrors::new());
    let client = {
        let mut tx = caller.cx.read().await?;
        store::client::find(&mut tx, id).await?
    };
    let Some(client) = client else { return Ok(()) };
    let known = client.names;
    let names = ClientNames {
        name: known.name.clone().or(typed.name),
        phone: known.phone.clone().or(typed.phone),
        email: known.email.clone().or(typed.email),
        firm_name: known.firm_name.clone().or(typed.firm_name),
        firm_code: known.firm_code.clone().or(typed.firm_code),
    };
    if names != known {
        edit_client(&caller.cx, id, names).await?;
    }
    Ok(())
}

fn fields_has(fields: &Fields, field: &str) -> bool {
    !fields.value(field).is_empty()
}

/// Adds what is chosen and is not offered any more: a contact on record keeps it, unless the operator takes it away.
async fn add_gone(
    tx: &mut storage::Tx,
    folded: &mut Folded,
    ground: &Ground,
    fields: &Fields,
) -> storage::Result<()> {
    let is_offered =
        |id: &ServiceId| ground.most_given.iter().chain(&ground.services).any(|(offered, _)| offered == id);
    let chosen = fields.values("servizi").filter_map(|text| text.parse().ok());
    let gone: Vec<ServiceId> = chosen.filter(|id| !is_offered(id)).collect();
    let names = desk::api::service_names(tx, gone.into_iter()).await?;
    let mut gone: Vec<Choice> =
        names.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    gone.sort_by(|a, b| (&a.label, &a.value).cmp(&(&b.label, &b.value)));
    folded.services.extend(gone);
    if let Ok(id) = fields.value("inviata").parse::<Id<Organisation>>()
        && ground.bodies.iter().all(|one| one.id != id)
        && let Some(body) = network::api::organisation(tx, id).await?
    {
        folded.bodies.push(Choice::new(id.to_string(), body.name.clone()));
    }
    if let Ok(Residence::Comune(code)) = Residence::parse(fields.value("residenza"))
        && ground.comuni.iter().all(|one| one.istat_code != code)
    {
        folded.comuni.push(Choice::new(code.as_str(), code.as_str()));
    }
    Ok(())
}

/// The cases of who is chosen that the contact may be of: the open ones, and the one that a contact on record is of.
async fn cases(
    tx: &mut storage::Tx,
    caller: &Caller,
    desk: &Desk,
    fields: &Fields,
) -> Result<Vec<Choice>, PageError> {
    let Ok(client) = fields.value("persona").parse::<Id<Client>>() else { return Ok(Vec::new()) };
    let cases = store::case::of_client(tx, client).await?;
    let own = cases.iter().filter(|one| one.organisation.uuid() == desk.organisation);
    let is_on_record = fields_has(fields, "versione");
    let possible = own.filter(|one| {
        one.closed.is_none() || (is_on_record && fields.is_chosen("caso", &one.id.to_string()))
    });
    Ok(possible.map(|one| Choice::new(one.id.to_string(), super::cases::name(caller, one))).collect())
}

/// A client in one line: name, what tells her from others of that name, when she was here last.
pub(super) fn label(caller: &Caller, client: &Client) -> String {
    let mut parts = vec![client.names.shown().unwrap_or_default()];
    parts.extend(marks(caller, client));
    let day = caller.visit.translator().date_short(client.last_contact_on);
    parts.push(caller.visit.translator().ta("contact-list-last", &[("day", day.into())]));
    parts.join(" · ")
}

/// Who was chosen, said beside the field.
pub(super) fn taken(caller: &Caller, client: &Client) -> String {
    caller.visit.translator().ta("contact-suggest-taken", &[("who", label(caller, client).into())])
}

/// Takes back what came over with somebody who is not the one after all.
pub(super) async fn given_back(caller: &Caller, desk: &Desk, form: Form) -> Result<Form, PageError> {
    let Some(id) = whose(&form) else {
        return Ok(form.set(form::CAME_OVER, "").set("persona", "").set("caso", ""));
    };
    let mut tx = caller.cx.read().await?;
    let client = store::client::find(&mut tx, id).await?;
    Ok(match client.filter(|one| one.organisation.uuid() == desk.organisation) {
        Some(client) => form::given_back(form, &client),
        None => form.set(form::CAME_OVER, "").set("persona", "").set("caso", ""),
    })
}

/// Whose facts came over.
fn whose(form: &Form) -> Option<Id<Client>> {
    form.text(form::CAME_OVER).split(' ').next()?.parse().ok()
}

/// Brings the facts of a chosen client over, once; a client of another body is nobody.
pub(super) async fn came_over(caller: &Caller, desk: &Desk, form: Form) -> Result<Form, PageError> {
    let Ok(id) = form.text("persona").parse::<Id<Client>>() else { return Ok(form) };
    let form = match whose(&form) {
        Some(before) if before != id => given_back(caller, desk, form).await?,
        _ => form,
    };
    if form.has(form::CAME_OVER) {
        return Ok(form);
    }
    let mut tx = caller.cx.read().await?;
    let client = store::client::find(&mut tx, id).await?;
    Ok(match client.filter(|one| one.organisation.uuid() == desk.organisation) {
        Some(client) => form::came_over(form, &client),
        None => form.set("persona", ""),
    })
}

/// The same of a form that is saved: who is not known here is said at her field, and does not become somebody else in silence.
pub(super) async fn hers(
    caller: &Caller,
    desk: &Desk,
    form: Form,
    errors: &mut FieldErrors,
) -> Result<Form, PageError> {
    let is_chosen = form.has("persona");
    let form = came_over(caller, desk, form).await?;
    if is_chosen && !form.has("persona") {
        errors.add("chi", "contact-error-client-gone");
    }
    Ok(form)
}
