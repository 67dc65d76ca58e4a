//! A network begins.

use kernel::Id;
use policy::Resource;
use storage::Cx;

use super::AgreementError;
use crate::model::{Network, Organisation};
use crate::policy::CreateNetwork;
use crate::store;

/// A network that is to begin.
#[derive(Clone, Debug)]
pub struct NewNetwork {
    /// Its name.
    pub name: String,
    /// Its name in addresses, unique.
    pub slug: String,
    /// The body that leads it.
    pub lead: Id<Organisation>,
    /// What it is for, one paragraph.
    pub description: String,
}

/// Creates a network.
///
/// # Errors
/// [`AgreementError::UnknownBody`], [`AgreementError::NameTaken`].
pub async fn create_network(cx: &Cx, new: NewNetwork) -> Result<Id<Network>, AgreementError> {
    let mut tx = cx.begin().await?;
    let id = cx.new_id();
    let permit = cx.permit::<CreateNetwork>(Resource::new(id, []))?;
    store::organisation::find(&mut tx, new.lead).await?.ok_or(AgreementError::UnknownBody)?;
    if store::network::by_slug(&mut tx, &new.slug).await?.is_some() {
        return Err(AgreementError::NameTaken);
    }

    let NewNetwork { name, slug, lead, description } = new;
    let network = Network { id, name, slug, lead, description };
    store::network::insert(&mut tx, &permit, &network, cx.now()).await?;
    tx.commit().await?;
    Ok(id)
}
