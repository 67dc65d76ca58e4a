//! `/ufficio/rete/firme/{id}`: a round over all bodies on one page: who has signed, who is late, remind them.

use askama::Template;
use axum::extract::Path;
use jiff::civil::Date;
use kernel::Id;
use storage::Tx;
use web::{Answer, Caller, Page, PageError};

use super::{must_see, page_in};
use crate::actions::{Whom, close_signature_round, remind_signers};
use crate::model::{RoundCount, Signature, SignatureRound, SignatureState};
use crate::queries::round::{self, RoundView};

#[derive(Template)]
#[template(path = "office/round.html")]
struct Show {
    page: Page,
    view: RoundView,
    count: RoundCount,
    today: Date,
}

impl Show {
    fn address(&self) -> String {
        format!("/ufficio/rete/firme/{}", self.view.round.id)
    }

    /// The word of a row and its colour; late is seen from the day.
    fn state(&self, signature: &Signature) -> (&'static str, &'static str) {
        match signature.state {
            SignatureState::Signed => ("network-signature-signed", "ok"),
            SignatureState::Cancelled => ("network-signature-cancelled", "plain"),
            _ if signature.is_late_on(self.today) => ("network-signature-late", "stop"),
            SignatureState::Returned => ("network-signature-returned", "wait"),
            SignatureState::Awaited => ("network-signature-awaited", "wait"),
        }
    }

    fn digest(&self, signature: &Signature) -> String {
        signature.document_digest.as_deref().unwrap_or_default().chars().take(12).collect()
    }
}

async fn load(tx: &mut Tx, caller: &Caller, id: Id<SignatureRound>) -> Result<RoundView, PageError> {
    let view = round::view(tx, id).await?.ok_or_else(PageError::not_found)?;
    must_see(caller, view.agreement.network)?;
    Ok(view)
}

pub(crate) async fn show(caller: Caller, Path(text): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let view = load(&mut tx, &caller, crate::web::id(&text)?).await?;
    let today = caller.cx.now().date();
    let page = page_in(&mut tx, &caller, view.agreement.network, view.round.title.clone())
        .await?
        .crumb(view.agreement.title.clone(), format!("/ufficio/rete/accordi/{}", view.agreement.id));
    let count = RoundCount::of(view.rows.iter().map(|(signature, _)| signature), today);
    web::html(&Show { page, view, count, today })
}

pub(crate) async fn remind(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = crate::web::id(&text)?;
    let has_late = {
        let mut tx = caller.cx.read().await?;
        let view = load(&mut tx, &caller, id).await?;
        let today = caller.cx.now().date();
        view.rows.iter().any(|(signature, _)| signature.is_late_on(today))
    };
    let whom = if has_late { Whom::Late } else { Whom::All };
    let said = match remind_signers(&caller.cx, id, whom).await? {
        0 => "network-round-none-reminded",
        _ => "network-round-reminded",
    };
    Ok(web::see_other_saying(&caller.visit, &format!("/ufficio/rete/firme/{id}"), said))
}

pub(crate) async fn close(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = crate::web::id(&text)?;
    close_signature_round(&caller.cx, id).await?;
    Ok(web::see_other_saying(&caller.visit, &format!("/ufficio/rete/firme/{id}"), "network-round-closed"))
}
