//! The form of a sheet: the same for a body behind its link and for the staff.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _};
use kernel::Instant;
use storage::Tx;
use texts::Translator;
use web::Answer;
use web::forms::{Choice, FieldErrors, Fields, Form};

use super::said;
use crate::model::catalogue::{
    AccessChannel, Audience, Scheme, Service, ServiceSheet, ServiceStatus, SheetFault, SheetField, Vocabulary,
};
use crate::store::catalogue::term;

/// A form with what it offers.
pub struct SheetForm {
    /// What stands in it and what is wrong.
    pub fields: Fields,
    /// What its lists offer.
    pub offers: Offers,
}

/// What the lists of the form offer.
pub struct Offers {
    /// For whom.
    pub audiences: Vec<Choice>,
    /// Levels.
    pub levels: Vec<Choice>,
    /// Topics.
    pub topics: Vec<Choice>,
    /// Target groups.
    pub groups: Vec<Choice>,
    /// Channels.
    pub channels: Vec<Choice>,
    /// Languages.
    pub languages: Vec<Choice>,
    /// Comuni.
    pub municipalities: Vec<Choice>,
    /// Whether it is given.
    pub statuses: Vec<Choice>,
}

/// What the lists offer.
///
/// # Errors
/// When the database refuses.
pub async fn offers(tx: &mut Tx, t: &Translator) -> storage::Result<Offers> {
    let vocabulary: Vocabulary = term::all(tx).await?;
    let terms = |scheme| -> Vec<Choice> {
        vocabulary.of(scheme).map(|term| Choice::new(term.code.clone(), term.name(t.locale()))).collect()
    };
    let municipalities = network::api::municipalities(tx).await?;
    Ok(Offers {
        audiences: Audience::ALL.map(|it| Choice::new(it.code(), t.t(said::audience(it)))).to_vec(),
        levels: terms(Scheme::Lep),
        topics: terms(Scheme::Topic),
        groups: terms(Scheme::TargetGroup),
        channels: AccessChannel::ALL.map(|it| Choice::new(it.code(), t.t(said::channel(it)))).to_vec(),
        languages: said::LANGUAGES.map(|code| Choice::new(code, said::language(t, code))).to_vec(),
        municipalities: municipalities
            .iter()
            .map(|place| Choice::new(place.istat_code.as_str(), place.name.clone()))
            .collect(),
        statuses: ServiceStatus::ALL.map(|it| Choice::new(it.code(), t.t(said::status(it)))).to_vec(),
    })
}

/// The form filled with a service as it stands, and when it was last changed.
pub fn filled(service: &Service) -> Form {
    let rows = SheetField::ALL.into_iter().flat_map(|field| {
        let text = field.text(&service.sheet);
        let values: Vec<String> =
            if is_list(field) { text.lines().map(str::to_owned).collect() } else { vec![text] };
        values.into_iter().map(move |value| (field.code(), value))
    });
    let rows = rows.map(|(name, value)| match name {
        "is_free" => (name, if value.is_empty() { value } else { "1".to_owned() }),
        _ => (name, value),
    });
    let seen = ("seen", service.changed_at.micros().to_string());
    Form::from_pairs(rows.chain([("status", service.status.code().to_owned()), seen]))
}

/// When the sheet had last been changed as the form showed it.
pub fn seen(form: &Form) -> Option<Instant> {
    form.get("seen").and_then(|text| text.parse().ok()).map(Instant::from_micros)
}

/// What she typed beside what to do; saved again it is kept, now that she knows of the other change.
pub fn moved(form: Form, changed_at: Instant) -> Fields {
    let mut errors = FieldErrors::new();
    errors.add(SheetField::Name.code(), "desk-sheet-moved");
    Fields::refused(form.set("seen", changed_at.micros().to_string()), errors)
}

/// The form again, as the answer to who saved after somebody else did.
///
/// # Errors
/// When the page cannot be drawn.
pub fn conflict(page: &impl Template) -> Answer {
    Ok((StatusCode::CONFLICT, Html(page.render()?)).into_response())
}

/// Fields with boxes to tick, several of which may be.
const fn is_list(field: SheetField) -> bool {
    matches!(
        field,
        SheetField::Topics
            | SheetField::TargetGroups
            | SheetField::Channels
            | SheetField::Languages
            | SheetField::Municipalities
    )
}

/// What was typed, as a sheet; numbers that are none are noted at once.
pub fn typed(form: &Form) -> (ServiceSheet, ServiceStatus, FieldErrors) {
    let mut errors = FieldErrors::new();
    let text = |field: SheetField| form.text(field.code()).to_owned();
    let some = |field: SheetField| form.get(field.code()).map(str::to_owned);
    let many = |field: SheetField| -> Vec<String> {
        form.get_all(field.code()).filter(|value| !value.is_empty()).map(str::to_owned).collect()
    };
    let lines = |field: SheetField| -> Vec<String> {
        form.text(field.code())
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let mut number = |field: SheetField| -> Option<u32> {
        let typed = form.get(field.code())?;
        errors.check(field.code(), typed.parse().map_err(|_| said::fault(SheetFault::Number)))
    };
    let (min_age, max_age, minutes) =
        (number(SheetField::MinAge), number(SheetField::MaxAge), number(SheetField::Minutes));
    let sheet = ServiceSheet {
        name: text(SheetField::Name),
        summary: text(SheetField::Summary),
        description: text(SheetField::Description),
        audience: Audience::parse(form.text("audience")).unwrap_or_default(),
        lep: some(SheetField::Lep),
        topics: many(SheetField::Topics),
        target_groups: many(SheetField::TargetGroups),
        who: text(SheetField::Who),
        how: text(SheetField::How),
        bring: lines(SheetField::Bring),
        gets: text(SheetField::Gets),
        times: text(SheetField::Times),
        cost: text(SheetField::Cost),
        is_free: form.has(SheetField::IsFree.code()),
        conditions: text(SheetField::Conditions),
        keywords: lines(SheetField::Keywords),
        channels: many(SheetField::Channels).iter().filter_map(|code| AccessChannel::parse(code)).collect(),
        languages: many(SheetField::Languages),
        municipalities: many(SheetField::Municipalities),
        min_age,
        max_age,
        minutes,
        url: some(SheetField::Url),
        email: some(SheetField::Email),
        phone: some(SheetField::Phone),
        schedule: text(SheetField::Schedule),
        accessibility: text(SheetField::Accessibility),
    };
    (sheet, ServiceStatus::parse(form.text("status")).unwrap_or_default(), errors)
}

/// The faults of a sheet beside their fields, in the order of the form.
pub fn noted(mut errors: FieldErrors, faults: &[(SheetField, SheetFault)]) -> FieldErrors {
    let mut faults = faults.to_vec();
    faults.sort();
    for (field, fault) in faults {
        errors.add(field.code(), said::fault(fault));
    }
    errors
}
