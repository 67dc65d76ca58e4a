//! The room and the telephone line of a desk: entering them says that they are ready.

use ::policy::Action as _;
use kernel::{Coordinates, EmailAddress, Id, PhoneNumber};
use serde_json::json;
use storage::{Cx, trail};

use super::LaunchError;
use super::load::held;
use crate::model::Desk;
use crate::model::launch::{Item, Step};
use crate::policy::{SetDesk, WorkThroughLaunch};
use crate::store;

/// Where people find a desk.
pub struct DeskContacts {
    /// Street, number, place.
    pub address: String,
    /// Where it is on the map; its Comune's place when nobody entered one.
    pub place: Option<Coordinates>,
    /// The telephone that people call.
    pub phone: PhoneNumber,
    /// Its mail address, if it has one.
    pub email: Option<EmailAddress>,
}

/// Enters them.
///
/// # Errors
/// [`LaunchError::Unknown`] or a refusal.
pub async fn enter_contacts(cx: &Cx, desk: Id<Desk>, contacts: DeskContacts) -> Result<(), LaunchError> {
    let mut tx = cx.begin().await?;
    let (desk, permit) = held::<WorkThroughLaunch>(&mut tx, cx, desk).await?;
    let place = match contacts.place {
        Some(place) => Some(place),
        None => network::api::municipality(&mut tx, &desk.municipality).await?.map(|comune| comune.place),
    };
    let DeskContacts { address, phone, email, .. } = contacts;
    let email = email.map(|email| email.as_str().to_owned());
    let changed = Desk { address, place, phone: Some(phone.to_string()), email, ..desk };
    let record = cx.permit::<SetDesk>(changed.resource())?;
    store::desk::update(&mut tx, &record, &changed).await?;
    for item in [Item::Room, Item::PhoneLine] {
        let step = Step { item, done_on: cx.now().date(), reference: None, by: cx.person(), at: cx.now() };
        store::launch::put_step(&mut tx, &permit, &step).await?;
    }
    trail::record(&mut tx, cx, WorkThroughLaunch::NAME, changed.id.uuid(), json!({ "item": "room" })).await?;
    tx.commit().await?;
    Ok(())
}
