//! `network_organisation`.

use kernel::{EmailAddress, FiscalCode, Id, Instant, IpaCode, IstatCode, PhoneNumber};
use policy::{Action, Permit};
use storage::{Result, Row, ToValue as _, Tx, Value};
use uuid::Uuid;

use super::{MANY, place};
use crate::model::{Network, Organisation, OrganisationDetails, OrganisationKind};
use crate::policy::{
    ActivateMandate, DecideAdhesion, EditOrganisation, ImportOrganisations, RegisterOrganisation,
    RequestAdhesion,
};

macro_rules! columns {
    () => {
        "id, name, kind, ipa_code, istat_code, fiscal_code, website, email, certified_email, phone, address,
         municipality_istat, latitude, longitude, description, is_invented, is_listed, created_at,
         changed_at"
    };
}

storage::statements! {
    FIND = concat!("SELECT ", columns!(), " FROM network_organisation WHERE id = $1");
    LOCK = "SELECT id FROM network_organisation WHERE id = $1 {for_update}";
    BY_IDS = concat!("SELECT ", columns!(), " FROM network_organisation WHERE id IN {set $1 uuid}
                      ORDER BY name, id LIMIT 10000");
    LIST = concat!("SELECT ", columns!(), " FROM network_organisation WHERE is_listed ORDER BY name, id LIMIT $1");
    BY_NAME_KEY = concat!("SELECT ", columns!(), " FROM network_organisation WHERE name_key = $1");
    BY_IPA_KEY = concat!("SELECT ", columns!(), " FROM network_organisation WHERE ipa_key = $1");
    /// Any of the keys that an import knows a body by.
    SAME_AS = concat!("SELECT ", columns!(), " FROM network_organisation
                       WHERE ipa_key IN {set $1 text} OR fiscal_code IN {set $2 text}
                          OR istat_code IN {set $3 text} OR name_key IN {set $4 text}
                       ORDER BY name, id LIMIT 40000");
    INSERT = "INSERT INTO network_organisation
                (id, name, name_key, kind, ipa_code, ipa_key, istat_code, fiscal_code, website, email, certified_email,
                 phone, address, municipality_istat, latitude, longitude, description, is_invented, is_listed,
                 registered_under, created_at, changed_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                      $22)";
    SHOW = "UPDATE network_organisation SET is_listed = TRUE WHERE id = $1";
    UPDATE = "UPDATE network_organisation SET
                name = $2, name_key = $3, kind = $4, ipa_code = $5, ipa_key = $6, istat_code = $7, fiscal_code = $8,
                website = $9, email = $10, certified_email = $11, phone = $12, address = $13, municipality_istat = $14,
                latitude = $15, longitude = $16, description = $17, is_invented = $18, changed_at = $19
              WHERE id = $1";
    /// The networks that a body joined, ever, or was registered under: where a coordinator answers for it.
    NETWORKS_OF = "SELECT a.network_id AS network_id FROM network_party p
                   JOIN network_agreement a ON a.id = p.agreement_id WHERE p.organisation_id = $1
                   UNION SELECT id AS network_id FROM network_network WHERE lead_organisation_id = $1
                   UNION SELECT registered_under AS network_id FROM network_organisation
                   WHERE id = $1 AND registered_under IS NOT NULL
                   ORDER BY network_id LIMIT 1000";
    /// Of these bodies, those for which the coordinator of one network answers.
    OF_NETWORK = concat!("SELECT ", columns!(), " FROM network_organisation o
                          WHERE (o.registered_under = $1
                             OR EXISTS (SELECT 1 FROM network_party p JOIN network_agreement a ON a.id = p.agreement_id
                                        WHERE p.organisation_id = o.id AND a.network_id = $1)
                             OR EXISTS (SELECT 1 FROM network_network n
                                        WHERE n.lead_organisation_id = o.id AND n.id = $1))
                          ORDER BY name, id LIMIT $2");
}

pub async fn find(tx: &mut Tx, id: Id<Organisation>) -> Result<Option<Organisation>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// Holds the row until the transaction ends, so that two writers of its mandates come one after the other.
pub async fn lock(tx: &mut Tx, id: Id<Organisation>) -> Result<bool> {
    Ok(tx.optional(&LOCK, [id.value()]).await?.is_some())
}

pub async fn by_ids(tx: &mut Tx, ids: &[Id<Organisation>]) -> Result<Vec<Organisation>> {
    tx.all(&BY_IDS, [ids.value()]).await?.iter().map(read).collect()
}

pub async fn list(tx: &mut Tx) -> Result<Vec<Organisation>> {
    tx.all(&LIST, [MANY.value()]).await?.iter().map(read).collect()
}

pub async fn of_network(tx: &mut Tx, network: Id<Network>) -> Result<Vec<Organisation>> {
    tx.all(&OF_NETWORK, [network.value(), MANY.value()]).await?.iter().map(read).collect()
}

pub async fn by_name_key(tx: &mut Tx, key: &str) -> Result<Option<Organisation>> {
    tx.optional(&BY_NAME_KEY, [key.value()]).await?.as_ref().map(read).transpose()
}

pub async fn by_ipa_key(tx: &mut Tx, key: &str) -> Result<Option<Organisation>> {
    tx.optional(&BY_IPA_KEY, [key.value()]).await?.as_ref().map(read).transpose()
}

/// Bodies on record that share a key with one of `all`.
pub async fn same_as(tx: &mut Tx, all: &[&OrganisationDetails]) -> Result<Vec<Organisation>> {
    let ipa: Vec<String> = all.iter().filter_map(|one| one.ipa_code.as_ref()).map(IpaCode::folded).collect();
    let fiscal: Vec<String> =
        all.iter().filter_map(|one| one.fiscal_code.as_ref()).map(|code| code.as_str().to_owned()).collect();
    let istat: Vec<String> =
        all.iter().filter_map(|one| one.istat_code.as_ref()).map(|code| code.as_str().to_owned()).collect();
    let names: Vec<String> = all.iter().map(|one| one.key()).collect();
    let sets = [ipa, fiscal, istat, names].map(|set| set.as_slice().value());
    tx.all(&SAME_AS, sets).await?.iter().map(read).collect()
}

pub async fn networks_of(tx: &mut Tx, id: Id<Organisation>) -> Result<Vec<Id<Network>>> {
    tx.all(&NETWORKS_OF, [id.value()]).await?.iter().map(|row| row.get("network_id")).collect()
}

pub async fn insert(
    tx: &mut Tx,
    permit: &Permit<RegisterOrganisation>,
    details: &OrganisationDetails,
    under: Option<Id<Network>>,
    now: Instant,
) -> Result<()> {
    let row = new_row(permit.target(), details, true, under.map(Id::uuid), now);
    tx.execute(&INSERT, row).await.map(drop)
}

/// A body that asks to join and is not on record: not shown until the network has answered.
pub async fn insert_asking(
    tx: &mut Tx,
    _permit: &Permit<RequestAdhesion>,
    id: Id<Organisation>,
    details: &OrganisationDetails,
    under: Id<Network>,
    now: Instant,
) -> Result<()> {
    let row = new_row(id, details, false, Some(under.uuid()), now);
    tx.execute(&INSERT, row).await.map(drop)
}

/// A body of the public index for which somebody took on a mandate: not shown until the network has answered.
pub async fn insert_activated(
    tx: &mut Tx,
    _permit: &Permit<ActivateMandate>,
    id: Id<Organisation>,
    details: &OrganisationDetails,
    under: Option<Id<Network>>,
    now: Instant,
) -> Result<()> {
    let row = new_row(id, details, false, under.map(Id::uuid), now);
    tx.execute(&INSERT, row).await.map(drop)
}

/// Shows a body whose request was approved.
pub async fn show(tx: &mut Tx, _permit: &Permit<DecideAdhesion>, id: Id<Organisation>) -> Result<()> {
    tx.execute(&SHOW, [id.value()]).await.map(drop)
}

pub async fn insert_all(
    tx: &mut Tx,
    permit: &Permit<ImportOrganisations>,
    all: &[(Id<Organisation>, &OrganisationDetails)],
    now: Instant,
) -> Result<u64> {
    let under = Some(permit.target().uuid());
    tx.insert_all(&INSERT, all.iter().map(|(id, details)| new_row(*id, details, true, under, now)).collect())
        .await
}

pub async fn update(
    tx: &mut Tx,
    permit: &Permit<EditOrganisation>,
    details: &OrganisationDetails,
    now: Instant,
) -> Result<u64> {
    update_one(tx, permit, permit.target(), details, now).await
}

/// An import updates one by one: rows that changed are few, and a set of updates has no portable form.
pub async fn update_imported(
    tx: &mut Tx,
    permit: &Permit<ImportOrganisations>,
    id: Id<Organisation>,
    details: &OrganisationDetails,
    now: Instant,
) -> Result<u64> {
    update_one(tx, permit, id, details, now).await
}

async fn update_one<A: Action>(
    tx: &mut Tx,
    _permit: &Permit<A>,
    id: Id<Organisation>,
    details: &OrganisationDetails,
    now: Instant,
) -> Result<u64> {
    let mut values = vec![id.value()];
    values.extend(detail_values(details));
    values.push(now.value());
    tx.execute(&UPDATE, values).await
}

fn new_row(
    id: Id<Organisation>,
    details: &OrganisationDetails,
    is_listed: bool,
    under: Option<Uuid>,
    now: Instant,
) -> Vec<Value> {
    let mut values = vec![id.value()];
    values.extend(detail_values(details));
    values.extend([is_listed.value(), under.value(), now.value(), now.value()]);
    values
}

/// Name to `is_invented`, in the order of the table.
fn detail_values(details: &OrganisationDetails) -> [Value; 17] {
    [
        details.name.value(),
        details.key().value(),
        details.kind.word().value(),
        details.ipa_code.as_ref().map(IpaCode::as_str).value(),
        details.ipa_code.as_ref().map(IpaCode::folded).value(),
        details.istat_code.as_ref().map(IstatCode::as_str).value(),
        details.fiscal_code.as_ref().map(FiscalCode::as_str).value(),
        details.website.value(),
        details.email.as_ref().map(EmailAddress::as_str).value(),
        details.certified_email.as_ref().map(EmailAddress::as_str).value(),
        details.phone.as_ref().map(PhoneNumber::as_str).value(),
        details.address.value(),
        details.municipality.as_ref().map(IstatCode::as_str).value(),
        details.place.map(|place| place.latitude()).value(),
        details.place.map(|place| place.longitude()).value(),
        details.description.value(),
        details.is_invented.value(),
    ]
}

fn read(row: &Row) -> Result<Organisation> {
    let details = OrganisationDetails {
        name: row.get("name")?,
        kind: row.parsed("kind", OrganisationKind::parse)?,
        ipa_code: row.optional_parsed("ipa_code", IpaCode::parse)?,
        istat_code: row.optional_parsed("istat_code", IstatCode::parse)?,
        fiscal_code: row.optional_parsed("fiscal_code", FiscalCode::parse)?,
        website: row.optional("website")?,
        email: row.optional_parsed("email", EmailAddress::parse)?,
        certified_email: row.optional_parsed("certified_email", EmailAddress::parse)?,
        phone: row.optional_parsed("phone", PhoneNumber::parse)?,
        address: row.optional("address")?,
        municipality: row.optional_parsed("municipality_istat", IstatCode::parse)?,
        place: place(row)?,
        description: row.get("description")?,
        is_invented: row.get("is_invented")?,
    };
    Ok(Organisation {
        id: row.get("id")?,
        details,
        is_listed: row.get("is_listed")?,
        created_at: row.get("created_at")?,
        changed_at: row.get("changed_at")?,
    })
}
