//! What every step of an adhesion loads first, and how it moves.

use jiff::civil::Date;
use kernel::{Id, Period};
use policy::{Action, Permit, Resource};
use storage::{Cx, Tx};

use super::AdhesionError;
use crate::jobs::{AdhesionNews, MailAdhesion};
use crate::model::{Adhesion, AdhesionState, AdhesionVerb, Agreement, Party, Term, admit_term};
use crate::store;

/// A party, its agreement and where its adhesion stands; the party's row is held until the transaction ends.
pub struct Standing {
    pub party: Party,
    pub agreement: Agreement,
    pub adhesion: Adhesion,
}

pub async fn load(tx: &mut Tx, id: Id<Party>) -> Result<Standing, AdhesionError> {
    let party = store::membership::lock(tx, id).await?.ok_or(AdhesionError::NotFound)?;
    let agreement = store::agreement::find(tx, party.agreement).await?.ok_or(AdhesionError::NotFound)?;
    let adhesion = store::adhesion::find(tx, id).await?.ok_or(AdhesionError::NotFound)?;
    Ok(Standing { party, agreement, adhesion })
}

impl Standing {
    /// The party as a resource of policy: it stands in the network of its agreement.
    pub fn resource(&self) -> Resource<Id<Party>> {
        Resource::new(self.party.id, [self.agreement.network.uuid()])
    }

    /// Takes a step and notes it in the history.
    pub async fn step<A: Action>(
        &self,
        tx: &mut Tx,
        cx: &Cx,
        permit: &Permit<A>,
        verb: AdhesionVerb,
        reason: Option<&str>,
    ) -> Result<AdhesionState, AdhesionError> {
        let to = AdhesionState::after(Some(self.adhesion.state), verb)?;
        if !store::adhesion::advance(tx, permit, &self.adhesion, to, reason, cx.now()).await? {
            return Err(AdhesionError::Moved);
        }
        store::adhesion::note_steps(tx, cx, &[self.party.id], verb, to, reason).await?;
        Ok(to)
    }

    /// The next term of the party, when it fits.
    pub async fn next_term(
        &self,
        tx: &mut Tx,
        cx: &Cx,
        from: Date,
        until: Option<Date>,
        act_number: Option<String>,
    ) -> Result<Term, AdhesionError> {
        let until = until.or(self.agreement.validity.until());
        let period = Period::new(from, until).map_err(|_| AdhesionError::EndsBeforeStart)?;
        let terms = store::membership::terms(tx, &[self.party.id]).await?;
        let held: Vec<Period> = terms.iter().map(|term| term.period).collect();
        admit_term(self.agreement.validity, &held, period)?;
        let number = terms.last().map_or(1, |last| last.number + 1);
        Ok(Term { id: cx.new_id(), party: self.party.id, number, period, act_number })
    }

    /// Asks for a mail with the news to the body.
    pub async fn tell_body(&self, tx: &mut Tx, cx: &Cx, news: AdhesionNews) -> Result<(), AdhesionError> {
        Ok(MailAdhesion::to_body(tx, cx, &self.party, &self.adhesion, news).await?)
    }
}
