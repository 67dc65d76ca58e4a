//! `/ufficio/contatti/{desk}/persone/{client}`: all that the body keeps of somebody: shown, given, corrected, erased.

use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::http::header::CONTENT_DISPOSITION;
use axum::response::IntoResponse as _;
use desk::api::Desk;
use kernel::Id;
use serde_json::json;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::slice::Kept;
use web::{Answer, Caller, Page, PageError};

use super::page;
use crate::actions::forget::known_elsewhere;
use crate::actions::{KnownOf, edit_client, forget_client, give_tie_link, look_at_client, untie_client};
use crate::model::{Case, Client};
use crate::queries::desk_at;
use crate::web::choices::request_choices;
use crate::web::form::{self, base};
use crate::web::keeping::whole;
use crate::web::shown::{Line, Names, facts};

#[derive(Template)]
#[template(path = "office/client.html")]
struct Shown {
    page: Page,
    base: String,
    id: String,
    fields: Fields,
    terms: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    kept_until: String,
    lines: Vec<Line>,
    notes: Vec<(String, String)>,
    cases: Vec<(String, String)>,
    may_open: bool,
    requests: Vec<Choice>,
    link: Option<String>,
    is_tied: bool,
    printed: String,
    /// What other rooms keep of her for this body.
    elsewhere: Vec<Kept>,
}

impl Shown {
    /// What follows when she is erased, to be known before.
    fn on_erasing(&self) -> impl Iterator<Item = &String> {
        self.elsewhere.iter().flat_map(|kept| &kept.on_erasing)
    }
}

/// What the other rooms keep for the body of a client whom the caller may see.
async fn kept_elsewhere(caller: &Caller, client: &Client) -> Result<Vec<Kept>, PageError> {
    let known = {
        let mut tx = caller.cx.read().await?;
        known_elsewhere(&mut tx, client).await?
    };
    let mut all = Vec::new();
    for of_client in caller.app.keepings().iter().filter_map(|room| room.of_client) {
        all.extend((of_client.kept)(caller.clone(), &known).await?);
    }
    Ok(all)
}

async fn own(caller: &Caller, desk: &str, id: &str) -> Result<(Desk, KnownOf), PageError> {
    let desk = {
        let mut tx = caller.cx.read().await?;
        desk_at(&mut tx, &caller.cx, desk).await?
    };
    let known = look_at_client(&caller.cx, crate::web::id(id)?).await?;
    if known.client.organisation.uuid() == desk.organisation {
        Ok((desk, known))
    } else {
        Err(PageError::not_found())
    }
}

impl Shown {
    async fn of(
        caller: &Caller,
        desk: &Desk,
        known: &KnownOf,
        fields: Fields,
        link: Option<String>,
    ) -> Result<Self, PageError> {
        let elsewhere = kept_elsewhere(caller, &known.client).await?;
        let mut tx = caller.cx.read().await?;
        let say = caller.visit.translator();
        let names = Names::of(&mut tx, &known.contacts).await?;
        let base = base(desk);
        let client = &known.client;
        let case = |one: &Case| (format!("{base}/casi/{}", one.id), super::cases::name(caller, one));
        let note = |one: &crate::model::Contact| {
            one.note.as_ref().map(|note| (say.date_short(one.on_day), note.text.clone()))
        };
        Ok(Self {
            page: page(
                caller,
                desk,
                client.names.shown().unwrap_or_else(|| caller.t("contact-client-nameless")),
            ),
            id: client.id.to_string(),
            fields,
            terms: terms(caller, client),
            facts: facts(&mut tx, caller, &client.facts).await?,
            kept_until: say.date(client.forget_on),
            lines: known.contacts.iter().map(|one| Line::of(caller, &base, one, &names, true)).collect(),
            notes: known.contacts.iter().filter_map(note).collect(),
            cases: known.cases.iter().map(case).collect(),
            may_open: known.contacts.len() > 1,
            requests: request_choices(caller),
            link,
            is_tied: client.person.is_some(),
            printed: say.date_time(caller.cx.now()),
            elsewhere,
            base,
        })
    }
}

/// How she is called and reached.
pub(in crate::web) fn terms(caller: &Caller, client: &Client) -> Vec<(String, String)> {
    let names = &client.names;
    let rows = [
        ("contact-client-name", names.name.clone()),
        ("contact-form-phone", names.phone.as_ref().map(ToString::to_string)),
        ("contact-form-mail", names.email.as_ref().map(ToString::to_string)),
        ("contact-form-firm", names.firm_name.clone()),
        ("contact-form-firm-code", names.firm_code.clone()),
        ("contact-form-kind", Some(caller.t(client.kind.text()))),
    ];
    rows.into_iter().filter_map(|(key, value)| value.map(|value| (caller.t(key), value))).collect()
}

fn fields_of(client: &Client) -> Fields {
    let form = form::client_pairs(client).into_iter();
    let name = client.names.name.clone().map(|name| ("chi", name));
    Fields::of(Form::from_pairs(form.chain(name)))
}

pub(crate) async fn show(caller: Caller, Path((desk, id)): Path<(String, String)>) -> Answer {
    let (desk, known) = own(&caller, &desk, &id).await?;
    let fields = fields_of(&known.client);
    web::html(&Shown::of(&caller, &desk, &known, fields, None).await?)
}

/// All of it for a program: hers to take along.
pub(crate) async fn data(caller: Caller, Path((desk, id)): Path<(String, String)>) -> Answer {
    let (_, known) = own(&caller, &desk, &id).await?;
    let disposition = [(CONTENT_DISPOSITION, "attachment; filename=\"dati.json\"")];
    let elsewhere = kept_elsewhere(&caller, &known.client).await?;
    let names = Names::of(&mut caller.cx.read().await?, &known.contacts).await?;
    let mut data = whole(&known, &names);
    let elsewhere = elsewhere
        .into_iter()
        .map(|kept| json!({ "heading": kept.heading, "kept_until": kept.kept_until, "records": kept.whole }));
    if let serde_json::Value::Object(data) = &mut data {
        data.insert("also_kept".to_owned(), elsewhere.collect());
    }
    Ok((disposition, Json(data)).into_response())
}

/// Corrects, erases, gives the link by which she ties her account, or unties it.
pub(crate) async fn act(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let client: Id<Client> = crate::web::id(&id)?;
    let (desk, known) = own(&caller, &desk, &id).await?;
    let here = format!("{}/persone/{client}", base(&desk));
    let mut errors = FieldErrors::new();
    match form.text("cosa") {
        "correggi" => {
            let names = form::names(&form, &mut errors);
            if errors.is_empty() && names.is_empty() {
                errors.add("chi", "contact-error-no-name");
            }
            if errors.is_empty() {
                edit_client(&caller.cx, client, names).await?;
                return Ok(web::see_other_saying(&caller.visit, &here, "contact-client-edited"));
            }
        }
        "cancella" if form.has("conferma") => {
            forget_client(&caller.cx, client, caller.app.keepings()).await?;
            let to = format!("{}/persone", base(&desk));
            return Ok(web::see_other_saying(&caller.visit, &to, "contact-client-forgotten"));
        }
        "cancella" => errors.add("conferma", "contact-error-confirm"),
        "collega" => {
            let link = give_tie_link(&caller.cx, client).await?;
            let address = caller.app.kit().link_address(&caller.cx, &link);
            let fields = fields_of(&known.client);
            return web::html(&Shown::of(&caller, &desk, &known, fields, Some(address)).await?);
        }
        "scollega" => {
            untie_client(&caller.cx, client).await?;
            return Ok(web::see_other_saying(&caller.visit, &here, "contact-client-untied"));
        }
        _ => return Err(PageError::invalid("contact-error-faulty")),
    }
    let fields = Fields::refused(form, errors);
    web::unprocessable(&Shown::of(&caller, &desk, &known, fields, None).await?)
}
