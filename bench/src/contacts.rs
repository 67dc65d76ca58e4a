//! A contact saved: CPU time of the whole process, since there is no server between: an action with its transaction.

use contact::actions::record_contact;
use contact::model::{
    Age, Channel, ClientChoice, ClientNames, Entry, Kind, NewContact, Origin, Outcome, PersonFacts, Request,
    Sex,
};
use desk::actions::add_desk;
use desk::model::{Desk, DeskKind, DeskState};
use jiff::civil::date;
use kernel::{Clock, Coordinates, Id, IstatCode, Period, PhoneNumber};
use network::api::actions::{
    NewNetwork, NewParty, add_party, create_agreement, create_network, keep_municipalities,
    register_organisation,
};
use network::api::{
    AgreementKind, AgreementTerms, Municipality, OrganisationDetails, OrganisationKind, PartnerRole,
};
use policy::{Actor, Grant};
use storage::Cx;
use uuid::Uuid;

use crate::Failure;

const CONTACTS: u32 = 2_000;

/// Measures as an operator of one desk.
///
/// # Errors
/// When the database refuses.
pub async fn measure(cx: &Cx) -> Result<(), Failure> {
    let clock = Clock::still(kernel::Instant::from_rome(date(2026, 11, 23).at(9, 0, 0, 0)));
    let console = cx.acting_as(Actor::Console).under(clock);
    let desk = a_desk(&console).await?;
    let grants = vec![Grant { role: "operator".to_owned(), scope: desk.id.uuid() }];
    let operator = console.acting_as(Actor::Staff { id: Uuid::from_u128(1), grants });
    let start = cpu_ticks()?;
    let began = std::time::Instant::now();
    let mut client = None;
    for number in 0..CONTACTS {
        // Every third is somebody new, every third the same one again, every third nobody in particular.
        let choice = match (number % 3, client) {
            (0, _) => ClientChoice::New(named(number)?),
            (1, Some(known)) => ClientChoice::Known(known),
            _ => ClientChoice::Nobody,
        };
        let key = Some(format!("bench-{number}"));
        let new = NewContact { entry: entry(), client: choice, agreements: None, key };
        let recorded = record_contact(&operator, desk.id, new).await?;
        client = recorded.client.or(client);
    }
    let spent = (cpu_ticks()? - start) * 10.0 / f64::from(CONTACTS);
    let rate = f64::from(CONTACTS) / began.elapsed().as_secs_f64();
    println!("save a contact, {CONTACTS}: {spent:.2} CPU-ms, {rate:.0}/s (to reach: at most 1.5 CPU-ms)");
    Ok(())
}

/// User and system time of this process, in ticks of ten milliseconds.
///
/// # Errors
/// When the kernel does not say it.
pub fn cpu_ticks() -> Result<f64, Failure> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(')').ok_or("no such file")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |place: usize| -> Result<f64, Failure> { Ok(fields.get(place).ok_or("too short")?.parse()?) };
    Ok(ticks(11)? + ticks(12)?)
}

fn named(number: u32) -> Result<ClientNames, Failure> {
    let phone = Some(PhoneNumber::parse(&format!("0187 {:06}", 100_000 + number))?);
    Ok(ClientNames { name: Some(format!("Prova Misura {number}")), phone, ..ClientNames::default() })
}

fn entry() -> Entry {
    Entry {
        request: Some(Request::Job),
        outcome: Some(Outcome::Informed),
        minutes: Some(15),
        facts: PersonFacts { age: Some(Age::Born(1990)), sex: Some(Sex::F), ..PersonFacts::default() },
        ..Entry::new(Kind::Person, date(2026, 11, 23), Channel::Phone, Origin::Call)
    }
}

async fn a_desk(cx: &Cx) -> Result<Desk, Failure> {
    let comune = Municipality {
        istat_code: IstatCode::parse("011015")?,
        name: "Comune di misura".to_owned(),
        province_code: "011".to_owned(),
        place: Coordinates::new(44.1, 9.8)?,
        population: 20_000,
    };
    keep_municipalities(cx, &[comune]).await?;
    let details = OrganisationDetails::named("Comune dei contatti", OrganisationKind::Municipality);
    let lead = register_organisation(cx, None, &details).await?;
    let new = NewNetwork {
        name: "Rete dei contatti".to_owned(),
        slug: "rete-dei-contatti".to_owned(),
        lead,
        description: String::new(),
    };
    let network = create_network(cx, new).await?;
    let from = date(2024, 1, 1);
    for kind in [AgreementKind::Memorandum, AgreementKind::Project] {
        let terms = AgreementTerms::new(kind, kind.word(), Period::starting(from), lead);
        let agreement = create_agreement(cx, network, terms).await?;
        let role = PartnerRole::Lead;
        add_party(cx, NewParty { agreement, organisation: lead, role, from, until: None, act_number: None })
            .await?;
    }
    let desk = Desk {
        id: Id::from_uuid(Uuid::nil()),
        organisation: lead.uuid(),
        network: network.uuid(),
        slug: "contatti".to_owned(),
        name: "Sportello dei contatti".to_owned(),
        kind: DeskKind::Desk,
        state: DeskState::Open,
        municipality: IstatCode::parse("011015")?,
        address: "Piazza di misura 1".to_owned(),
        place: None,
        phone: None,
        email: None,
        opened_on: Some(from),
        serves_all_services: true,
    };
    Ok(add_desk(cx, desk, &[]).await?)
}
