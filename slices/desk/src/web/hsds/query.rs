//! The parameters of HSDS lists. They are cumulative; one that cannot be read is a problem, not a guess.

use std::str::FromStr;

use kernel::Instant;
use uuid::Uuid;
use web::PageError;
use web::forms::Form;

use crate::queries::catalogue::Part;

/// The most items of a page; a caller who wants all takes the pages one by one.
const MOST_PER_PAGE: u32 = 1000;
const USUAL_PER_PAGE: u32 = 50;

/// What is asked for.
pub struct Query {
    /// Which page.
    pub part: Part,
    /// Words.
    pub search: String,
    /// Only those with this term.
    pub taxonomy_term: Option<Uuid>,
    /// Only those with a term of this taxonomy.
    pub taxonomy: Option<Uuid>,
    /// Only those of this organisation.
    pub organization: Option<Uuid>,
    /// Only those changed at or after.
    pub modified_after: Option<Instant>,
    /// Only those given in this postal district.
    pub postcode: Option<String>,
    /// Only ids and times of change.
    pub is_minimal: bool,
    /// With all that belongs to each.
    pub is_full: bool,
    /// Organisations with the whole of their services.
    pub has_full_services: bool,
    /// Only terms under this one.
    pub parent: Option<Uuid>,
}

impl Query {
    /// Reads the parameters.
    ///
    /// # Errors
    /// 422 that names the parameter.
    pub fn of(form: &Form) -> Result<Self, PageError> {
        if form.get("format").is_some_and(|format| format != "json") {
            return Err(wrong("format"));
        }
        // Nearness needs the place of every postal district, which we do not have: better said than ignored.
        if form.has("proximity") {
            return Err(wrong("proximity"));
        }
        let page = parsed::<u32>(form, "page")?.unwrap_or(1);
        let per_page = parsed::<u32>(form, "per_page")?.unwrap_or(USUAL_PER_PAGE);
        if page == 0 {
            return Err(wrong("page"));
        }
        if per_page == 0 {
            return Err(wrong("per_page"));
        }
        Ok(Self {
            part: Part { page: page.min(10_000_000), per_page: per_page.min(MOST_PER_PAGE) },
            search: form.text("search").to_owned(),
            taxonomy_term: parsed(form, "taxonomy_term_id")?,
            taxonomy: parsed(form, "taxonomy_id")?,
            organization: parsed(form, "organization_id")?,
            modified_after: instant(form)?,
            postcode: form.get("postcode").map(str::to_owned),
            is_minimal: flag(form, "minimal")?,
            is_full: flag(form, "full")?,
            has_full_services: flag(form, "full_service")?,
            parent: parsed(form, "parent_id")?,
        })
    }
}

/// The id in a path; anything else is not there.
pub fn id(text: &str) -> Result<Uuid, PageError> {
    Uuid::parse_str(text).map_err(|_| PageError::not_found())
}

fn parsed<T: FromStr>(form: &Form, name: &'static str) -> Result<Option<T>, PageError> {
    form.get(name).map(|text| text.parse().map_err(|_| wrong(name))).transpose()
}

fn flag(form: &Form, name: &'static str) -> Result<bool, PageError> {
    match form.get(name) {
        None | Some("false" | "0") => Ok(false),
        Some("true" | "1") => Ok(true),
        Some(_) => Err(wrong(name)),
    }
}

/// A day counts from its beginning; `2026-11-23 09:00` and times without offset are read as Rome's.
fn instant(form: &Form) -> Result<Option<Instant>, PageError> {
    let Some(text) = form.get("modified_after") else { return Ok(None) };
    if let Ok(day) = text.parse::<jiff::civil::Date>()
        && text.len() == 10
    {
        return Ok(Some(Instant::start_of(day)));
    }
    if let Ok(instant) = Instant::parse(text) {
        return Ok(Some(instant));
    }
    text.parse::<jiff::civil::DateTime>()
        .map(|wall| Some(Instant::from_rome(wall)))
        .map_err(|_| wrong("modified_after"))
}

fn wrong(name: &'static str) -> PageError {
    PageError::invalid("desk-api-parameter").with("parameter", name.into())
}
