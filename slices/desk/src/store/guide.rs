//! What the guide of a desk prints of the catalogue.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::Id;
use network::api::Organisation;
use storage::{Result, ToValue as _, Tx};

use crate::model::catalogue::Label;
use crate::model::{Desk, ServiceId};

storage::statements! {
    SERVICES = "SELECT id, slug, name, organisation_id, phone FROM desk_service
                WHERE status IN ('active', 'temporarily closed') AND confirmed_on > $1
                  AND (CAST($2 AS {bool})
                       OR id IN (SELECT service_id FROM desk_desk_service WHERE desk_id = $3))
                ORDER BY name, id LIMIT 2000";
    LABELS = "SELECT service_id, label FROM desk_service_label
              WHERE service_id IN {set $1 uuid}
                AND ((label > 'topic:' AND label < 'topic;') OR (label > 'channel:' AND label < 'channel;'))
              ORDER BY service_id, label LIMIT 100000";
}

/// A service in the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct GuideService {
    /// Its id.
    pub id: ServiceId,
    /// The readable part of its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The body that gives it.
    pub organisation: Id<Organisation>,
    /// Its own telephone.
    pub phone: Option<String>,
    /// Its topics and channels.
    pub labels: Vec<Label>,
}

/// The shown services that a desk answers for, by name.
///
/// # Errors
/// When the database refuses.
pub async fn services(tx: &mut Tx, desk: &Desk, hides: Date) -> Result<Vec<GuideService>> {
    let values = [hides.value(), desk.serves_all_services.value(), desk.id.value()];
    let rows = tx.all(&SERVICES, values).await?;
    let mut services = Vec::with_capacity(rows.len());
    for row in &rows {
        services.push(GuideService {
            id: row.get("id")?,
            slug: row.get("slug")?,
            name: row.get("name")?,
            organisation: row.get("organisation_id")?,
            phone: row.optional("phone")?,
            labels: Vec::new(),
        });
    }
    let ids: Vec<ServiceId> = services.iter().map(|service| service.id).collect();
    let mut labels: HashMap<ServiceId, Vec<Label>> = HashMap::new();
    for row in &tx.all(&LABELS, [ids.as_slice().value()]).await? {
        labels.entry(row.get("service_id")?).or_default().push(Label::stored(row.get::<String>("label")?));
    }
    for service in &mut services {
        service.labels = labels.remove(&service.id).unwrap_or_default();
    }
    Ok(services)
}
