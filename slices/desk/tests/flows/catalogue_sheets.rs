//! Sheets: mended, confirmed, suggested to be mended, asked about.

use desk::actions::catalogue::{
    CatalogueError, NewService, add_services, confirm_services, edit_service, settle_suggestion,
    suggest_change,
};
use desk::model::catalogue::{Filters, ServiceStatus, SheetFault, SheetField};
use desk::policy::EDIT_SERVICE;
use desk::queries::catalogue::search_services;
use desk::store::catalogue::{change, service, suggestion};
use kernel::{Id, Instant};
use network::api::Organisation;
use policy::Actor;
use testkit::engines;

use crate::catalogue_ground::{Catalogue, the_demo_catalogue};

fn holder(body: Id<Organisation>) -> Actor {
    Actor::LinkHolder {
        purpose: EDIT_SERVICE.to_owned(),
        resource: body.uuid(),
        expires_at: Instant::from_micros(i64::MAX),
    }
}

async fn found(catalogue: &Catalogue, words: &str) -> Vec<desk::model::ServiceId> {
    let mut reader = catalogue.cx.read().await.unwrap();
    let today = catalogue.cx.now().date();
    let found = search_services(&mut reader, words, &Filters::default(), today).await.unwrap();
    found.into_iter().map(|ranked| ranked.sheet).collect()
}

#[tokio::test]
async fn sheet_mended_by_its_body_is_found_by_its_new_words_only() {
    for engine in engines() {
        // given a service found by a word of its name
        let catalogue = the_demo_catalogue(engine).await;
        let id = catalogue.services["corso-vetroresina"];
        assert_eq!(found(&catalogue, "vetroresina").await.first(), Some(&id));
        let before = service::find(&mut catalogue.cx.read().await.unwrap(), id).await.unwrap().unwrap();
        let body = catalogue.cx.acting_as(holder(before.organisation));

        // when its body gives it other words
        let mut sheet = before.sheet.clone();
        sheet.name = "Corso di zampogna".into();
        sheet.keywords = vec!["zampognaro".into()];
        sheet.summary = "Si impara la zampogna.".into();
        sheet.description = "Si impara la zampogna.".into();
        sheet.who = "Chi vuole.".into();
        sheet.gets = "Un attestato.".into();
        let changed = edit_service(&body, id, sheet, ServiceStatus::Active, None).await.unwrap();

        // then the new words find it, also mistyped, and the old ones do not
        assert_eq!(changed, 6);
        assert_eq!(found(&catalogue, "zampognaro").await, [id]);
        assert_eq!(found(&catalogue, "zanpogna").await.first(), Some(&id), "{engine:?}");
        assert!(!found(&catalogue, "vetroresina").await.contains(&id), "{engine:?}");
        let mut reader = catalogue.cx.read().await.unwrap();
        let after = service::find(&mut reader, id).await.unwrap().unwrap();
        assert_eq!(after.confirmation.on, catalogue.cx.now().date());
        let history = change::of_services(&mut reader, &[id]).await.unwrap();
        assert_eq!(history.len(), 7, "one line for each field, and the one of its making");
    }
}

#[tokio::test]
async fn index_counts_are_as_before_when_a_sheet_is_mended_and_mended_back() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;
        let id = catalogue.services["tirocinio"];
        let before = service::find(&mut catalogue.cx.read().await.unwrap(), id).await.unwrap().unwrap();
        let terms: Vec<String> = ["tirocin", "lavor", ""].map(str::to_owned).to_vec();
        let counts = async || {
            let mut reader = catalogue.cx.read().await.unwrap();
            desk::store::search::rarity(&mut reader, &terms).await.unwrap().0
        };
        let counted = counts().await;
        assert_eq!(counted.len(), 2);

        let mut other = before.sheet.clone();
        other.name = "Altro".into();
        edit_service(&catalogue.cx, id, other, ServiceStatus::Inactive, None).await.unwrap();
        assert_ne!(counts().await, counted);
        edit_service(&catalogue.cx, id, before.sheet, ServiceStatus::Active, None).await.unwrap();

        assert_eq!(counts().await, counted, "{engine:?}");
    }
}

#[tokio::test]
async fn body_may_mend_its_own_sheets_and_no_others() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;
        let id = catalogue.services["tirocinio"];
        let sheet = service::find(&mut catalogue.cx.read().await.unwrap(), id).await.unwrap().unwrap();
        let stranger = catalogue.bodies.values().find(|body| **body != sheet.organisation).unwrap();

        let refused = edit_service(
            &catalogue.cx.acting_as(holder(*stranger)),
            id,
            sheet.sheet.clone(),
            ServiceStatus::Active,
            None,
        )
        .await;
        let own = edit_service(
            &catalogue.cx.acting_as(holder(sheet.organisation)),
            id,
            sheet.sheet,
            ServiceStatus::Active,
            None,
        )
        .await;

        assert!(matches!(refused, Err(CatalogueError::Refused(_))), "{engine:?}");
        assert!(matches!(own, Ok(0)), "{engine:?}");
    }
}

#[tokio::test]
async fn sheet_with_faults_changes_nothing() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;
        let id = catalogue.services["tirocinio"];
        let before = service::find(&mut catalogue.cx.read().await.unwrap(), id).await.unwrap().unwrap();
        let mut sheet = before.sheet.clone();
        sheet.name = String::new();
        sheet.topics = vec!["astrology".into()];

        let refused = edit_service(&catalogue.cx, id, sheet.clone(), ServiceStatus::Active, None).await;
        let new = NewService {
            organisation: before.organisation,
            sheet,
            status: ServiceStatus::Active,
            slug: None,
            confirmation: None,
        };
        let not_added = add_services(&catalogue.cx, vec![new]).await;

        let faults = [(SheetField::Name, SheetFault::Empty), (SheetField::Topics, SheetFault::Unknown)];
        assert!(matches!(refused, Err(CatalogueError::Faulty(found)) if found == faults), "{engine:?}");
        assert!(matches!(not_added, Err(CatalogueError::Faulty(_))), "{engine:?}");
        let after = service::find(&mut catalogue.cx.read().await.unwrap(), id).await.unwrap().unwrap();
        assert_eq!(after, before, "{engine:?}");
    }
}

#[tokio::test]
async fn services_confirmed_by_their_body_are_fresh_under_its_name() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;
        let body = catalogue.bodies["rotta-giusta"];

        let confirmed = confirm_services(&catalogue.cx.acting_as(holder(body)), body, None).await.unwrap();

        let mut reader = catalogue.cx.read().await.unwrap();
        let services = service::of_body(&mut reader, body).await.unwrap();
        let name = network::api::organisation(&mut reader, body).await.unwrap().unwrap().name.clone();
        assert_eq!(confirmed, services.len());
        assert!(confirmed > 1);
        assert!(services.iter().all(|service| service.confirmation.by == name), "{engine:?}");
        assert!(services.iter().all(|service| service.confirmation.on == catalogue.cx.now().date()));
    }
}

#[tokio::test]
async fn suggestions_are_limited_seen_by_the_body_and_settled() {
    for engine in engines() {
        let catalogue = the_demo_catalogue(engine).await;
        let id = catalogue.services["tirocinio"];
        let public = catalogue.cx.acting_as(testkit::public());
        let of = service::find(&mut catalogue.cx.read().await.unwrap(), id).await.unwrap().unwrap();

        for _ in 0..10 {
            suggest_change(&public, id, "L'orario è cambiato.", "somebody").await.unwrap();
        }
        let too_many = suggest_change(&public, id, "Ancora.", "somebody").await;

        assert!(matches!(too_many, Err(CatalogueError::TooMany)), "{engine:?}");
        let bodies = [of.organisation];
        let open = suggestion::open(&mut catalogue.cx.read().await.unwrap(), Some(&bodies)).await.unwrap();
        assert_eq!(open.len(), 10);
        let first = open.first().unwrap().id;
        settle_suggestion(&catalogue.cx.acting_as(holder(of.organisation)), first).await.unwrap();
        settle_suggestion(&catalogue.cx.acting_as(holder(of.organisation)), first).await.unwrap();
        let open = suggestion::open(&mut catalogue.cx.read().await.unwrap(), Some(&bodies)).await.unwrap();
        assert_eq!(open.len(), 9, "{engine:?}");
    }
}
