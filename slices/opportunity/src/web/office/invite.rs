//! `/ufficio/opportunita/inviti`: the member bodies are mailed the link by which they send in.

use askama::Template;
use policy::Resource;
use web::forms::{Choice, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{chosen, network_choices, networks, page};
use crate::actions::invite_bodies;
use crate::policy::InviteBodies;

#[derive(Template)]
#[template(path = "office/invite.html")]
struct Ask {
    page: Page,
    fields: Fields,
    networks: Vec<Choice>,
}

pub(crate) async fn ask(caller: Caller) -> Answer {
    let mut tx = caller.cx.read().await?;
    let networks = networks(&mut tx, &caller).await?;
    let first = networks.first().ok_or_else(PageError::not_found)?;
    caller.cx.permit::<InviteBodies>(Resource::new(first.id, [first.id.uuid()]))?;
    web::html(&Ask {
        page: page(&caller, caller.t("opportunity-invite-title")),
        fields: Fields::empty(),
        networks: network_choices(&networks),
    })
}

pub(crate) async fn send(caller: Caller, form: Form) -> Answer {
    let networks = {
        let mut tx = caller.cx.read().await?;
        networks(&mut tx, &caller).await?
    };
    invite_bodies(&caller.cx, chosen(&networks, &form)?).await?;
    Ok(web::see_other_saying(&caller.visit, "/ufficio/opportunita", "opportunity-invite-done"))
}
