//! `/attivita/{body}`: what a partner promised and reached, by its mailed link or for its clerk. To be read, not changed.

use askama::Template;
use axum::extract::Path;
use network::api::Organisation;
use policy::Actor;
use storage::Cx;
use web::{Answer, Caller, Page, PageError};

use super::said::{self, Names, Row};
use crate::model::LineState;
use crate::policy::OWN_LINES;
use crate::queries::lines::of_body;
use crate::web::id;

#[derive(Template)]
#[template(path = "lines/own.html")]
struct Own {
    page: Page,
    body: Organisation,
    agreements: Vec<Agreement>,
    printed: String,
}

struct Agreement {
    title: String,
    validity: String,
    rows: Vec<Row>,
    late: usize,
}

/// Who reads: the holder of the body's link, or staff who may.
async fn reader(caller: &Caller, body: kernel::Id<Organisation>) -> Result<Cx, PageError> {
    if let Ok(cx) = caller.holding(OWN_LINES).await? {
        let is_hers = matches!(&cx.actor, Actor::LinkHolder { resource, .. } if *resource == body.uuid());
        if is_hers {
            return Ok(cx);
        }
    }
    if !matches!(caller.cx.actor, Actor::Staff { .. }) {
        // Says what a link is, and whether this one is over.
        caller.holding(OWN_LINES).await??;
        return Err(PageError::not_found());
    }
    Ok(caller.cx.clone())
}

pub(super) async fn own(caller: Caller, Path(text): Path<String>) -> Answer {
    let body = id(&text)?;
    let cx = reader(&caller, body).await?;
    let mut tx = caller.cx.read().await?;
    let own = of_body(&mut tx, &cx, body).await?;
    let body = network::api::organisation(&mut tx, body).await?.ok_or_else(PageError::not_found)?;
    let say = caller.visit.translator();
    let mut agreements = Vec::new();
    for one in own {
        let names = Names::of(&mut tx, &caller, &one.agreement).await?;
        agreements.push(Agreement {
            title: one.agreement.title.clone(),
            validity: said::validity(&one.agreement, say),
            rows: one.lines.iter().map(|line| Row::of(line, &names, say)).collect(),
            late: one.lines.iter().filter(|line| line.state == LineState::Late).count(),
        });
    }
    let printed = say.date_time(caller.cx.now());
    web::html(&Own {
        page: caller.page(caller.t("report-lines-own-title")).private(),
        body,
        agreements,
        printed,
    })
}
