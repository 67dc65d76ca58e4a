//! `/ufficio/rapporti/definizioni`: measures and forms as they are in force, and documents of one's own: looked at before they
//! hold, withdrawn when they should hold no more.

mod files;
mod keep;
mod said;
mod withdraw;

use askama::Template;
use axum::Router;
use axum::routing::{get, post};
use kernel::Id;
use network::api::Network;
use policy::Resource;
use texts::Translator;
use web::forms::{Fields, upload_limit};
use web::{Answer, App, Caller, Page, PageError};

use super::{FILE_MIB, page};
use crate::model::form::{SHIPPED_FORMS, read_form};
use crate::model::{Form as ReportForm, Measure};
use crate::policy::KeepDefinitions;
use crate::queries;
use crate::store;
use crate::store::definition::{Definition, Kind};

/// Where it all is.
const BASE: &str = "/ufficio/rapporti/definizioni";

/// Its routes.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(BASE, get(index).post(keep::look).layer(upload_limit(FILE_MIB)))
        .route("/ufficio/rapporti/definizioni/conferma", post(keep::keep).layer(upload_limit(FILE_MIB)))
        .route("/ufficio/rapporti/definizioni/programma/{name}", get(files::shipped))
        .route("/ufficio/rapporti/definizioni/{name}", get(files::document))
        .route("/ufficio/rapporti/definizioni/{id}/ritira", get(withdraw::ask).post(withdraw::withdraw))
}

#[derive(Template)]
#[template(path = "office/definitions.html")]
struct Index {
    page: Page,
    fields: Fields,
    measures: Vec<(String, String, &'static str, u32)>,
    forms: Vec<FormRow>,
    own: Vec<Own>,
}

/// A form in force.
struct FormRow {
    key: String,
    name: String,
    about: String,
    version: u32,
    /// Whether the program has one of this word, and it is another one.
    replaces_shipped: bool,
}

/// A document that the network kept.
struct Own {
    href: String,
    /// What it holds.
    name: String,
    day: String,
    standing: &'static str,
    tone: &'static str,
    is_kept: bool,
}

async fn own_network(caller: &Caller) -> Result<Id<Network>, PageError> {
    let mut tx = caller.cx.read().await?;
    let network = queries::own_network(&mut tx).await?.ok_or_else(PageError::not_found)?;
    caller.cx.permit::<KeepDefinitions>(Resource::new(network.id, [network.id.uuid()]))?;
    Ok(network.id)
}

async fn index_of(caller: &Caller, fields: Fields) -> Result<Index, PageError> {
    let network = own_network(caller).await?;
    let mut tx = caller.cx.read().await?;
    let say = caller.visit.translator();
    let locale = say.locale();
    let measures = queries::measures(&mut tx, network).await?;
    let forms = queries::forms(&mut tx, network).await?;
    let all = store::definition::all(&mut tx, network).await?;
    let shipped: Vec<ReportForm> =
        SHIPPED_FORMS.iter().filter_map(|text| read_form(text, &measures).ok()).collect();
    let own = all.iter().map(|one| own(one, &all, &measures, say)).collect();
    let measure = |one: Measure| {
        (one.name.of(locale).to_owned(), one.says.of(locale).to_owned(), one.counts.text(), one.version)
    };
    let form = |one: ReportForm| FormRow {
        replaces_shipped: shipped.iter().any(|other| other.key == one.key && *other != one),
        name: one.name.of(locale).to_owned(),
        about: one.about.of(locale).to_owned(),
        key: one.key,
        version: one.version,
    };
    Ok(Index {
        page: page(caller, caller.t("report-definitions-title")),
        fields,
        measures: measures.into_iter().map(measure).collect(),
        forms: forms.into_iter().map(form).collect(),
        own,
    })
}

fn own(one: &Definition, all: &[Definition], measures: &[Measure], say: &Translator) -> Own {
    let newer =
        all.iter().take_while(|other| other.id != one.id).filter(|other| other.withdrawn_at.is_none());
    let is_replaced = one.kind == Kind::Form && newer.into_iter().any(|other| other.name == one.name);
    let (standing, tone) = match one.withdrawn_at {
        Some(_) => ("report-definitions-withdrawn", "stop"),
        None if is_replaced => ("report-definitions-replaced", "plain"),
        None => ("report-definitions-in-force", "ok"),
    };
    let edition = |name: &str, version: u32| {
        say.ta("report-definitions-edition", &[("name", name.into()), ("version", version.into())])
    };
    let name = match one.kind {
        Kind::Measures => say.t("report-definitions-measures"),
        Kind::Form => read_form(&one.text, measures)
            .map_or_else(|_| one.name.clone(), |form| edition(form.name.of(say.locale()), form.version)),
    };
    Own {
        href: format!("{BASE}/{}", one.id),
        name,
        day: say.date_time(one.kept_at),
        standing,
        tone,
        is_kept: one.withdrawn_at.is_none(),
    }
}

async fn index(caller: Caller) -> Answer {
    web::html(&index_of(&caller, Fields::empty()).await?)
}
