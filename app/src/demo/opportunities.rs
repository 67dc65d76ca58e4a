//! Opportunities of half a year: most written in the office, some sent in by a body, some read from a file; an archive, one
//! that waits, a saved search, and documents of the portal.

use kernel::{EmailAddress, Id};
use network::api::Organisation;
use opportunity::actions::standing::groups;
use opportunity::actions::{
    NewOpportunity, SentIn, add_material, confirm_subscription, create_opportunity, create_source,
    import_file, send_in_opportunity, subscribe, turn_day,
};
use opportunity::model::doubt::Reasons;
use opportunity::model::draft::EVERYWHERE;
use opportunity::model::{Draft, Filter, Kind, Language, MaterialDetails, SourceTerms, Topic};
use opportunity::{SEND_IN, SUBSCRIPTION};
use policy::Actor;
use serde::Deserialize;
use storage::Cx;

use super::DemoError;
use super::data::Data;
use super::moments::{at, later, working};
use super::network::{Filled, of};
use super::papers;

/// One of the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Written {
    ago: i64,
    ahead: i64,
    starts: Option<i64>,
    kind: String,
    title: String,
    summary: String,
    comune: String,
    employer: String,
    source: String,
    how: String,
    requirements: String,
    hour: String,
    contract: String,
    positions: String,
    body: String,
    language: String,
    groups: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    opportunities: Vec<Written>,
}

/// Fills the room `opportunity`.
///
/// # Errors
/// When the data or the database refuse.
pub async fn fill(coordinator: &Cx, data: &Data, filled: &Filled) -> Result<(), DemoError> {
    let mut all = toml::from_str::<File>(include_str!("data/opportunities.toml"))?.opportunities;
    all.sort_by_key(|one| std::cmp::Reverse(one.ago));
    for written in &all {
        publish(coordinator, filled, written).await?;
    }
    from_a_body(coordinator, data, filled).await?;
    from_a_file(coordinator, filled).await?;
    followed(coordinator).await?;
    materials(coordinator, filled).await?;
    while turn_day(&coordinator.acting_as(Actor::Console)).await? > 0 {}
    Ok(())
}

async fn publish(coordinator: &Cx, filled: &Filled, written: &Written) -> Result<(), DemoError> {
    let today = coordinator.now().date();
    let day = working(later(today, -written.ago));
    let then = at(coordinator, day, 10);
    // On a day far from the agreements' own they name other groups, or none.
    let known = groups(&mut then.read().await?, filled.network, day).await?;
    let is_known = |key: &&String| known.iter().any(|group| group.key == **key);
    let place = filled.comuni.get(&written.comune).map(ToString::to_string);
    let draft = Draft {
        kind: written.kind.clone(),
        title: written.title.clone(),
        summary: written.summary.clone(),
        body: written.body.clone(),
        requirements: written.requirements.clone(),
        employer: written.employer.clone(),
        contract: written.contract.clone(),
        positions: written.positions.clone(),
        source_name: written.source.clone(),
        link: String::new(),
        how: written.how.clone(),
        place: place.unwrap_or_else(|| EVERYWHERE.to_owned()),
        address: String::new(),
        starts_on: written.starts.map(|days| later(today, days).to_string()).unwrap_or_default(),
        starts_at: written.hour.clone(),
        ends_on: later(today, written.ahead).to_string(),
        groups: written.groups.iter().filter(is_known).cloned().collect(),
        language: written.language.clone(),
    };
    let new = NewOpportunity {
        id: None,
        network: filled.network,
        draft,
        publish_on: None,
        reasons: Reasons::default(),
    };
    create_opportunity(&then, new).await.map_err(|error| format!("{}: {error:?}", written.title))?;
    Ok(())
}

/// An invented member sent one in by its link yesterday: it waits.
async fn from_a_body(coordinator: &Cx, data: &Data, filled: &Filled) -> Result<(), DemoError> {
    let today = coordinator.now().date();
    let then = at(coordinator, later(today, -1), 16);
    let mut tx = then.read().await?;
    let mut member: Option<Id<Organisation>> = None;
    for known in data.organisations.iter().filter(|known| known.invented) {
        let body = of(&filled.bodies, &known.key)?;
        if network::api::is_member_as_of(&mut tx, filled.network, body, then.now().date()).await? {
            member = Some(body);
            break;
        }
    }
    // Long before the protocol nobody is a member.
    let Some(body) = member else { return Ok(()) };
    let name = network::api::organisation(&mut tx, body).await?.ok_or("no such body")?.details.name;
    drop(tx);
    let holder = then.acting_as(Actor::LinkHolder {
        purpose: SEND_IN.to_owned(),
        resource: body.uuid(),
        expires_at: then.now().plus_days(1),
    });
    let draft = Draft {
        kind: "vacancy".to_owned(),
        title: "Educatrice o educatore di doposcuola".to_owned(),
        summary: "Si cerca una persona per il doposcuola, tre pomeriggi a settimana, da gennaio a giugno."
            .to_owned(),
        employer: name.clone(),
        source_name: name,
        how: "Scrivere a selezione@doposcuola.example.org.".to_owned(),
        requirements: "Diploma o laurea in scienze dell’educazione; età massima 35 anni.".to_owned(),
        place: filled.comuni.get("sarzana").map(ToString::to_string).unwrap_or_default(),
        ends_on: later(today, 20).to_string(),
        ..Draft::default()
    };
    // It was shown what the law says, and sent it all the same.
    let seen = vec!["eta massima 35 anni".to_owned()];
    let sent = SentIn { organisation: body, before: None, draft, is_ready: true, seen };
    send_in_opportunity(&holder, sent).await?;
    Ok(())
}

/// A feed of three items, of which one lacks who employs.
async fn from_a_file(coordinator: &Cx, filled: &Filled) -> Result<(), DemoError> {
    let today = coordinator.now().date();
    let terms = SourceTerms {
        name: "Bollettino delle imprese (inventato)".to_owned(),
        url: Some("https://bollettino.example.org/lavoro.xml".to_owned()),
        kind: Kind::Vacancy,
        place: Some(EVERYWHERE.to_owned()),
        language: Language::Italian,
        days: Some(30),
        is_trusted: false,
    };
    let then = at(coordinator, working(later(today, -2)), 11);
    let source = create_source(&then, filled.network, &terms).await?;
    let item = |number: i64, title: &str, employer: &str| {
        format!(
            "<item><guid>bi-{number}</guid><title>{title}</title><employer>{employer}</employer>\
             <link>https://bollettino.example.org/{number}</link><description>Annuncio del bollettino.</description>\
             <expires>{}</expires></item>",
            later(today, 10 + number)
        )
    };
    let items = [
        item(1, "Autista di scuolabus", "Trasporti di Valle (inventati)"),
        item(2, "Falegname", ""),
        item(3, "Addetta o addetto al centralino", "Pronto Golfo (inventata)"),
    ];
    let feed = format!("<rss><channel><title>Bollettino</title>{}</channel></rss>", items.concat());
    import_file(&then, source, "bollettino.xml", feed.as_bytes()).await?;
    Ok(())
}

/// Somebody follows the courses.
async fn followed(coordinator: &Cx) -> Result<(), DemoError> {
    let then = at(coordinator, later(coordinator.now().date(), -5), 21);
    let public = then.acting_as(Actor::Public);
    let filter = Filter { kind: Some("course".to_owned()), ..Filter::default() };
    let email = EmailAddress::parse("chi.cerca@rete.example.org")?;
    subscribe(&public, email.clone(), filter.clone()).await?;
    let hash = then.keys().pseudonym("opportunity.subscriber", &email.folded());
    let mut tx = then.read().await?;
    let saved = opportunity::store::subscription::same(&mut tx, &hash, &filter).await?;
    drop(tx);
    let id = saved.ok_or("the search was not saved")?.id;
    let holder = then.acting_as(Actor::LinkHolder {
        purpose: SUBSCRIPTION.to_owned(),
        resource: id.uuid(),
        expires_at: then.now().plus_days(1),
    });
    Ok(confirm_subscription(&holder, id).await?)
}

/// Days ago, topic, whether it is accessible, title, what it says.
const MATERIALS: [(i64, Topic, bool, &str, &str); 5] = [
    (
        12,
        Topic::Guide,
        true,
        "Guida: come si scrive un curriculum",
        "Che cosa mettere, in quale ordine, gli errori più comuni; due modelli pronti e uno commentato riga per riga.",
    ),
    (
        34,
        Topic::Leaflet,
        false,
        "Locandina degli sportelli",
        "Gli indirizzi e gli orari degli sportelli InfoLavoro, il numero da chiamare e l’indirizzo del portale.",
    ),
    (
        48,
        Topic::Form,
        false,
        "Modulo di adesione alla rete",
        "I dati dell’ente, chi firma, il referente da indicare e gli allegati da unire.",
    ),
    (
        77,
        Topic::Training,
        true,
        "Schede della giornata di formazione",
        "I casi letti in aula: chi perde il lavoro, chi arriva da un altro Paese, chi vuole aprire un’attività; a chi inviare ciascuno.",
    ),
    (
        130,
        Topic::Report,
        true,
        "Relazione sui primi sei mesi",
        "Quante persone sono state ricevute, per quali servizi, quanto hanno atteso e che cosa cambierà.",
    ),
];

async fn materials(coordinator: &Cx, filled: &Filled) -> Result<(), DemoError> {
    for (ago, topic, is_accessible, title, summary) in MATERIALS {
        let day = working(later(coordinator.now().date(), -ago));
        let details = MaterialDetails {
            title: title.to_owned(),
            summary: summary.to_owned(),
            topic,
            organisation: filled.bodies.get("comune-la-spezia").copied(),
            dated_on: day,
            language: Language::Italian,
            is_accessible,
        };
        add_material(&at(coordinator, day, 12), filled.network, &details, papers::paper(title, &[summary])?)
            .await?;
    }
    Ok(())
}
