//! What other rooms and `app` may ask of `network`: bodies, places, who is a member on a day, whom to write to.
//!
//! Plain functions in the caller's transaction. Writing goes through [`actions`], demo data included.

use std::collections::HashSet;

use jiff::civil::Date;
use kernel::{Id, IpaCode, IstatCode};
use storage::{Result, Tx};
use uuid::Uuid;

pub use crate::actions;
pub use crate::model::{
    Agreement, AgreementKind, AgreementTerms, BaseFacts, Belongs, Condition, ContactPerson, Fact, LegalBasis,
    Membership, Municipality, Network, Organisation, OrganisationDetails, OrganisationKind, PartnerRole,
    Party, Position, Programme, ProgrammePart, ProgrammeRole, Signature, SignatureRound, TargetGroup,
    count_by_kind, name_key,
};
use crate::store;

/// A body.
///
/// # Errors
/// When the database refuses.
pub async fn organisation(tx: &mut Tx, id: Id<Organisation>) -> Result<Option<Organisation>> {
    store::organisation::find(tx, id).await
}

/// These bodies, by name; ids of none are left out.
///
/// # Errors
/// When the database refuses.
pub async fn organisations(tx: &mut Tx, ids: &[Id<Organisation>]) -> Result<Vec<Organisation>> {
    store::organisation::by_ids(tx, ids).await
}

/// All bodies on record, by name.
///
/// # Errors
/// When the database refuses.
pub async fn all_organisations(tx: &mut Tx) -> Result<Vec<Organisation>> {
    store::organisation::list(tx).await
}

/// The body of that name, written in whatever way ([`name_key`]).
///
/// # Errors
/// When the database refuses.
pub async fn organisation_by_name(tx: &mut Tx, name: &str) -> Result<Option<Organisation>> {
    store::organisation::by_name_key(tx, &name_key(name)).await
}

/// The body with that code of the index of public administrations.
///
/// # Errors
/// When the database refuses.
pub async fn organisation_by_ipa(tx: &mut Tx, code: &IpaCode) -> Result<Option<Organisation>> {
    store::organisation::by_ipa_key(tx, &code.folded()).await
}

/// A Comune as a place.
///
/// # Errors
/// When the database refuses.
pub async fn municipality(tx: &mut Tx, code: &IstatCode) -> Result<Option<Municipality>> {
    store::municipality::find(tx, code).await
}

/// All Comuni on record, by name.
///
/// # Errors
/// When the database refuses.
pub async fn municipalities(tx: &mut Tx) -> Result<Vec<Municipality>> {
    store::municipality::list(tx).await
}

/// These Comuni, by name.
///
/// # Errors
/// When the database refuses.
pub async fn municipalities_of(tx: &mut Tx, codes: &[IstatCode]) -> Result<Vec<Municipality>> {
    store::municipality::by_codes(tx, codes).await
}

/// Of these names, those of a Comune anywhere in the country: of the index of public administrations, as far as an
/// operator imported it. Names are folded as [`tables::folded`] does.
///
/// # Errors
/// When the database refuses.
pub async fn comuni_of_the_index(tx: &mut Tx, names: &[String]) -> Result<HashSet<String>> {
    store::public_index::comuni_named(tx, names).await
}

/// A network.
///
/// # Errors
/// When the database refuses.
pub async fn network(tx: &mut Tx, id: Id<Network>) -> Result<Option<Network>> {
    store::network::find(tx, id).await
}

/// All networks, the oldest first: the first one is the portal's own.
///
/// # Errors
/// When the database refuses.
pub async fn networks(tx: &mut Tx) -> Result<Vec<Network>> {
    store::network::list(tx).await
}

/// Who is a member on a day: one row per body and agreement that confers membership. Count bodies with
/// [`count_by_kind`], not rows.
///
/// # Errors
/// When the database refuses.
pub async fn members_as_of(tx: &mut Tx, network: Id<Network>, day: Date) -> Result<Vec<Membership>> {
    store::membership::members_as_of(tx, network, day).await
}

/// Whether a body is a member on a day.
///
/// # Errors
/// When the database refuses.
pub async fn is_member_as_of(
    tx: &mut Tx,
    network: Id<Network>,
    organisation: Id<Organisation>,
    day: Date,
) -> Result<bool> {
    store::membership::is_member_as_of(tx, network, organisation, day).await
}

/// The parties of an agreement on a day.
///
/// # Errors
/// When the database refuses.
pub async fn parties_as_of(tx: &mut Tx, agreement: Id<Agreement>, day: Date) -> Result<Vec<Membership>> {
    store::membership::parties_as_of(tx, agreement, day).await
}

/// The agreements that a body is party to on a day, its terms in each.
///
/// # Errors
/// When the database refuses.
pub async fn memberships_of(tx: &mut Tx, body: Id<Organisation>, day: Date) -> Result<Vec<Membership>> {
    store::membership::of_organisation_as_of(tx, body, day).await
}

/// An agreement.
///
/// # Errors
/// When the database refuses.
pub async fn agreement(tx: &mut Tx, id: Id<Agreement>) -> Result<Option<Agreement>> {
    store::agreement::find(tx, id).await
}

/// The agreements of a network that are in force on a day, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn agreements_as_of(tx: &mut Tx, network: Id<Network>, day: Date) -> Result<Vec<Agreement>> {
    store::agreement::as_of(tx, network, day).await
}

/// The rounds of signatures that are open in a network, the first due first.
///
/// # Errors
/// When the database refuses.
pub async fn open_rounds(tx: &mut Tx, network: Id<Network>) -> Result<Vec<SignatureRound>> {
    store::signature::open_rounds(tx, network).await
}

/// What is asked of the bodies in a round of signatures, each with its body.
///
/// # Errors
/// When the database refuses.
pub async fn signatures_of_round(
    tx: &mut Tx,
    round: Id<SignatureRound>,
) -> Result<Vec<(Signature, Id<Organisation>)>> {
    let signatures = store::signature::of_round(tx, round).await?;
    let parties: Vec<Id<Party>> = signatures.iter().map(|one| one.party).collect();
    let parties = store::membership::by_ids(tx, &parties).await?;
    let body = |id| parties.iter().find(|party| party.id == id).map(|party| party.organisation);
    Ok(signatures.into_iter().filter_map(|one| body(one.party).map(|body| (one, body))).collect())
}

/// What is asked of one party, in rounds and alone, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn signatures_of_party(tx: &mut Tx, party: Id<Party>) -> Result<Vec<Signature>> {
    store::signature::of_parties(tx, &[party]).await
}

/// The contact persons of a body on a day, with their addresses: whom a campaign writes to.
///
/// # Errors
/// When the database refuses.
pub async fn contacts_of(
    tx: &mut Tx,
    organisation: Id<Organisation>,
    day: Date,
) -> Result<Vec<ContactPerson>> {
    store::mandate::contacts_as_of(tx, &[organisation], day).await
}

/// [`contacts_of`] for many bodies at once.
///
/// # Errors
/// When the database refuses.
pub async fn contacts_of_all(
    tx: &mut Tx,
    organisations: &[Id<Organisation>],
    day: Date,
) -> Result<Vec<ContactPerson>> {
    store::mandate::contacts_as_of(tx, organisations, day).await
}

/// The scopes in which a body stands, for policy: its own id (its clerk) and the networks it joined or was
/// registered under (their coordinators).
///
/// # Errors
/// When the database refuses.
pub async fn scopes_of_organisation(tx: &mut Tx, id: Id<Organisation>) -> Result<Vec<Uuid>> {
    let networks = store::organisation::networks_of(tx, id).await?;
    Ok(std::iter::once(id.uuid()).chain(networks.into_iter().map(Id::uuid)).collect())
}

/// The scope in which an agreement stands: its network.
pub fn scopes_of_agreement(agreement: &Agreement) -> Vec<Uuid> {
    vec![agreement.network.uuid()]
}
