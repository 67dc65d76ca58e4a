//! Who may do what with desks; what comes of an adhesion; what wrong input gets.

use desk::actions::launch::{
    DeskToPrepare, LaunchError, NewOperator, name_operator, prepare_desk, prepare_desk_of_member,
};
use desk::model::DeskState;
use kernel::Id;
use network::api::actions::register_organisation;
use network::api::{OrganisationDetails, OrganisationKind};
use policy::Actor;
use testkit::{Engine, engines, staff};

use crate::launch_ground::{FOLLO, a_stage, an_agreement, comune, nothing};

const PAGES: [&str; 9] = [
    "",
    "/recapiti",
    "/operatori",
    "/formazione",
    "/orari/nuova",
    "/chiusure",
    "/atto",
    "/servizi",
    "/guida",
];

#[tokio::test]
async fn desk_is_not_there_for_who_has_nothing_to_do_with_it() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        for stranger in
            [staff("operator", nothing()), staff("clerk", nothing()), staff("coordinator", nothing())]
        {
            let browser = stage.browser(&stranger);
            for page in PAGES {
                assert_eq!(browser.get(&format!("{FOLLO}{page}")).await.status(), 404, "{stranger:?} {page}");
            }
            assert_eq!(browser.post_form(&format!("{FOLLO}/apri"), &[]).await.status(), 404);
            assert_eq!(
                browser.post_form(&format!("{FOLLO}/recapiti"), &[("address", "x")]).await.status(),
                404
            );
            let list = browser.get("/ufficio/sportelli").await.expect(200);
            assert!(!list.text().contains("Follo"), "{engine:?}");
        }
        assert_eq!(stage.app.get(FOLLO).await.status(), 401);
        assert_eq!(stage.app.get("/ufficio/sportelli/nessuno").await.status(), 401);
    }
}

#[tokio::test]
async fn operator_sees_her_desk_and_changes_only_its_hours() {
    let stage = a_stage(Engine::Lite).await;
    let desk = stage.desk().await;
    let operator = stage.operator_of(&desk, "olga@comune.example").await;
    let browser = stage.browser(&operator);

    browser.get(FOLLO).await.expect(200);
    browser.get(&format!("{FOLLO}/guida")).await.expect(200);
    browser.get(&format!("{FOLLO}/orari/nuova")).await.expect(200);
    for page in ["recapiti", "operatori", "formazione", "atto", "servizi", "stato"] {
        assert_eq!(browser.get(&format!("{FOLLO}/{page}")).await.status(), 403, "{page}");
    }
    assert_eq!(browser.post_form(&format!("{FOLLO}/apri"), &[]).await.status(), 403);
    assert_eq!(browser.get("/ufficio/avvisi").await.status(), 403);
    assert_eq!(browser.get("/ufficio/segnalazioni").await.status(), 403);
}

#[tokio::test]
async fn clerk_is_offered_her_own_body_s_people_and_names_no_others() {
    for engine in engines() {
        // given an operator of another body's desk of the same network
        let stage = a_stage(engine).await;
        let follo = stage.desk().await;
        let other = {
            let mut tx = stage.console().read().await.unwrap();
            let desks = desk::store::desk::of_network(&mut tx, stage.network.uuid()).await.unwrap();
            desks.into_iter().find(|desk| desk.organisation != stage.follo.uuid()).unwrap()
        };
        let stranger = stage.operator_of(&other, "olga@altrove.example").await.person().unwrap();
        let page = format!("{FOLLO}/operatori");
        let (clerk, coordinator) = (stage.browser(&stage.clerk), stage.browser(&stage.coordinator));
        let (choice, me) = (stranger.to_string(), stage.clerk.person().unwrap().to_string());

        // then her clerk does not see her, the coordinator does
        let hers = clerk.get(&page).await.expect(200);
        assert!(!hers.text().contains(&choice) && !hers.text().contains("Olga"), "{}", hers.text());
        assert!(hers.text().contains(&format!("value=\"{me}\"")) && hers.text().contains("value=\"new\""));
        assert!(coordinator.get(&page).await.expect(200).text().contains(&choice));

        // and cannot name her by her id, on the page or past it
        clerk.post_form(&page, &[("person", choice.as_str())]).await.expect(422);
        let past = stage.app.cx(stage.clerk.clone());
        let refused = name_operator(&past, follo.id, NewOperator::Known(Id::from_uuid(stranger))).await;
        assert!(matches!(refused, Err(LaunchError::Unknown)), "{refused:?}");
        assert!(!clerk.get(&page).await.expect(200).text().contains("Olga"), "{engine:?}");

        // but herself she names, and the coordinator the other, whom she then sees
        clerk.post_form(&page, &[("person", me.as_str())]).await.expect(303);
        coordinator.post_form(&page, &[("person", choice.as_str())]).await.expect(303);
        assert!(clerk.get(&page).await.expect(200).text().contains("Olga"), "{engine:?}");
    }
}

#[tokio::test]
async fn clerk_does_not_prepare_desks_and_does_not_close_them_for_good() {
    let stage = a_stage(Engine::Lite).await;
    let clerk = stage.browser(&stage.clerk);

    clerk.get("/ufficio/sportelli/nuovo").await.expect(403);
    let closed = clerk.post_form(&format!("{FOLLO}/stato"), &[("change", "close"), ("reason", "x")]).await;

    assert_eq!(closed.status(), 403);
    assert_eq!(stage.desk().await.state, DeskState::Preparing);
}

#[tokio::test]
async fn comune_that_joins_gets_one_check_list_however_often_it_is_told() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        assert_eq!(stage.desk().await.slug, "follo");
        let system = stage.app.cx(Actor::System { job: "test" });

        let again = prepare_desk_of_member(&system, stage.network, stage.follo).await.unwrap().unwrap();
        let second = an_agreement(&stage.console(), stage.network, stage.follo, "Patto di prova").await;
        stage.join(stage.follo, second).await;
        let union = OrganisationDetails::named("Sindacato di prova", OrganisationKind::TradeUnion);
        let union = register_organisation(&stage.console(), Some(stage.network), &union).await.unwrap();
        stage.join(union, stage.agreement).await;
        stage.app.finish().await;

        assert!(!again.is_new);
        assert_eq!(stage.desks().await.len(), 1, "{engine:?}");
        let mut tx = stage.console().read().await.unwrap();
        assert_eq!(desk::store::launch::of_body(&mut tx, union.uuid()).await.unwrap().len(), 0);
    }
}

#[tokio::test]
async fn body_that_is_no_member_today_gets_no_desk() {
    let stage = a_stage(Engine::Lite).await;
    let ameglia = comune("Ameglia", "prova_3", "011013");
    let ameglia =
        OrganisationDetails { istat_code: None, municipality: Some("011013".parse().unwrap()), ..ameglia };
    let ameglia = register_organisation(&stage.console(), Some(stage.network), &ameglia).await.unwrap();
    let prepare = || DeskToPrepare { network: stage.network, organisation: ameglia, clerk: None };

    let refused = prepare_desk(&stage.console(), prepare()).await;
    assert!(matches!(refused, Err(LaunchError::NotMember)), "{refused:?}");
    stage.join(ameglia, stage.agreement).await;
    let prepared = prepare_desk(&stage.console(), prepare()).await.unwrap();

    // The Comune has a desk of that name already: the second is numbered.
    assert_eq!((prepared.is_new, prepared.desk.slug.as_str()), (true, "follo-2"));
}

#[tokio::test]
async fn coordinator_prepares_a_desk_and_its_clerk_is_invited() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let trade = OrganisationDetails {
            municipality: Some("011015".parse().unwrap()),
            ..OrganisationDetails::named("Camera di prova", OrganisationKind::TradeUnion)
        };
        let body = register_organisation(&stage.console(), Some(stage.network), &trade).await.unwrap();
        stage.join(body, stage.agreement).await;
        stage.app.finish().await;
        let coordinator = stage.browser(&stage.coordinator);
        let form = coordinator.get("/ufficio/sportelli/nuovo").await.expect(200);
        assert!(form.text().contains("Camera di prova") && !form.text().contains("Comune di prova: Follo"));

        let chosen = format!("{} {body}", stage.network);
        let wrong = [("body", chosen.as_str()), ("clerk_name", "Nora Nuova"), ("clerk_email", "nora")];
        let refused = coordinator.post_form("/ufficio/sportelli/nuovo", &wrong).await.expect(422);
        assert!(refused.text().contains("value=\"Nora Nuova\"") && refused.text().contains("value=\"nora\""));
        let right =
            [("body", chosen.as_str()), ("clerk_name", "Nora Nuova"), ("clerk_email", "nora@ente.example")];
        let done = coordinator.post_form("/ufficio/sportelli/nuovo", &right).await.expect(303);
        stage.app.finish().await;

        assert_eq!(done.location(), "/ufficio/sportelli/la-spezia-2");
        assert!(
            stage.app.mails().iter().any(|mail| mail.recipients.iter().any(|to| to.contains("nora"))),
            "{engine:?}"
        );
        let list = coordinator.get("/ufficio/sportelli").await.expect(200);
        assert!(
            list.text().contains("Sportello di Follo")
                && list.text().contains("Sportello di La Spezia (Camera di prova)")
        );
    }
}

#[tokio::test]
async fn wrong_input_is_refused_and_stays_in_its_fields() {
    let stage = a_stage(Engine::Lite).await;
    let clerk = stage.browser(&stage.clerk);
    let operator = stage.operator_of(&stage.desk().await, "olga@comune.example").await;
    assert!(operator.person().is_some());
    let agenda = |rows: &[(&'static str, &'static str)]| {
        let settings = [
            ("name", "Mia"),
            ("slot", "30"),
            ("capacity", "1"),
            ("buffer", "0"),
            ("notice", "2"),
            ("horizon", "60"),
        ];
        [rows, &settings].concat()
    };
    /// A page, what is typed on it, the field that is wrong, and what must still be there.
    type Case = (&'static str, Vec<(&'static str, &'static str)>, &'static str, &'static str);
    let cases: Vec<Case> = vec![
        ("recapiti", vec![("address", "Via Nuova 3"), ("phone", "abc")], "#f-phone", "value=\"abc\""),
        ("recapiti", vec![("address", ""), ("phone", "0187 558000")], "#f-address", "value=\"0187 558000\""),
        (
            "recapiti",
            vec![("address", "V"), ("phone", "0187 558000"), ("place", "qui")],
            "#f-place",
            "value=\"qui\"",
        ),
        (
            "operatori",
            vec![("person", "new"), ("name", "Olga"), ("email", "olga@")],
            "#f-email",
            "value=\"olga@\"",
        ),
        ("operatori", vec![("person", "0190aaaa-0000-7000-8000-000000000000")], "#f-person", "<form"),
        ("atto", vec![("number", "12/A"), ("day", "2027-01-01")], "#f-day", "value=\"12/A\""),
        ("atto", vec![("number", "12/A"), ("day", "ieri")], "#f-day", "value=\"ieri\""),
        ("servizi", vec![("served", "listed")], "#f-service", "checked"),
        ("servizi", vec![("served", "listed"), ("service", "x")], "#f-service", "checked"),
        ("servizi", vec![], "#f-served", "<form"),
        ("orari/nuova", agenda(&[]), "#f-hours0-days", "value=\"Mia\""),
        (
            "orari/nuova",
            agenda(&[("hours0-from", "8:30"), ("hours0-until", "12:00")]),
            "#f-hours0-days",
            "value=\"8:30\"",
        ),
        (
            "orari/nuova",
            agenda(&[
                ("hours0-days", "1"),
                ("hours0-from", "12:00"),
                ("hours0-until", "8:30"),
                ("hours0-channels", "phone"),
            ]),
            "#f-hours0-until",
            "value=\"12:00\"",
        ),
        (
            "orari/nuova",
            agenda(&[
                ("hours0-days", "1"),
                ("hours0-from", "8:30"),
                ("hours0-until", "12:00"),
                ("hours0-channels", "phone"),
                ("hours1-days", "1"),
                ("hours1-from", "11:30"),
                ("hours1-until", "13:00"),
                ("hours1-channels", "phone"),
            ]),
            "#f-hours1-from",
            "value=\"11:30\"",
        ),
        (
            "chiusure",
            vec![
                ("target", "desk"),
                ("from_day", "2026-12-24"),
                ("until_day", "2026-12-23"),
                ("reason", "festa"),
            ],
            "#f-until_day",
            "value=\"festa\"",
        ),
        (
            "chiusure",
            vec![("target", "desk"), ("from_day", "2026-12-24")],
            "#f-reason",
            "value=\"2026-12-24\"",
        ),
        (
            "chiusure",
            vec![("target", "altro"), ("from_day", "2026-12-24"), ("reason", "festa")],
            "#f-target",
            "value=\"festa\"",
        ),
    ];

    for (page, typed, place, kept) in cases {
        let refused = clerk.post_form(&format!("{FOLLO}/{page}"), &typed).await.expect(422);
        assert!(
            refused.text().contains(&format!("href=\"{place}\"")),
            "{page} {typed:?} {place}\n{}",
            refused.text()
        );
        assert!(
            refused.text().contains(&format!("id=\"{}\"", &place[1..])),
            "{page}: nowhere to go for {place}"
        );
        assert!(refused.text().contains(kept), "{page} {typed:?} lost {kept}");
    }
    let no_proof =
        clerk.post_files(&format!("{FOLLO}/formazione"), &[("day", "2026-11-18")], &[]).await.expect(422);
    assert!(
        no_proof.text().contains("href=\"#f-proof\"") && no_proof.text().contains("value=\"2026-11-18\"")
    );
    assert_eq!(stage.desk().await.phone, None, "nothing was written");
}

#[tokio::test]
async fn hours_of_other_days_and_closures_are_kept_and_taken_back() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let clerk = stage.browser(&stage.clerk);
        let rows = [
            ("hours0-days", "2"),
            ("hours0-from", "8:30"),
            ("hours0-until", "12:00"),
            ("hours0-channels", "phone"),
            ("name", "Mia"),
            ("slot", "30"),
            ("capacity", "1"),
            ("buffer", "0"),
            ("notice", "2"),
            ("horizon", "60"),
        ];
        clerk.post_form(&format!("{FOLLO}/orari/nuova"), &rows).await.expect(303);
        let list = clerk.get(&format!("{FOLLO}/orari")).await.expect(200);
        assert!(list.text().contains("08:30-12:00"), "{}", list.text());
        let agenda = list
            .text()
            .split("/orari/")
            .find_map(|rest| rest.split(['"', '/']).next()?.parse::<uuid::Uuid>().ok())
            .unwrap();
        let days = format!("{FOLLO}/orari/{agenda}/giorni");

        let other = [
            ("day", "2026-12-01"),
            ("day0-from", "15:00"),
            ("day0-until", "17:00"),
            ("day0-channels", "phone"),
        ];
        clerk.post_form(&days, &other).await.expect(303);
        assert!(clerk.get(&days).await.expect(200).text().contains("15:00-17:00"));
        clerk.post_form(&format!("{days}/togli"), &[("day", "2026-12-01")]).await.expect(303);
        assert!(!clerk.get(&days).await.expect(200).text().contains("15:00-17:00"));
        let over = [
            ("day", "2026-11-02"),
            ("day0-from", "15:00"),
            ("day0-until", "17:00"),
            ("day0-channels", "phone"),
        ];
        clerk.post_form(&days, &over).await.expect(422);

        // Saved again as it is shown, an agenda stays as it was; a desk's agenda is not another's.
        let edit = clerk.get(&format!("{FOLLO}/orari/{agenda}")).await.expect(200);
        assert!(edit.text().contains("value=\"08:30\"") && edit.text().contains("name=\"active\""));
        clerk.get(&format!("{FOLLO}/orari/{}", Id::<u8>::from_uuid(nothing()))).await.expect(404);

        let closures = format!("{FOLLO}/chiusure");
        let holiday = [("target", "desk"), ("from_day", "2026-12-08"), ("reason", "Immacolata")];
        clerk.post_form(&closures, &holiday).await.expect(303);
        let shown = clerk.get(&closures).await.expect(200);
        assert!(shown.text().contains("Immacolata"));
        let closure = shown.text().split("/chiusure/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        clerk.post_form(&format!("{closures}/{closure}/togli"), &[]).await.expect(303);
        assert!(!clerk.get(&closures).await.expect(200).text().contains("Immacolata"));

        // Only the coordinator closes the whole network.
        let network = [("target", "network"), ("from_day", "2026-12-25"), ("reason", "Natale")];
        assert_eq!(clerk.post_form(&closures, &network).await.status(), 403, "{engine:?}");
        stage.browser(&stage.coordinator).post_form(&closures, &network).await.expect(303);
        let shown = clerk.get(&closures).await.expect(200);
        assert!(shown.text().contains("Natale") && !shown.text().contains("/togli"));
    }
}

#[tokio::test]
async fn desk_suspended_with_a_reason_opens_again_and_closed_stays_closed() {
    let stage = a_stage(Engine::Lite).await;
    let coordinator = stage.browser(&stage.coordinator);
    let state = format!("{FOLLO}/stato");

    coordinator.post_form(&state, &[("change", "suspend"), ("reason", "lavori")]).await.expect(409);
    coordinator.post_form(&state, &[("change", "close"), ("reason", "")]).await.expect(422);
    coordinator.post_form(&state, &[]).await.expect(422);
    coordinator
        .post_form(&state, &[("change", "close"), ("reason", "Il Comune ha rinunciato")])
        .await
        .expect(303);

    assert_eq!(stage.desk().await.state, DeskState::Closed);
    let shown = coordinator.get(FOLLO).await.expect(200);
    assert!(shown.text().contains("Il Comune ha rinunciato"));
    coordinator.post_form(&state, &[("change", "reopen")]).await.expect(409);
    coordinator.post_form(&format!("{FOLLO}/apri"), &[]).await.expect(409);
}
