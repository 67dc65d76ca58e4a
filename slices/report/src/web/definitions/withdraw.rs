//! A document that the network keeps is withdrawn: looked at, and confirmed.

use askama::Template;
use axum::extract::Path;
use web::{Answer, Caller, Page};

use super::{BASE, own_network, page};
use crate::actions::{look_at_withdrawal, withdraw_definition};
use crate::web::id;

#[derive(Template)]
#[template(path = "office/withdraw.html")]
struct Withdraw {
    page: Page,
    day: String,
    /// Name, edition now, and what comes back.
    changes: Vec<(String, u32, String)>,
    lost: Vec<String>,
}

pub(super) async fn ask(caller: Caller, Path(text): Path<String>) -> Answer {
    let network = own_network(&caller).await?;
    let look = look_at_withdrawal(&caller.cx, network, id(&text)?).await?;
    let say = caller.visit.translator();
    let changes = look.changes.iter().map(|(name, now, then)| {
        let back = match then {
            Some(version) => say.ta("report-definition-withdraw-back", &[("version", (*version).into())]),
            None => say.t("report-definition-withdraw-none"),
        };
        (name.of(say.locale()).to_owned(), *now, back)
    });
    let title = caller.t("report-definition-withdraw-title");
    web::html(&Withdraw {
        page: page(&caller, title).crumb(caller.t("report-definitions-title"), BASE),
        day: say.date_time(look.document.kept_at),
        changes: changes.collect(),
        lost: look.lost.iter().map(|name| name.of(say.locale()).to_owned()).collect(),
    })
}

pub(super) async fn withdraw(caller: Caller, Path(text): Path<String>) -> Answer {
    let network = own_network(&caller).await?;
    withdraw_definition(&caller.cx, network, id(&text)?).await?;
    Ok(web::see_other_saying(&caller.visit, BASE, "report-definition-withdrawn"))
}
