//! Parse the form, call the action or the query, render or redirect. One file per page; `office/` is what staff sees.

mod agreement;
mod errors;
mod first;
mod join;
mod network;
mod office;
mod organisation;
mod parse;
mod sign;

pub(crate) mod panels;

use axum::Router;
use axum::routing::{get, post};
use kernel::Id;
use policy::Resource;
use storage::Tx;
use web::forms::upload_limit;
use web::{App, Caller, PageError};

use crate::model::Network;
use crate::policy::SeeNetwork;
use crate::store;

/// The largest signed act, and the largest file of bodies, in mebibytes.
pub(crate) const UPLOAD_MIB: u32 = 10;
/// The largest spreadsheet, in mebibytes.
pub(crate) const IMPORT_MIB: u32 = 4;

/// The largest file of the public index, in mebibytes.
pub(crate) const INDEX_MIB: u32 = 40;

/// The routes of the room.
pub(crate) fn routes() -> Router<App> {
    let public = Router::new()
        .route("/rete", get(network::show))
        .route("/rete/accordi/{id}", get(agreement::show))
        .route("/rete/accordi/{id}/adesione", get(join::new).post(join::create))
        .route("/rete/enti/{id}", get(organisation::show))
        .route("/rete/firma/{id}", get(sign::new).post(sign::create).layer(upload_limit(UPLOAD_MIB)))
        .route("/rete/firma/fatto", get(sign::done));
    let first = Router::new()
        .route("/entra-in-rete", get(first::start::show))
        .route("/entra-in-rete/ente/{ipa}", get(first::body::show).post(first::body::send))
        .route("/entra-in-rete/codice", get(first::code::ask).post(first::code::check))
        .route("/entra-in-rete/incarico", get(first::mandate::ask).post(first::mandate::activate))
        .route("/entra-in-rete/contesta/{id}", get(first::contest::ask).post(first::contest::contest));
    let bodies = Router::new()
        .route("/ufficio/rete/enti", get(office::bodies::index))
        .route("/ufficio/rete/enti/esporta/{format}", get(office::bodies::export))
        .route("/ufficio/rete/enti/nuovo", get(office::body_form::new).post(office::body_form::create))
        .route("/ufficio/rete/enti/importa", {
            get(office::import::new).post(office::import::create).layer(upload_limit(IMPORT_MIB))
        })
        .route("/ufficio/rete/enti/importa/{id}", get(office::import::show).post(office::import::confirm))
        .route("/ufficio/rete/enti/{id}", get(office::body::show))
        .route("/ufficio/rete/indice", {
            get(office::public_index::show).post(office::public_index::import).layer(upload_limit(INDEX_MIB))
        })
        .route(
            "/ufficio/rete/enti/{id}/modifica",
            get(office::body_form::edit).post(office::body_form::update),
        )
        .route("/ufficio/rete/enti/{id}/incarichi", get(office::mandate::new).post(office::mandate::create))
        .route("/ufficio/rete/incarichi/{id}/termina", post(office::mandate::end));
    let agreements = Router::new()
        .route("/ufficio/rete", get(office::dashboard::show))
        .route("/ufficio/rete/reti/nuova", get(office::founding::new).post(office::founding::create))
        .route("/ufficio/rete/programmi/nuovo", get(office::programme::new).post(office::programme::create))
        .route("/ufficio/rete/accordi/nuovo", {
            get(office::agreement_form::new).post(office::agreement_form::create)
        })
        .route("/ufficio/rete/programmi/{id}", get(office::programme::edit).post(office::programme::update))
        .route("/ufficio/rete/accordi/{id}", get(office::agreement::show))
        .route("/ufficio/rete/accordi/{id}/modifica", {
            get(office::agreement_form::edit).post(office::agreement_form::update)
        })
        .route("/ufficio/rete/accordi/{id}/proroga", get(office::prolong::new).post(office::prolong::create))
        .route(
            "/ufficio/rete/accordi/{id}/parti/nuova",
            get(office::party_form::new).post(office::party_form::create),
        )
        .route("/ufficio/rete/accordi/{id}/firme/nuove", {
            get(office::round_form::new).post(office::round_form::create)
        })
        .route("/ufficio/rete/parti/{id}", get(office::party::show).post(office::party::step))
        .route("/ufficio/rete/firme/{id}", get(office::round::show))
        .route("/ufficio/rete/firme/{id}/sollecita", post(office::round::remind))
        .route("/ufficio/rete/firme/{id}/chiudi", post(office::round::close))
        .route("/ufficio/rete/atti/{id}", {
            get(office::act::new).post(office::act::create).layer(upload_limit(UPLOAD_MIB))
        })
        .route("/ufficio/rete/atti/{id}/documento", get(office::act::download));
    public.merge(first).merge(bodies).merge(agreements)
}

/// The network that a page is about: the one named in the address, or the oldest.
pub(crate) async fn chosen(tx: &mut Tx, slug: Option<&str>) -> Result<Option<Network>, PageError> {
    Ok(match slug {
        Some(slug) => Some(store::network::by_slug(tx, slug).await?.ok_or_else(PageError::not_found)?),
        None => store::network::list(tx).await?.into_iter().next(),
    })
}

/// The network that the address names, also where a form was sent to it.
pub(crate) fn asked(caller: &Caller) -> Option<&str> {
    let mut pairs = caller.visit.query()?.split('&');
    let slug = pairs.find_map(|pair| pair.strip_prefix("rete="))?;
    Some(slug).filter(|slug| slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
}

/// The networks that the caller sees as a coordinator does, the oldest first.
pub(crate) async fn seen(tx: &mut Tx, caller: &Caller) -> storage::Result<Vec<Network>> {
    let may_see = |network: &Network| {
        caller.cx.permit::<SeeNetwork>(Resource::new(network.id, [network.id.uuid()])).is_ok()
    };
    Ok(store::network::list(tx).await?.into_iter().filter(may_see).collect())
}

/// The network that somebody of staff works for: the one named in the address, or the first whose coordinator she is.
pub(crate) async fn worked_for(tx: &mut Tx, caller: &Caller) -> Result<Option<Network>, PageError> {
    if let Some(slug) = asked(caller) {
        return chosen(tx, Some(slug)).await;
    }
    let own = caller.cx.actor.scopes_of(identity::api::role::COORDINATOR);
    let all = store::network::list(tx).await?;
    let place = all.iter().position(|network| own.contains(&network.id.uuid())).unwrap_or(0);
    Ok(all.into_iter().nth(place))
}

/// An id in an address; whatever is none is a page that is not there.
pub(crate) fn id<T>(text: &str) -> Result<Id<T>, PageError> {
    text.parse().map_err(|_| PageError::not_found())
}
