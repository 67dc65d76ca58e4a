//! The network of the notices: places, bodies, programmes, agreements with their true dates and sums, and parties.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use kernel::{Coordinates, EmailAddress, Id, IpaCode, IstatCode, Money, Period, PhoneNumber};
use network::api::actions::{
    NewMandate, NewNetwork, NewParty, NewProgramme, add_party, assign_mandate, create_agreement,
    create_network, create_programme, keep_municipalities, register_organisation,
};
use network::api::{
    Agreement, AgreementKind, AgreementTerms, LegalBasis, Municipality, Network, Organisation,
    OrganisationDetails, OrganisationKind, PartnerRole, Position, ProgrammePart, ProgrammeRole, TargetGroup,
};
use storage::Cx;
use texts::Locale;

use super::DemoError;
use super::data::{self, Data};
use super::moments::later;

/// What the rest of the demonstration hangs on.
pub struct Filled {
    /// The network.
    pub network: Id<Network>,
    /// Bodies by their keys.
    pub bodies: HashMap<String, Id<Organisation>>,
    /// ISTAT codes by keys of Comuni.
    pub comuni: HashMap<String, IstatCode>,
    /// The protocol that makes a body a member.
    pub protocol: Id<Agreement>,
    /// Its first and last day.
    pub protocol_runs: Period,
}

/// Invented members whose own act binds them for a shorter time: their last day is so many days ahead.
const ENDING: [(&str, i64); 2] = [("botteghe-costa-sale", 41), ("sponde-vicine", 76)];

/// Fills the room `network`.
///
/// # Errors
/// When the data or the database refuse.
pub async fn fill(cx: &Cx, data: &Data) -> Result<Filled, DemoError> {
    let comuni = municipalities(cx, data).await?;
    let bodies = bodies(cx, data, &comuni).await?;
    let lead = of(&bodies, "comune-la-spezia")?;
    let new = NewNetwork {
        name: "Rete per il Lavoro".to_owned(),
        slug: "rete-per-il-lavoro".to_owned(),
        lead,
        description:
            "Comuni, enti e associazioni della provincia della Spezia che rispondono insieme a chi cerca \
                      lavoro, formazione o vuole aprire un'impresa."
                .to_owned(),
    };
    let network = create_network(cx, new).await?;
    let programmes = programmes(cx, network, data, &bodies).await?;
    let mut agreements = HashMap::new();
    for agreement in &data.agreements {
        let programme = programmes.get(&agreement.programme).copied();
        let id = enter(cx, network, agreement, programme, &bodies).await?;
        agreements.insert(agreement.key.clone(), id);
    }
    offices(cx, data, &bodies).await?;
    let protocol = *agreements.get("protocollo-rete").ok_or("no protocol in the data")?;
    let known = data.agreements.iter().find(|agreement| agreement.key == "protocollo-rete");
    let known = known.ok_or("no protocol in the data")?;
    let protocol_runs = Period::new(known.valid_from, known.valid_until)?;
    Ok(Filled { network, bodies, comuni, protocol, protocol_runs })
}

/// An id by its key.
///
/// # Errors
/// When the data name a body that they do not hold.
pub fn of(bodies: &HashMap<String, Id<Organisation>>, key: &str) -> Result<Id<Organisation>, DemoError> {
    bodies.get(key).copied().ok_or_else(|| format!("no body {key} in the data").into())
}

async fn municipalities(cx: &Cx, data: &Data) -> Result<HashMap<String, IstatCode>, DemoError> {
    let mut codes = HashMap::new();
    let mut all = Vec::new();
    for comune in &data.municipalities {
        let istat_code = IstatCode::parse(&comune.istat_code)?;
        codes.insert(comune.key.clone(), istat_code.clone());
        all.push(Municipality {
            province_code: istat_code.as_str().chars().take(3).collect(),
            istat_code,
            name: comune.name.clone(),
            place: Coordinates::new(comune.latitude, comune.longitude)?,
            population: comune.population.unwrap_or_default(),
        });
    }
    keep_municipalities(cx, &all).await?;
    Ok(codes)
}

async fn bodies(
    cx: &Cx,
    data: &Data,
    comuni: &HashMap<String, IstatCode>,
) -> Result<HashMap<String, Id<Organisation>>, DemoError> {
    let mut bodies = HashMap::new();
    for body in &data.organisations {
        let details = OrganisationDetails {
            ipa_code: body.ipa_code.as_deref().map(IpaCode::parse).transpose()?,
            istat_code: body.istat_code.as_deref().map(IstatCode::parse).transpose()?,
            website: body.website.clone(),
            email: body.email.as_deref().map(EmailAddress::parse).transpose()?,
            phone: body.phone.as_deref().map(PhoneNumber::parse).transpose()?,
            address: body.address.clone(),
            municipality: body.municipality.as_ref().and_then(|key| comuni.get(key)).cloned(),
            description: body.description.clone().unwrap_or_default(),
            is_invented: body.invented,
            ..OrganisationDetails::named(body.name.clone(), kind(body)?)
        };
        bodies.insert(body.key.clone(), register_organisation(cx, None, &details).await?);
    }
    Ok(bodies)
}

fn kind(body: &data::Organisation) -> Result<OrganisationKind, DemoError> {
    // The data speak of public bodies; the network tells the employment centre apart.
    let word = if body.key.starts_with("cpi-") { "employment_centre" } else { body.kind.as_str() };
    Ok(OrganisationKind::parse(word)?)
}

async fn programmes(
    cx: &Cx,
    network: Id<Network>,
    data: &Data,
    bodies: &HashMap<String, Id<Organisation>>,
) -> Result<HashMap<String, Id<network::api::Programme>>, DemoError> {
    let known = |name: &str| {
        data.organisations.iter().find(|body| body.name == name).and_then(|b| bodies.get(&b.key))
    };
    let part =
        |role, name: &str| ProgrammePart { role, name: name.to_owned(), organisation: known(name).copied() };
    let mut programmes = HashMap::new();
    for programme in &data.programmes {
        let new = NewProgramme {
            name: programme.name.clone(),
            funding_line: Some(programme.line.clone()),
            website: None,
            roles: vec![
                part(ProgrammeRole::Promoter, &programme.promoter),
                part(ProgrammeRole::Funder, &programme.funder),
            ],
        };
        programmes.insert(programme.key.clone(), create_programme(cx, network, new).await?);
    }
    Ok(programmes)
}

async fn enter(
    cx: &Cx,
    network: Id<Network>,
    agreement: &data::Agreement,
    programme: Option<Id<network::api::Programme>>,
    bodies: &HashMap<String, Id<Organisation>>,
) -> Result<Id<Agreement>, DemoError> {
    let controller = of(bodies, &agreement.privacy_controller)?;
    let validity = Period::new(agreement.valid_from, agreement.valid_until)?;
    let groups = agreement.target_groups.iter().map(|group| TargetGroup {
        key: group.key.clone(),
        name_it: group.name_it.clone(),
        name_en: group.name_en.clone(),
        rule: group.rule.clone(),
        min_age: group.min_age.and_then(|age| u8::try_from(age).ok()),
        max_age: group.max_age.and_then(|age| u8::try_from(age).ok()),
        conditions: group.conditions.clone(),
    });
    let terms = AgreementTerms {
        description: agreement.note.clone().unwrap_or_default(),
        programme,
        act_date: agreement.signed_on,
        budget: agreement.budget_cents.map(Money::euro_cents),
        cofunding: agreement.cofunding_cents.map(Money::euro_cents),
        legal_basis: LegalBasis::parse(&agreement.legal_basis)?,
        target_groups: groups.collect(),
        ..AgreementTerms::new(
            AgreementKind::parse(&agreement.kind)?,
            agreement.title.clone(),
            validity,
            controller,
        )
    };
    let id = create_agreement(cx, network, terms).await?;
    for party in &agreement.parties {
        let role = if *party == agreement.lead { PartnerRole::Lead } else { PartnerRole::Partner };
        let from = agreement.signed_on.unwrap_or(agreement.valid_from).max(joined(agreement, party));
        let until = bound_until(agreement, party, from, cx.now().date());
        let organisation = of(bodies, party)?;
        add_party(cx, NewParty { agreement: id, organisation, role, from, until, act_number: None }).await?;
    }
    Ok(id)
}

/// The last day of a party: that of the agreement, or an earlier one of its own.
fn bound_until(agreement: &data::Agreement, party: &str, from: Date, today: Date) -> Option<Date> {
    let own = ENDING.iter().find(|(key, _)| *key == party && agreement.kind == "memorandum");
    let own = own.map(|(_, days)| later(today, *days)).filter(|last| *last > from);
    own.into_iter().chain(agreement.valid_until).min()
}

/// The invented members of the protocol joined one after the other, so that the network is seen to grow.
fn joined(agreement: &data::Agreement, party: &str) -> Date {
    let first = agreement.valid_from;
    let is_comune =
        party.starts_with("comune-") || party.starts_with("regione-") || party.starts_with("cpi-");
    if agreement.kind != "memorandum" || is_comune {
        return first;
    }
    let place =
        agreement.parties.iter().position(|key| key == party).and_then(|place| i64::try_from(place).ok());
    let months = place.unwrap_or_default() / 2;
    let last = date(2026, 6, 30);
    first.checked_add(months.months()).unwrap_or(first).min(last)
}

/// Invented bodies have a contact person, and so have the partners of the pact, by an invented address: a function, not a
/// name.
async fn offices(cx: &Cx, data: &Data, bodies: &HashMap<String, Id<Organisation>>) -> Result<(), DemoError> {
    let since = Period::starting(date(2024, 1, 1));
    let pact = data.agreements.iter().find(|agreement| agreement.kind == "pact");
    let of_pact =
        |key: &String| pact.is_some_and(|pact| pact.parties.contains(key) && !key.starts_with("comune-"));
    for body in &data.organisations {
        // Who really holds the office of a real body is nobody's business here.
        let (name, email) = match &body.email {
            Some(email) if body.invented => ("Segreteria", email.clone()),
            _ if of_pact(&body.key) => ("Prova Referente", format!("referente@{}.example.org", body.key)),
            _ => continue,
        };
        let new = NewMandate {
            organisation: of(bodies, &body.key)?,
            office: Position::ContactPerson,
            person: None,
            name: name.to_owned(),
            email: EmailAddress::parse(&email)?,
            phone: None,
            language: Locale::It,
            period: since,
            act_number: None,
        };
        assign_mandate(cx, new).await?;
    }
    Ok(())
}
