//! `/ufficio/opportunita/nuova` and `…/{id}/modifica`: the office writes, or changes what others wrote.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;
use kernel::Id;
use network::api::Network;
use policy::Resource;
use web::components::Doubt;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{chosen, network_choices, networks, page};
use crate::actions::standing::scopes;
use crate::actions::{NewOpportunity, OpportunityError, create_opportunity, edit_opportunity};
use crate::model::draft::day;
use crate::model::{Opportunity, SourceTerms};
use crate::policy::KeepOpportunity;
use crate::store;
use crate::web::form::{self, Choices};
use crate::web::id;

/// The hidden field with the id of the opportunity that a form is about to make.
const KEY: &str = "chiave";

#[derive(Template)]
#[template(path = "office/form.html")]
struct Edit {
    page: Page,
    fields: Fields,
    choices: Choices,
    networks: Vec<Choice>,
    is_new: bool,
    /// Words of which it is to be said why they may stay.
    doubts: Vec<Doubt>,
}

impl Edit {
    async fn of(
        caller: &Caller,
        networks: &[Network],
        before: Option<&Opportunity>,
        fields: Fields,
    ) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let ids: Vec<Id<Network>> = match before {
            Some(one) => vec![one.network],
            None => networks.iter().map(|one| one.id).collect(),
        };
        let title = match before {
            Some(one) => one.title.clone(),
            None => caller.t("opportunity-new-title"),
        };
        Ok(Self {
            page: page(caller, title),
            fields,
            choices: Choices::of(&mut tx, caller, &ids).await?,
            networks: if before.is_some() { Vec::new() } else { network_choices(networks) },
            is_new: before.is_none(),
            doubts: Vec::new(),
        })
    }
}

impl Edit {
    fn asking(mut self, missing: &[crate::model::doubt::Doubt]) -> Self {
        self.doubts = Doubt::all(missing);
        self
    }
}

async fn mine(caller: &Caller) -> Result<Vec<Network>, PageError> {
    let mut tx = caller.cx.read().await?;
    networks(&mut tx, caller).await
}

pub(crate) async fn new(caller: Caller) -> Answer {
    let networks = mine(&caller).await?;
    let lead = caller.app.site().lead_body.clone();
    let form = Form::from_pairs([("source_name", lead.as_str()), ("language", "it")]);
    let fields = Fields::of(form.set(KEY, caller.cx.new_random_id::<Opportunity>().to_string()));
    web::html(&Edit::of(&caller, &networks, None, fields).await?)
}

pub(crate) async fn create(caller: Caller, form: Form) -> Answer {
    let networks = mine(&caller).await?;
    let mut errors = FieldErrors::new();
    let publish_on = publish_day(&form, &mut errors);
    let draft = form::draft(&form);
    let reasons = Doubt::reasons(&form);
    let network = chosen(&networks, &form)?;
    let id = form.get(KEY).and_then(|id| id.parse().ok());
    let new = NewOpportunity { id, network, draft, publish_on, reasons: reasons.clone() };
    if errors.is_empty() {
        match create_opportunity(&caller.cx, new).await {
            Ok(id) => {
                let to = format!("/ufficio/opportunita/{id}");
                return Ok(web::see_other_saying(&caller.visit, &to, "opportunity-new-done"));
            }
            Err(OpportunityError::Faulty(faults)) => errors = form::errors(&faults),
            Err(OpportunityError::Doubtful(missing)) => {
                let fields = Fields::refused(form, Doubt::errors(&reasons, &missing));
                let page = Edit::of(&caller, &networks, None, fields).await?;
                return web::unprocessable(&page.asking(&missing));
            }
            Err(OpportunityError::Over) => errors.add("publish_on", "opportunity-error-over"),
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(&Edit::of(&caller, &networks, None, Fields::refused(form, errors)).await?)
}

/// The day on which it is to be published; today where there is none.
pub(super) fn publish_day(form: &Form, errors: &mut FieldErrors) -> Option<Date> {
    let text = form.get("publish_on")?;
    errors.check("publish_on", day(text).ok_or("opportunity-fault-wrong-date"))
}

async fn own(caller: &Caller, text: &str) -> Result<Opportunity, PageError> {
    let mut tx = caller.cx.read().await?;
    let one = store::opportunity::find(&mut tx, id(text)?).await?.ok_or_else(PageError::not_found)?;
    let scopes = scopes(&mut tx, &caller.cx, one.network).await?;
    caller.cx.permit::<KeepOpportunity>(Resource::new(one.id, scopes))?;
    if one.state.is_editable() { Ok(one) } else { Err(PageError::conflict("opportunity-error-withdrawn")) }
}

pub(crate) async fn edit(caller: Caller, Path(text): Path<String>) -> Answer {
    let one = own(&caller, &text).await?;
    let fields = Fields::of(form::form_of(&one));
    web::html(&Edit::of(&caller, &[], Some(&one), fields).await?)
}

pub(crate) async fn update(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let one = own(&caller, &text).await?;
    let draft = form::draft(&form);
    let reasons = Doubt::reasons(&form);
    match edit_opportunity(&caller.cx, one.id, form::version(&form), &draft, &reasons).await {
        Ok(()) => {
            let to = format!("/ufficio/opportunita/{}", one.id);
            Ok(web::see_other_saying(&caller.visit, &to, "opportunity-edit-done"))
        }
        Err(OpportunityError::Faulty(faults)) => {
            let fields = Fields::refused(form, form::errors(&faults));
            web::unprocessable(&Edit::of(&caller, &[], Some(&one), fields).await?)
        }
        Err(OpportunityError::Doubtful(missing)) => {
            let fields = Fields::refused(form, Doubt::errors(&reasons, &missing));
            web::unprocessable(&Edit::of(&caller, &[], Some(&one), fields).await?.asking(&missing))
        }
        Err(OpportunityError::Moved) => {
            // What she typed stays; the version is the new one, so that saving again is her decision.
            let mut errors = FieldErrors::new();
            errors.add("title", "opportunity-error-changed-meanwhile");
            let form = form.set("version", one.version.to_string());
            web::unprocessable(&Edit::of(&caller, &[], Some(&one), Fields::refused(form, errors)).await?)
        }
        Err(other) => Err(other.into()),
    }
}

/// A source's form shares the choices of an opportunity's.
pub(super) fn terms_form(terms: &SourceTerms) -> Form {
    Form::from_pairs([
        ("name", terms.name.clone()),
        ("url", terms.url.clone().unwrap_or_default()),
        ("kind", terms.kind.word().to_owned()),
        ("place", terms.place.clone().unwrap_or_default()),
        ("language", terms.language.word().to_owned()),
        ("days", terms.days.map(|days| days.to_string()).unwrap_or_default()),
        ("is_trusted", if terms.is_trusted { "1".to_owned() } else { String::new() }),
    ])
}
