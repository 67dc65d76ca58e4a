//! The category of the *modello Comuni* under which a service stands in the breadcrumb.

use crate::model::catalogue::{Audience, ServiceSheet};

/// The key of the category's name and the search that shows it.
pub fn of(sheet: &ServiceSheet) -> (&'static str, &'static str) {
    let has = |topics: &[&str]| sheet.topics.iter().any(|topic| topics.contains(&topic.as_str()));
    if sheet.audience == Audience::Firms || has(&["business", "firms"]) {
        ("desk-category-business", "/servizi?per=firms")
    } else if has(&["training", "languages", "digital", "school"]) {
        ("desk-category-learning", "/servizi?argomento=training")
    } else if has(&["home_travel"]) {
        ("desk-category-travel", "/servizi?argomento=home_travel")
    } else {
        ("desk-category-work", "/servizi?per=persons")
    }
}
