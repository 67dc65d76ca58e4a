//! A programme is entered.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::AgreementError;
use crate::model::{Network, Programme, ProgrammePart};
use crate::policy::CreateProgramme;
use crate::store;

/// A programme that is to be entered.
#[derive(Clone, Debug)]
pub struct NewProgramme {
    /// Its name, unique.
    pub name: String,
    /// The line it is paid from.
    pub funding_line: Option<String>,
    /// Its own site.
    pub website: Option<String>,
    /// Who promotes and who funds it.
    pub roles: Vec<ProgrammePart>,
}

/// Enters a programme; the network is the one for which it is done.
///
/// # Errors
/// [`AgreementError::NameTaken`].
pub async fn create_programme(
    cx: &Cx,
    network: Id<Network>,
    new: NewProgramme,
) -> Result<Id<Programme>, AgreementError> {
    let mut tx = cx.begin().await?;
    let id = cx.new_id();
    let permit = cx.permit::<CreateProgramme>(Resource::new(id, [network.uuid()]))?;

    let NewProgramme { name, funding_line, website, roles } = new;
    let programme = Programme { id, name, funding_line, website, roles };
    match store::programme::insert(&mut tx, &permit, &programme, cx.now()).await {
        Err(error) if error.is_unique_on("network_programme") => return Err(AgreementError::NameTaken),
        written => written?,
    }
    tx.commit().await?;
    Ok(id)
}
