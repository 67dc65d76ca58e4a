//! Fields that several forms of the room have.

use jiff::civil::Date;
use kernel::{EmailAddress, FiscalCode, IpaCode, IstatCode, Money, Period, PhoneNumber};
use web::Caller;
use web::forms::{Choice, FieldErrors, Form};

use crate::model::{Municipality, OrganisationDetails, OrganisationKind, name_key, website};

/// A required text.
pub(crate) fn required(form: &Form, field: &str, missing: &'static str) -> Result<String, &'static str> {
    form.get(field).map(str::to_owned).ok_or(missing)
}

/// A field that may be empty, through its parser.
pub(crate) fn optional<T, E>(
    form: &Form,
    errors: &mut FieldErrors,
    field: &str,
    wrong: &'static str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Option<T> {
    let text = form.get(field)?;
    errors.check(field, parse(text).map_err(|_| wrong))
}

/// No day, or one that no agreement can mean.
#[derive(Debug)]
pub(crate) struct NoDay;

/// A day as the browser's field sends it, of these centuries: whoever asks for the year 9999 asks for eight thousand
/// points of a plot.
pub(crate) fn day(text: &str) -> Result<Date, NoDay> {
    let day: Date = text.parse().map_err(|_| NoDay)?;
    if (1900..2200).contains(&day.year()) { Ok(day) } else { Err(NoDay) }
}

/// A required day.
pub(crate) fn required_day(form: &Form, field: &str) -> Result<Date, &'static str> {
    let text = form.get(field).ok_or("network-error-day-missing")?;
    day(text).map_err(|_| "network-error-day-wrong")
}

/// First and last day in two fields; the first one is required.
pub(crate) fn period(form: &Form, errors: &mut FieldErrors) -> Option<Period> {
    let from = errors.check("from", required_day(form, "from"));
    let until = optional(form, errors, "until", "network-error-day-wrong", day);
    let (Some(from), true) = (from, errors.get("until").is_none()) else { return None };
    errors.check("until", Period::new(from, until).map_err(|_| "network-error-ends-before-start"))
}

/// A sum that may be empty.
pub(crate) fn money(form: &Form, errors: &mut FieldErrors, field: &str) -> Option<Money> {
    let sum = optional(form, errors, field, "network-error-money-wrong", Money::parse)?;
    if sum < Money::ZERO {
        errors.add(field, "network-error-money-wrong");
    }
    Some(sum)
}

/// The kinds of bodies for a select.
pub(crate) fn kinds(caller: &Caller) -> Vec<Choice> {
    OrganisationKind::ALL.iter().map(|kind| Choice::new(kind.word(), caller.t(kind.text()))).collect()
}

/// The Comuni for a select.
pub(crate) fn places(all: &[Municipality]) -> Vec<Choice> {
    all.iter().map(|one| Choice::new(one.istat_code.as_str(), one.name.clone())).collect()
}

/// The details of a body from its form.
pub(crate) fn details(form: &Form, errors: &mut FieldErrors) -> Option<OrganisationDetails> {
    let name = errors.check("name", body_name(form));
    let kind = form.get("kind").and_then(|word| OrganisationKind::parse(word).ok());
    let kind = errors.check("kind", kind.ok_or("network-error-kind-missing"));
    let details = OrganisationDetails {
        name: name.unwrap_or_default(),
        kind: kind.unwrap_or(OrganisationKind::Other),
        ipa_code: optional(form, errors, "ipa", "network-import-wrong-ipa", IpaCode::parse),
        istat_code: optional(form, errors, "istat", "network-import-wrong-istat", IstatCode::parse),
        fiscal_code: optional(form, errors, "fiscal", "network-import-wrong-fiscal-code", FiscalCode::parse),
        website: optional(form, errors, "website", "network-import-wrong-website", |text| {
            website(text).ok_or(())
        }),
        email: optional(form, errors, "email", "network-import-wrong-email", EmailAddress::parse),
        certified_email: optional(form, errors, "pec", "network-import-wrong-email", EmailAddress::parse),
        phone: optional(form, errors, "phone", "network-import-wrong-phone", PhoneNumber::parse),
        address: form.get("address").map(str::to_owned),
        municipality: optional(
            form,
            errors,
            "municipality",
            "network-error-unknown-municipality",
            IstatCode::parse,
        ),
        place: optional(form, errors, "place", "network-import-wrong-place", kernel::Coordinates::parse),
        description: form.text("description").to_owned(),
        is_invented: form.has("is_invented"),
    };
    errors.is_empty().then_some(details)
}

fn body_name(form: &Form) -> Result<String, &'static str> {
    let name = form.text("name").split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err("network-import-no-name")
    } else if name.chars().count() > 200 || name_key(&name).is_empty() {
        Err("network-import-wrong-name")
    } else {
        Ok(name)
    }
}

/// The form that shows what is on record.
pub(crate) fn form_of(body: &OrganisationDetails) -> Form {
    let text = |value: Option<String>| value.unwrap_or_default();
    Form::from_pairs([
        ("name", body.name.clone()),
        ("kind", body.kind.word().to_owned()),
        ("ipa", text(body.ipa_code.as_ref().map(ToString::to_string))),
        ("istat", text(body.istat_code.as_ref().map(ToString::to_string))),
        ("fiscal", text(body.fiscal_code.as_ref().map(ToString::to_string))),
        ("website", text(body.website.clone())),
        ("email", text(body.email.as_ref().map(ToString::to_string))),
        ("pec", text(body.certified_email.as_ref().map(ToString::to_string))),
        ("phone", text(body.phone.as_ref().map(ToString::to_string))),
        ("address", text(body.address.clone())),
        ("municipality", text(body.municipality.as_ref().map(ToString::to_string))),
        ("place", text(body.place.map(|place| place.to_string()))),
        ("description", body.description.clone()),
        ("is_invented", if body.is_invented { "1".to_owned() } else { String::new() }),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_of_these_centuries_is_one_and_the_year_9999_is_none() {
        assert!(day("2026-11-22").is_ok());
        for wrong in ["9999-12-31", "2200-01-01", "1899-12-31", "-000001-01-01", "22/11/2026", ""] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }
}
