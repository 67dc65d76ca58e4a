//! `/ufficio/invii/{desk}/consenso/{agreement}`: the text of consent on paper, to be read aloud or signed.

use askama::Template;
use axum::extract::Path;
use texts::Locale;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use super::{own_desk, page};
use crate::store;
use crate::web::{id, shown};

#[derive(Template)]
#[template(path = "office/consent.html")]
struct Consent {
    page: Page,
    printed: String,
    agreement: String,
    controller: String,
    version: i64,
    since: String,
    language: &'static str,
    other: String,
    lines: Vec<String>,
}

/// `GET /ufficio/invii/{desk}/consenso/{agreement}?lingua=`
///
/// # Errors
/// 404 where the agreement has no text.
pub(crate) async fn print(
    caller: Caller,
    Path((slug, agreement)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = own_desk(&mut tx, &caller, &slug).await?;
    let found = network::api::agreement(&mut tx, id(&agreement)?).await?.ok_or_else(PageError::not_found)?;
    let text = store::terms::text(&mut tx, found.id).await?.ok_or_else(PageError::not_found)?;
    let locale = Locale::parse(form.text("lingua")).unwrap_or_default();
    let other = Locale::ALL.into_iter().find(|one| *one != locale).unwrap_or_default();
    let say = caller.visit.translator();
    web::html(&Consent {
        printed: say.date_time(caller.cx.now()),
        controller: shown::body(&mut tx, found.controller).await?,
        version: text.version,
        since: say.date_of(text.since),
        language: locale.code(),
        other: format!("/ufficio/invii/{slug}/consenso/{agreement}?lingua={}", other.code()),
        lines: text.in_language(locale).lines().map(str::to_owned).collect(),
        agreement: found.terms.title,
        page: page(&caller, caller.t("referral-consent-title"), &desk),
    })
}
