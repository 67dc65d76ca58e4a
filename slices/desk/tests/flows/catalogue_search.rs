//! Search: what people write, and the service that answers it, on both engines.

use desk::model::catalogue::Filters;
use desk::queries::catalogue::search_services;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use testkit::engines;

use crate::catalogue_ground::{Catalogue, list, text, the_demo_catalogue};

/// The keys of the first three services found.
async fn first_three(catalogue: &Catalogue, words: &str, today: Date) -> Vec<String> {
    let mut reader = catalogue.cx.read().await.unwrap();
    let found = search_services(&mut reader, words, &Filters::default(), today).await.unwrap();
    let key_of = |id| catalogue.services.iter().find(|(_, known)| **known == id).map(|(key, _)| key.clone());
    found.iter().take(3).filter_map(|ranked| key_of(ranked.sheet)).collect()
}

#[tokio::test]
async fn phrases_as_people_say_them_find_their_service_among_the_first_three() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;

        let mut missed = Vec::new();
        for phrase in list("phrases.toml", "phrase") {
            let (said, expected) = (text(&phrase, "text"), text(&phrase, "expect"));
            let found = first_three(&catalogue, &said, catalogue.cx.now().date()).await;
            if !found.contains(&expected) {
                missed.push(format!("«{said}»: {expected} not in {found:?}"));
            }
        }

        assert!(missed.is_empty(), "{engine:?}: {missed:#?}");
    }
}

#[tokio::test]
async fn phrases_that_no_sheet_was_written_for_find_a_fitting_service() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;

        // A year ago nothing had gone stale: all sheets can be found.
        let then = catalogue.cx.now().plus_days(-400).date();
        let mut missed = Vec::new();
        for line in include_str!("catalogue_phrases.txt").lines().filter(|line| !line.starts_with('#')) {
            let (said, fitting) = line.split_once('|').expect("phrase|service,service");
            let found = first_three(&catalogue, said, then).await;
            if !fitting.split(',').any(|key| found.iter().any(|found| found == key)) {
                missed.push(format!("«{said}»: none of {fitting} in {found:?}"));
            }
        }

        assert!(missed.len() <= 4, "{engine:?}: {missed:#?}");
    }
}

#[tokio::test]
async fn hidden_service_is_not_found_and_a_shown_one_is() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;
        let sheets = list("services.toml", "service");
        let hidden =
            sheets.iter().find(|sheet| sheet["confirmed_days_ago"].as_integer() >= Some(365)).unwrap();
        let mut reader = catalogue.cx.read().await.unwrap();

        let name = text(hidden, "name");
        let today = catalogue.cx.now().date();
        let long_ago = catalogue.cx.now().plus_days(-300).date();
        let found = search_services(&mut reader, &name, &Filters::default(), today).await.unwrap();
        let found_then = search_services(&mut reader, &name, &Filters::default(), long_ago).await.unwrap();

        let id = catalogue.services[&text(hidden, "key")];
        assert!(found_then.iter().any(|ranked| ranked.sheet == id), "{engine:?}");
        assert!(!found.iter().any(|ranked| ranked.sheet == id), "{engine:?}");
    }
}

#[tokio::test]
async fn filters_narrow_what_is_found() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;
        let mut reader = catalogue.cx.read().await.unwrap();
        let today = catalogue.cx.now().date();
        let mut for_firms = Filters::default();
        for_firms.require("audience", "firms");
        let mut free_for_firms = for_firms.clone();
        free_for_firms.require("cost", "free");

        let all = search_services(&mut reader, "assumere", &Filters::default(), today).await.unwrap();
        let firms = search_services(&mut reader, "assumere", &for_firms, today).await.unwrap();
        let free = search_services(&mut reader, "assumere", &free_for_firms, today).await.unwrap();

        assert!(all.len() > firms.len() && firms.len() >= free.len() && !free.is_empty(), "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn any_text_is_a_query() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;
        let runtime = tokio::runtime::Handle::current();
        let texts = prop_oneof![".*", "[a-zàèìòù' ]{0,200}", "(corso|p\\.iva|'|%|_|\u{0}|\\\\|\"| ){0,30}"];

        tokio::task::block_in_place(|| {
            TestRunner::new(Config::with_cases(64)).run(&texts, |text| {
                runtime.block_on(async {
                    first_three(&catalogue, &text, catalogue.cx.now().date()).await;
                });
                Ok(())
            })
        })
        .unwrap();
    }
}
