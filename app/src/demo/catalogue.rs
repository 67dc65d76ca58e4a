//! The catalogue: vocabularies, and the services of the invented bodies with the day on which each stood by them.

use std::collections::HashMap;

use desk::actions::catalogue::{NewService, NewTerm, add_services, set_place, set_vocabulary};
use desk::model::catalogue::{
    AccessChannel, Audience, Confirmation, Place, Scheme, ServiceId, ServiceSheet, ServiceStatus,
};
use jiff::ToSpan as _;
use storage::Cx;

use super::DemoError;
use super::data::{Data, Service, Term};
use super::network::{Filled, of};

/// Fills the catalogue; the services' ids by their keys.
///
/// # Errors
/// When the data or the database refuse.
pub async fn fill(cx: &Cx, data: &Data, filled: &Filled) -> Result<HashMap<String, ServiceId>, DemoError> {
    set_vocabulary(cx, vocabulary(data)).await?;
    let names: HashMap<&str, &str> =
        data.organisations.iter().map(|body| (body.key.as_str(), body.name.as_str())).collect();
    let today = cx.now().date();
    let mut new = Vec::new();
    for service in &data.services {
        let on = today.checked_sub(service.confirmed_days_ago.days()).unwrap_or(today);
        let by = names.get(service.organisation.as_str()).copied().unwrap_or_default().to_owned();
        new.push(NewService {
            organisation: of(&filled.bodies, &service.organisation)?,
            sheet: sheet(service, filled)?,
            status: ServiceStatus::Active,
            slug: Some(service.key.clone()),
            confirmation: Some(Confirmation { on, by }),
        });
    }
    let ids = add_services(cx, new).await?;
    let services = data.services.iter().map(|service| service.key.clone()).zip(ids).collect();
    places(cx, data, filled, &services).await?;
    Ok(services)
}

/// One place for each body with an address, where all its services are given.
async fn places(
    cx: &Cx,
    data: &Data,
    filled: &Filled,
    services: &HashMap<String, ServiceId>,
) -> Result<(), DemoError> {
    for body in data.organisations.iter().filter(|body| body.invented) {
        let comune =
            data.municipalities.iter().find(|comune| Some(&comune.key) == body.municipality.as_ref());
        let (Some(address), Some(comune)) = (&body.address, comune) else { continue };
        let own = data.services.iter().filter(|service| service.organisation == body.key);
        let own: Vec<ServiceId> = own.filter_map(|service| services.get(&service.key).copied()).collect();
        let place = Place {
            id: cx.new_id(),
            organisation: of(&filled.bodies, &body.key)?,
            name: format!("Sede di {}", body.name),
            address: address.clone(),
            // The addresses are invented; of the postal code only the province is told.
            postal_code: "19100".to_owned(),
            city: comune.name.clone(),
            province: "SP".to_owned(),
            coordinates: Some((comune.latitude, comune.longitude)),
            accessibility: "Ingresso senza gradini.".to_owned(),
            schedule: String::new(),
        };
        set_place(cx, place, &own).await?;
    }
    Ok(())
}

fn vocabulary(data: &Data) -> Vec<NewTerm> {
    let of = |scheme, terms: &[Term]| -> Vec<NewTerm> {
        let term = |term: &Term| NewTerm {
            scheme,
            code: term.key.clone(),
            name_it: term.name_it.clone(),
            name_en: term.name_en.clone(),
        };
        terms.iter().map(term).collect()
    };
    let words = &data.vocabularies;
    [
        of(Scheme::Lep, &words.lep),
        of(Scheme::Topic, &words.topic),
        of(Scheme::TargetGroup, &words.target_group),
    ]
    .concat()
}

fn sheet(service: &Service, filled: &Filled) -> Result<ServiceSheet, DemoError> {
    let audience = Audience::parse(&service.audience)
        .ok_or_else(|| format!("{}: audience {}", service.key, service.audience))?;
    let comune = |key: &String| filled.comuni.get(key).map(|code| code.as_str().to_owned());
    Ok(ServiceSheet {
        name: service.name.clone(),
        summary: service.summary.clone(),
        description: service.description.clone(),
        audience,
        lep: Some(service.lep.clone()),
        topics: service.topics.clone(),
        target_groups: service.target_groups.clone(),
        who: service.who.clone(),
        how: service.how.clone(),
        bring: service.bring.clone(),
        gets: service.gets.clone(),
        times: service.times.clone(),
        is_free: service.cost.starts_with("gratuito"),
        cost: service.cost.clone(),
        conditions: service.conditions.clone(),
        keywords: service.keywords.clone(),
        channels: service.channels.iter().filter_map(|code| AccessChannel::parse(code)).collect(),
        languages: if service.languages.is_empty() {
            vec!["it".to_owned()]
        } else {
            service.languages.clone()
        },
        municipalities: service.municipalities.iter().filter_map(comune).collect(),
        min_age: service.min_age,
        max_age: service.max_age,
        minutes: Some(service.minutes),
        ..ServiceSheet::default()
    })
}
