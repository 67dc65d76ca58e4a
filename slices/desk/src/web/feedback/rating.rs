//! `/valutazione`: how clear a page is; the form stands at the foot of the pages themselves.

use askama::Template;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page};

use crate::actions::launch::{FeedbackError, TypedRating, rate_page};
use crate::model::feedback::RatingAnswer;

/// From this rate on the question is what was good.
const GOOD: u8 = 4;

#[derive(Template)]
#[template(path = "feedback/thanks.html")]
struct ThanksPage {
    page: Page,
}

/// The form again, for who chose no rate.
#[derive(Template)]
#[template(path = "feedback/rating.html")]
struct RatingPage {
    page: Page,
    fields: Fields,
    rates: Vec<Choice>,
}

/// Thanks.
///
/// # Errors
/// None of its own.
pub(crate) async fn thanks(caller: Caller) -> Answer {
    let page = caller.page(caller.t("desk-rating-thanks-title")).private();
    web::html(&ThanksPage { page })
}

/// Keeps a rating.
///
/// # Errors
/// 429 after too many.
pub(crate) async fn rate(caller: Caller, form: Form) -> Answer {
    let rate = form.text("rate").parse::<u8>().ok().filter(|rate| (1..=5).contains(rate));
    let Some(rate) = rate else { return again(&caller, form) };
    let answer = form.get(if rate >= GOOD { "positive" } else { "negative" });
    let typed = TypedRating {
        page: form.text("page"),
        rate,
        answer: answer.and_then(|word| RatingAnswer::parse(word).ok()),
        text: form.text("text"),
    };
    match rate_page(&caller.cx, &caller.origin, typed).await {
        Ok(()) => Ok(web::see_other("/valutazione")),
        Err(FeedbackError::Text) => again(&caller, form),
        Err(error) => Err(error.into()),
    }
}

fn again(caller: &Caller, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("rate", "desk-rating-missing");
    let t = caller.visit.translator();
    let choice = |rate: u8| {
        Choice::new(rate.to_string(), t.ta("desk-rating-rate", &[("rate", i64::from(rate).into())]))
    };
    let page = caller.page(caller.t("desk-rating-title")).private();
    let rates = (1..=5).map(choice).collect();
    web::unprocessable(&RatingPage { page, fields: Fields::refused(form, errors), rates })
}
