//! Saying how clear a page is.

use ::policy::Resource;
use storage::Cx;
use storage::limits::Limit;

use super::FeedbackError;
use crate::model::feedback::{PageRating, RATING_TEXT_LENGTH, RatingAnswer, page_pattern};
use crate::policy::RatePage;
use crate::store;

/// From one network address: a school class or an office shares one.
const TRIES: Limit = Limit { name: "desk.rate_page", tries: 30, minutes: 60 };

/// What was sent.
pub struct TypedRating<'a> {
    /// The path of the page.
    pub page: &'a str,
    /// 1 to 5.
    pub rate: u8,
    /// What was good or not.
    pub answer: Option<RatingAnswer>,
    /// In her words; cut to 200 characters.
    pub text: &'a str,
}

/// Keeps it, with nothing that says whose it is. `origin` is a pseudonym, and is only counted.
///
/// # Errors
/// [`FeedbackError::TooMany`], [`FeedbackError::Text`] for a rate that is none.
pub async fn rate_page(cx: &Cx, origin: &str, typed: TypedRating<'_>) -> Result<(), FeedbackError> {
    if !(1..=5).contains(&typed.rate) {
        return Err(FeedbackError::Text);
    }
    let permit = cx.permit::<RatePage>(Resource::new(cx.new_random_id(), []))?;
    let mut tx = cx.begin().await?;
    let is_let_through = TRIES.count(&mut tx, origin, cx.now()).await?;
    if is_let_through {
        let text: String = typed.text.trim().chars().take(RATING_TEXT_LENGTH).collect();
        let rating = PageRating {
            id: permit.target(),
            path: page_pattern(typed.page),
            rate: typed.rate,
            answer: typed.answer,
            text: (!text.is_empty()).then_some(text),
            on: cx.now().date(),
        };
        store::feedback::rate(&mut tx, &permit, &rating).await?;
    }
    // The count stays also when the rating is refused.
    tx.commit().await?;
    if is_let_through { Ok(()) } else { Err(FeedbackError::TooMany) }
}
