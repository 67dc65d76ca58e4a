//! An opportunity as linked data of schema.org: `JobPosting`, `Course`, `Event`, or an `Article`.

use serde_json::{Value, json};

use super::{Details, Kind, Opportunity};

/// What the data needs beside the opportunity.
#[derive(Clone, Debug)]
pub struct Around<'a> {
    /// The address of its page.
    pub url: &'a str,
    /// Where it is, in words.
    pub place: &'a str,
    /// The portal.
    pub portal: &'a str,
}

/// The data block, safe inside a `script` element: no `<` can end it.
pub fn block(one: &Opportunity, around: &Around<'_>) -> String {
    data(one, around).to_string().replace('<', "\\u003c")
}

/// The data.
pub fn data(one: &Opportunity, around: &Around<'_>) -> Value {
    let mut data = match one.kind {
        Kind::Vacancy => vacancy(one, around),
        Kind::Course => course(one, around),
        Kind::Occasion => occasion(one, around),
        Kind::Call | Kind::News => article(one, around),
    };
    if let Some(map) = data.as_object_mut() {
        map.insert("@context".to_owned(), json!("https://schema.org"));
        map.insert("url".to_owned(), json!(around.url));
        map.insert("inLanguage".to_owned(), json!(one.language.word()));
        map.retain(|_, value| !value.is_null());
    }
    data
}

fn description(details: &Details) -> String {
    let parts = [&details.summary, &details.body, &details.requirements, &details.how];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("\n\n")
}

fn address(one: &Opportunity, around: &Around<'_>) -> Value {
    let street = Some(one.address.as_str()).filter(|street| !street.is_empty());
    let mut address = json!({
        "@type": "PostalAddress",
        "addressLocality": around.place,
        "addressCountry": "IT",
    });
    if let (Some(map), Some(street)) = (address.as_object_mut(), street) {
        map.insert("streetAddress".to_owned(), json!(street));
    }
    json!({ "@type": "Place", "name": around.place, "address": address })
}

fn published(one: &Opportunity) -> Option<String> {
    one.published_at.map(|at| at.date().to_string())
}

/// The last moment of the last day, by the clock in Rome.
fn last_moment(one: &Opportunity) -> String {
    kernel::Deadline::end_of(one.ends_on).too_late_from().plus_minutes(-1).rfc3339()
}

fn vacancy(one: &Opportunity, around: &Around<'_>) -> Value {
    json!({
        "@type": "JobPosting",
        "title": one.title,
        "description": description(one),
        "identifier": { "@type": "PropertyValue", "name": around.portal, "value": one.id.to_string() },
        "datePosted": published(one),
        "validThrough": last_moment(one),
        "employmentType": one.contract.map(super::Contract::schema_org),
        "hiringOrganization": { "@type": "Organization", "name": one.employer },
        "jobLocation": address(one, around),
        "totalJobOpenings": one.positions,
        "directApply": false,
    })
}

fn course(one: &Opportunity, around: &Around<'_>) -> Value {
    let instance = json!({
        "@type": "CourseInstance",
        "courseMode": "onsite",
        "startDate": one.starts_on.map(|day| day.to_string()),
        "location": address(one, around),
    });
    json!({
        "@type": "Course",
        "name": one.title,
        "description": description(one),
        "provider": { "@type": "Organization", "name": one.source_name },
        "hasCourseInstance": without_nulls(instance),
        "offers": { "@type": "Offer", "category": "Course", "availabilityEnds": last_moment(one) },
        "coursePrerequisites": Some(one.requirements.as_str()).filter(|text| !text.is_empty()),
    })
}

fn occasion(one: &Opportunity, around: &Around<'_>) -> Value {
    let start = one.starts_on.map(|day| match one.starts_at {
        Some(time) => {
            kernel::Instant::from_rome(day.to_datetime(time)).rome().strftime("%Y-%m-%dT%H:%M%:z").to_string()
        }
        None => day.to_string(),
    });
    json!({
        "@type": "Event",
        "name": one.title,
        "description": description(one),
        "startDate": start,
        "endDate": one.ends_on.to_string(),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": address(one, around),
        "organizer": { "@type": "Organization", "name": one.source_name },
    })
}

fn article(one: &Opportunity, around: &Around<'_>) -> Value {
    json!({
        "@type": "NewsArticle",
        "headline": one.title,
        "description": one.summary,
        "articleBody": description(one),
        "datePublished": published(one),
        "expires": one.ends_on.to_string(),
        "contentLocation": address(one, around),
        "sourceOrganization": { "@type": "Organization", "name": one.source_name },
        "publisher": { "@type": "Organization", "name": around.portal },
    })
}

fn without_nulls(mut value: Value) -> Value {
    if let Some(map) = value.as_object_mut() {
        map.retain(|_, value| !value.is_null());
    }
    value
}
