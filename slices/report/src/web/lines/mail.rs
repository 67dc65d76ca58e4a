//! `…/inviti`: each partner is mailed the link to its own lines.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use network::api::Organisation;
use policy::Resource;
use web::{Answer, Caller, Page};

use super::{page, path, seen};
use crate::actions::mail_lines;
use crate::policy::MailLines;
use crate::store;

#[derive(Template)]
#[template(path = "lines/mail.html")]
struct Ask {
    page: Page,
    /// The partners, each with how many people will be written to.
    partners: Vec<(String, usize)>,
    mails: usize,
}

pub(super) async fn ask(caller: Caller, Path(text): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let agreement = seen(&mut tx, &caller, &text).await?;
    caller.cx.permit::<MailLines>(Resource::new(agreement.id, [agreement.network.uuid()]))?;
    let lines = store::line::of_agreement(&mut tx, agreement.id).await?;
    let bodies: Vec<Id<Organisation>> = lines.iter().map(|line| line.organisation).collect();
    let contacts = network::api::contacts_of_all(&mut tx, &bodies, caller.cx.now().date()).await?;
    let bodies = network::api::organisations(&mut tx, &bodies).await?;
    let partners = bodies.into_iter().map(|body| {
        let count = contacts.iter().filter(|contact| contact.organisation == body.id).count();
        (body.details.name, count)
    });
    web::html(&Ask {
        page: page(&caller, caller.t("report-lines-mail-title"), &agreement),
        partners: partners.collect(),
        mails: contacts.len(),
    })
}

pub(super) async fn send(caller: Caller, Path(text): Path<String>) -> Answer {
    let agreement = seen(&mut caller.cx.read().await?, &caller, &text).await?;
    mail_lines(&caller.cx, agreement.id).await?;
    Ok(web::see_other_saying(&caller.visit, &path(agreement.id), "report-lines-mailed"))
}
