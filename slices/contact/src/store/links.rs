//! `contact_record_service` and `contact_record_agreement`: what hangs on a contact.

use std::collections::HashMap;

use desk::api::{Desk, ServiceId};
use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::Agreement;
use storage::{Result, ToValue as _, Tx};
use uuid::Uuid;

use crate::model::Contact;

storage::statements! {
    SERVICES = "SELECT contact_id, service_id FROM contact_record_service
                WHERE contact_id IN {set $1 uuid} ORDER BY contact_id, service_id";
    AGREEMENTS = "SELECT contact_id, agreement_id FROM contact_record_agreement
                  WHERE contact_id IN {set $1 uuid} ORDER BY contact_id, agreement_id";
    /// A contact that was there already keeps what it has: its number is not in the table then.
    ADD_SERVICE = "INSERT INTO contact_record_service (contact_id, service_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    ADD_AGREEMENT = "INSERT INTO contact_record_agreement (agreement_id, counted_on, contact_id) VALUES ($1, $2, $3)
                     ON CONFLICT DO NOTHING";
    DROP_SERVICES = "DELETE FROM contact_record_service WHERE contact_id = $1";
    DROP_AGREEMENTS = "DELETE FROM contact_record_agreement WHERE contact_id = $1";
    /// What the desk gave most in months that are over, as it was written while they lasted: the first keys of its forms, the same
    /// all day long.
    MOST_GIVEN = "SELECT s.service_id, COUNT(*) AS given
                  FROM contact_record r
                  JOIN contact_record_service s ON s.contact_id = r.id
                  WHERE r.desk_id = $1 AND r.on_day >= $2 AND r.on_day < $3 AND r.created_at < $4
                  GROUP BY s.service_id
                  ORDER BY given DESC, s.service_id
                  LIMIT $5";
}

/// Brings services and agreements to contacts, two statements for however many.
pub(super) async fn fill(tx: &mut Tx, contacts: &mut [Contact]) -> Result<()> {
    let ids: Vec<Uuid> = contacts.iter().map(|one| one.id.uuid()).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let mut services: HashMap<Id<Contact>, Vec<ServiceId>> = HashMap::new();
    for row in tx.all(&SERVICES, [ids.as_slice().value()]).await? {
        services.entry(row.get("contact_id")?).or_default().push(row.get("service_id")?);
    }
    let mut agreements: HashMap<Id<Contact>, Vec<Id<Agreement>>> = HashMap::new();
    for row in tx.all(&AGREEMENTS, [ids.as_slice().value()]).await? {
        agreements.entry(row.get("contact_id")?).or_default().push(row.get("agreement_id")?);
    }
    for contact in contacts {
        contact.entry.services = services.remove(&contact.id).unwrap_or_default();
        contact.entry.agreements = agreements.remove(&contact.id).unwrap_or_default();
    }
    Ok(())
}

pub(super) async fn write(tx: &mut Tx, contacts: &[Contact]) -> Result<()> {
    let services = contacts
        .iter()
        .flat_map(|one| one.entry.services.iter().map(|service| vec![one.id.value(), service.value()]));
    tx.insert_all(&ADD_SERVICE, services.collect()).await?;
    let agreements = contacts.iter().flat_map(|one| {
        let day = one.counted_on;
        one.entry.agreements.iter().map(move |id| vec![id.value(), day.value(), one.id.value()])
    });
    tx.insert_all(&ADD_AGREEMENT, agreements.collect()).await?;
    Ok(())
}

pub(super) async fn rewrite(tx: &mut Tx, contact: &Contact) -> Result<()> {
    tx.execute(&DROP_SERVICES, [contact.id.value()]).await?;
    tx.execute(&DROP_AGREEMENTS, [contact.id.value()]).await?;
    write(tx, std::slice::from_ref(contact)).await
}

/// The services given most at a desk from a day until before another; what was written on that day or after it does not count.
///
/// # Errors
/// When the database refuses.
pub async fn most_given(
    tx: &mut Tx,
    desk: Id<Desk>,
    (since, until): (Date, Date),
    most: i64,
) -> Result<Vec<ServiceId>> {
    let written = Instant::start_of(until);
    let values = [desk.value(), since.value(), until.value(), written.value(), most.value()];
    let rows = tx.all(&MOST_GIVEN, values).await?;
    rows.iter().map(|row| row.get("service_id")).collect()
}
