//! A party that signed already is entered: the founders of an agreement, and what lies before this program.

use events::network::MembershipActivated;
use jiff::civil::Date;
use kernel::Id;
use policy::Resource;
use storage::{Cx, outbox};
use texts::Locale;

use super::AdhesionError;
use super::standing::Standing;
use crate::model::{Adhesion, AdhesionState, AdhesionVerb, Agreement, Organisation, PartnerRole, Party};
use crate::policy::AddParty;
use crate::store;

/// A party to be entered.
#[derive(Clone, Debug)]
pub struct NewParty {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// The body.
    pub organisation: Id<Organisation>,
    /// What it is in it.
    pub role: PartnerRole,
    /// Since when it is bound.
    pub from: Date,
    /// Its last day; none is that of the agreement.
    pub until: Option<Date>,
    /// Number of its act.
    pub act_number: Option<String>,
}

/// Enters a party that is bound from a day on.
///
/// # Errors
/// [`AdhesionError::AlreadyParty`], [`AdhesionError::LeadTaken`], [`AdhesionError::Term`].
pub async fn add_party(cx: &Cx, new: NewParty) -> Result<Id<Party>, AdhesionError> {
    let mut tx = cx.begin().await?;
    let agreement = store::agreement::lock(&mut tx, new.agreement).await?.ok_or(AdhesionError::NotFound)?;
    let id = cx.new_id();
    let permit = cx.permit::<AddParty>(Resource::new(id, [agreement.network.uuid()]))?;
    store::organisation::find(&mut tx, new.organisation).await?.ok_or(AdhesionError::NotFound)?;
    let parties = store::membership::of_agreement(&mut tx, new.agreement).await?;
    if parties.iter().any(|party| party.organisation == new.organisation) {
        return Err(AdhesionError::AlreadyParty);
    }
    if new.role == PartnerRole::Lead && parties.iter().any(|party| party.role == PartnerRole::Lead) {
        return Err(AdhesionError::LeadTaken);
    }

    let party = Party { id, agreement: agreement.id, organisation: new.organisation, role: new.role };
    store::membership::add(&mut tx, &permit, &party, cx.now()).await?;
    let adhesion = Adhesion {
        party: id,
        state: AdhesionState::Active,
        contact_name: None,
        contact_email: None,
        contact_language: Locale::default(),
        note: String::new(),
        reason: None,
        requested_at: cx.now(),
        changed_at: cx.now(),
    };
    let standing = Standing { party, agreement, adhesion };
    let term = standing.next_term(&mut tx, cx, new.from, new.until, new.act_number).await?;
    let from = term.period.from();
    let until = term.period.until();
    store::membership::add_terms(&mut tx, &permit, &[term], cx.now()).await?;
    store::adhesion::put(&mut tx, &permit, &standing.adhesion).await?;
    let (verb, state) = (AdhesionVerb::Activate, AdhesionState::Active);
    store::adhesion::note_steps(&mut tx, cx, &[id], verb, state, None).await?;
    let event = MembershipActivated {
        network: standing.agreement.network.uuid(),
        agreement: standing.agreement.id.uuid(),
        organisation: new.organisation.uuid(),
        from,
        until,
        renewal: 0,
    };
    outbox::tell(&mut tx, cx, &event).await?;
    tx.commit().await?;
    Ok(id)
}
