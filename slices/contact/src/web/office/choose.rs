//! `/ufficio/contatti`: which desk; who works at one is led there.

use askama::Template;
use web::{Answer, Caller, Page};

use crate::queries::desks_at;
use crate::store;
use crate::web::form::base;

#[derive(Template)]
#[template(path = "office/choose.html")]
struct Choose {
    page: Page,
    desks: Vec<(String, String, String)>,
}

pub(crate) async fn choose(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    if caller.cx.person().is_none() {
        return Err(web::PageError::sign_in());
    }
    let desks = desks_at(&mut tx, &caller.cx).await?;
    if let [desk] = desks.as_slice() {
        return Ok(web::see_other(&base(desk)));
    }
    if desks.is_empty() {
        return Err(web::PageError::forbidden("contact-choose-none"));
    }
    let ids: Vec<_> = desks.iter().map(|desk| desk.id).collect();
    let counts = store::lists::counts(&mut tx, &ids, caller.cx.now().date()).await?;
    let say = caller.visit.translator();
    let rows = desks.iter().map(|desk| {
        let open = counts.iter().find(|(id, ..)| *id == desk.id).map_or(0, |(_, open, _)| *open);
        let open = i64::try_from(open).unwrap_or(i64::MAX);
        (desk.name.clone(), base(desk), say.ta("contact-panel-open", &[("count", open.into())]))
    });
    let page =
        caller.page(caller.t("contact-choose-title")).private().crumb(caller.t("web-nav-office"), "/ufficio");
    web::html(&Choose { page, desks: rows.collect() })
}
