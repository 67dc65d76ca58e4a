//! The demonstration: the network of the notices with its true dates and sums, and everything else invented from a
//! seed and marked. Made through the rooms' own actions, under a clock set back where the past is meant.

mod attendees;
mod bookings;
mod catalogue;
mod clock;
mod contacts;
pub mod data;
mod firms;
mod hours;
mod inbox;
mod launch;
pub mod mailbox;
mod moments;
pub mod national;
mod network;
mod opportunities;
mod papers;
pub mod people;
mod public_index;
mod referrals;
mod report_lines;
mod reports;
pub mod run;
mod seeded;
mod signatures;
mod voices;

use identity::api::Role;
use jiff::civil::{Date, date};
use mail::MailerSettings;
use policy::ROOT;
use standins::MailProvider;
use storage::setting;
use uuid::Uuid;

pub use people::SignIn;

use crate::compose::House;
use crate::config::SiteConfig;
use people::{Holding, Wanted};

/// Why the demonstration could not be filled: faults of ours or of the database.
pub type DemoError = Box<dyn std::error::Error + Send + Sync>;

/// The setting that says that a database was filled by a demonstration.
const FILLED: &str = "demo.filled_on";

/// Since when somebody coordinates the network: before its first desk opened.
const COORDINATED_SINCE: Date = date(2018, 1, 8);

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
    public_index::fill(&cx, &data).await?;
    let services = catalogue::fill(&cx, &data, &filled).await?;
    let network = filled.network.uuid();
    let since = moments::at(&cx, COORDINATED_SINCE, 9);
    let person = people::make(&since, coordinator(network)).await?.person;
    let coordinator = people::acting(&cx, person, identity::api::role::COORDINATOR, network);
    let teams = launch::fill(&cx, &coordinator, &data, &filled).await?;
    hours::close_holidays(&coordinator, &filled).await?;
    bookings::fill(&cx, &teams, &services).await?;
    let mut given: Vec<_> = services.values().copied().collect();
    given.sort();
    contacts::fill(&cx, &filled, &teams, &given).await?;
    inbox::fill(&cx, &teams).await?;
    signatures::fill(&coordinator, &data, &filled).await?;
    voices::fill(&coordinator, &filled, &services).await?;
    firms::fill(&cx, &filled, &teams).await?;
    referrals::fill(&cx, &teams, &filled).await?;
    opportunities::fill(&coordinator, &data, &filled).await?;
    report_lines::fill(&coordinator, &filled).await?;
    reports::fill(&cx, &coordinator, &filled).await
}

fn administrator() -> Wanted {
    Wanted {
        title: "administrator",
        name: "Amministrazione di sistema".to_owned(),
        mailbox: "amministrazione".to_owned(),
        role: Some(Holding { role: Role::Administrator, scope: ROOT, within: Vec::new() }),
    }
}

fn coordinator(network: Uuid) -> Wanted {
    Wanted {
        title: "coordinator",
        name: "Coordinamento della rete".to_owned(),
        mailbox: "coordinamento".to_owned(),
        role: Some(Holding { role: Role::Coordinator, scope: network, within: Vec::new() }),
    }
}

/// Administrator, coordinator, two operators, and the clerk of a Comune whose desk is not open yet.
async fn sign_ins(house: &House) -> Result<Vec<SignIn>, DemoError> {
    let cx = house.console();
    let mut tx = cx.read().await?;
    let network = ::network::api::networks(&mut tx).await?.into_iter().next().ok_or("no network")?;
    let all = desk::store::desk::of_network(&mut tx, network.id.uuid()).await?;
    drop(tx);
    let of = |slug: &str| all.iter().find(|desk| desk.slug == slug).ok_or_else(|| format!("no desk {slug}"));
    let operator = |slug: &str, name: &str| -> Result<Wanted, DemoError> {
        let desk = of(slug)?;
        let within = vec![desk.organisation, desk.network];
        Ok(Wanted {
            title: "operator",
            name: name.to_owned(),
            mailbox: format!("operatore.{slug}"),
            role: Some(Holding { role: Role::Operator, scope: desk.id.uuid(), within }),
        })
    };
    let coming = of("pignone")?;
    let wanted = [
        administrator(),
        coordinator(network.id.uuid()),
        operator("la-spezia", "Operatore della Spezia")?,
        operator("follo", "Operatore di Follo")?,
        Wanted {
            title: "clerk",
            name: "Ufficio protocollo di Pignone".to_owned(),
            mailbox: "comune.pignone".to_owned(),
            role: Some(Holding {
                role: Role::Clerk,
                scope: coming.organisation,
                within: vec![coming.network],
            }),
        },
    ];
    let mut sign_ins = Vec::new();
    for wanted in wanted {
        sign_ins.push(people::make(&cx, wanted).await?);
    }
    Ok(sign_ins)
}
