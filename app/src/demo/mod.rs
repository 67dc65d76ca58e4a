//! The demonstration: the network of the notices with its true dates and sums, and everything else invented from a
//! seed and marked. Made through the rooms' own actions, under a clock set back where the past is meant.

mod catalogue;
pub mod data;
mod desks;
pub mod mailbox;
mod network;
pub mod people;
pub mod run;
mod seeded;

use identity::api::Role;
use mail::MailerSettings;
use policy::{Actor, Grant, ROOT};
use standins::MailProvider;
use storage::setting;

pub use people::SignIn;

use crate::compose::House;
use crate::config::SiteConfig;
use people::Wanted;

/// Why the demonstration could not be filled: faults of ours or of the database.
pub type DemoError = Box<dyn std::error::Error + Send + Sync>;

/// The setting that says that a database was filled by a demonstration.
const FILLED: &str = "demo.filled_on";

/// What the demonstration says of itself.
pub fn site() -> SiteConfig {
    SiteConfig {
        name: "Rete per il Lavoro".to_owned(),
        tagline: "Sportelli InfoLavoro della provincia della Spezia".to_owned(),
        lead_body: "Comune della Spezia".to_owned(),
        phone: Some("0187 727247".to_owned()),
        mail: Some("sportello@rete.example.org".to_owned()),
        address: Some("Palazzo civico, piazza Europa, La Spezia".to_owned()),
        ..SiteConfig::default()
    }
}

/// Its mail goes to the stand-in.
pub fn mail(provider: &MailProvider) -> MailerSettings {
    MailerSettings { url: provider.url(), from: "Rete per il Lavoro <sportello@rete.example.org>".to_owned() }
}

/// Fills an empty database, or leaves one that an earlier demonstration filled; the sign-ins either way.
///
/// # Errors
/// When the database holds something else, or refuses.
pub async fn fill(house: &House) -> Result<Vec<SignIn>, DemoError> {
    let cx = house.console();
    let filled_on = setting::get(&mut cx.read().await?, FILLED).await?;
    if filled_on.is_none() {
        fill_empty(house).await?;
        let mut tx = cx.begin().await?;
        setting::put(&mut tx, FILLED, &cx.now().date().to_string()).await?;
        tx.commit().await?;
    }
    sign_ins(house).await
}

async fn fill_empty(house: &House) -> Result<(), DemoError> {
    let cx = house.console();
    if !::network::api::networks(&mut cx.read().await?).await?.is_empty() {
        return Err(
            "this database holds a network that no demonstration made: give another, or an empty one".into(),
        );
    }
    let data = data::Data::read()?;
    let filled = network::fill(&cx, &data).await?;
    let administrator = people::make(&cx, administrator()).await?;
    let staff = cx.acting_as(Actor::Staff {
        id: administrator.person,
        grants: vec![Grant { role: identity::api::role::ADMINISTRATOR.to_owned(), scope: ROOT }],
    });
    let services = catalogue::fill(&cx, &data, &filled).await?;
    let desks = desks::fill(&cx, &staff, &data, &filled).await?;
    desks::book(&cx, &staff, &desks, &services).await
}

fn administrator() -> Wanted {
    Wanted {
        title: "administrator",
        name: "Amministrazione di sistema".to_owned(),
        mailbox: "amministrazione".to_owned(),
        role: Role::Administrator,
        scope: ROOT,
        within: Vec::new(),
    }
}

/// Administrator, coordinator, two operators, and the clerk of a Comune whose desk is not open yet.
async fn sign_ins(house: &House) -> Result<Vec<SignIn>, DemoError> {
    let cx = house.console();
    let mut tx = cx.read().await?;
    let network = ::network::api::networks(&mut tx).await?.into_iter().next().ok_or("no network")?;
    let all = desk::store::desk::of_network(&mut tx, network.id.uuid()).await?;
    drop(tx);
    let operator = |key: &'static str, name: &str| -> Result<Wanted, DemoError> {
        let desk = desks::desk_of(&all, key)?;
        Ok(Wanted {
            title: "operator",
            name: name.to_owned(),
            mailbox: format!("operatore.{key}"),
            role: Role::Operator,
            scope: desk.id.uuid(),
            within: desks::within(desk),
        })
    };
    let coming = desks::desk_of(&all, "pignone")?;
    let wanted = [
        administrator(),
        Wanted {
            title: "coordinator",
            name: "Coordinamento della rete".to_owned(),
            mailbox: "coordinamento".to_owned(),
            role: Role::Coordinator,
            scope: network.id.uuid(),
            within: Vec::new(),
        },
        operator("la-spezia", "Operatore della Spezia")?,
        operator("follo", "Operatore di Follo")?,
        Wanted {
            title: "clerk",
            name: "Ufficio protocollo di Pignone".to_owned(),
            mailbox: "comune.pignone".to_owned(),
            role: Role::Clerk,
            scope: coming.organisation,
            within: vec![coming.network],
        },
    ];
    let mut sign_ins = Vec::new();
    for wanted in wanted {
        sign_ins.push(people::make(&cx, wanted).await?);
    }
    Ok(sign_ins)
}
