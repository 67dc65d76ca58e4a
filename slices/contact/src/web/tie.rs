//! `/contatti/collega`: whoever holds the link that the desk gave her signs in and says that she is this client. It needs
//! both: the link alone opens nothing of hers, the sign-in alone claims nothing.

use askama::Template;
use kernel::Id;
use policy::Actor;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use crate::actions::tie_client;
use crate::model::Client;
use crate::policy::TIE_CLIENT;

#[derive(Template)]
#[template(path = "tie.html")]
struct Tie {
    page: Page,
    is_signed_in: bool,
}

fn page(caller: &Caller) -> Page {
    caller.page(caller.t("contact-tie-title")).private()
}

const fn person(caller: &Caller) -> Option<uuid::Uuid> {
    match &caller.cx.actor {
        Actor::Person { id, .. } | Actor::Staff { id, .. } => Some(*id),
        _ => None,
    }
}

pub(crate) async fn ask(caller: Caller) -> Answer {
    caller.holding(TIE_CLIENT).await?.map_err(PageError::from)?;
    web::html(&Tie { page: page(&caller), is_signed_in: person(&caller).is_some() })
}

pub(crate) async fn tie(caller: Caller, _form: Form) -> Answer {
    let holder = caller.holding(TIE_CLIENT).await?.map_err(PageError::from)?;
    let person = person(&caller).ok_or_else(PageError::sign_in)?;
    let Actor::LinkHolder { resource, .. } = &holder.actor else { return Err(PageError::not_found()) };
    let client: Id<Client> = Id::from_uuid(*resource);
    tie_client(&holder, client, person).await?;
    Ok(web::see_other_saying(&caller.visit, "/area-personale", "contact-tie-done"))
}
