//! A clerk who has never seen the program opens her desk in one sitting.

use desk::actions::book_appointment;
use desk::model::DeskState;
use jiff::civil::date;
use testkit::{Response, Upload, engines};

use crate::booking_ground::{at, booking};
use crate::launch_ground::{FOLLO, Stage, a_stage};

/// The fields that a page asks to be filled, whatever is in them already.
fn fields(page: &Response) -> usize {
    let form = page.text().split("<main").nth(1).unwrap();
    form.matches("<label class=\"ir-label\"").count() + form.matches("<legend class=\"ir-label\"").count()
}

fn path(page: &str) -> String {
    format!("{FOLLO}/{page}")
}

/// Tuesday to Friday morning, and Tuesday afternoon: the hours of the first desk of the network.
const HOURS: &[(&str, &str)] = &[
    ("hours0-days", "2"),
    ("hours0-days", "3"),
    ("hours0-days", "4"),
    ("hours0-days", "5"),
    ("hours0-from", "8:30"),
    ("hours0-until", "12:00"),
    ("hours0-channels", "in_person"),
    ("hours0-channels", "phone"),
    ("hours1-days", "2"),
    ("hours1-from", "14:30"),
    ("hours1-until", "17:30"),
    ("hours1-channels", "in_person"),
    ("name", "Sportello"),
    ("slot", "30"),
    ("capacity", "1"),
    ("buffer", "0"),
    ("notice", "2"),
    ("horizon", "60"),
];

/// Works through the whole check-list; each page leads to the next one.
async fn work_through(stage: &Stage) -> (usize, usize) {
    let clerk = stage.browser(&stage.clerk);
    let first = clerk.get(FOLLO).await.expect(200);
    assert!(first.text().contains(&path("recapiti")), "the first step is offered");
    let (mut pages, mut asked) = (1, 0);
    let mut seen = |page: &Response| {
        pages += 1;
        asked += fields(page);
    };

    seen(&clerk.get(&path("recapiti")).await.expect(200));
    let contacts = [("address", "Piazza Matteotti 9, Follo"), ("phone", "0187 558000")];
    let next = clerk.post_form(&path("recapiti"), &contacts).await.expect(303);
    assert_eq!(next.location(), path("operatori"));

    seen(&clerk.follow(next).await.expect(200));
    let operator = [("person", "new"), ("name", "Olga Operatrice"), ("email", "olga@comune.example")];
    let next = clerk.post_form(&path("operatori"), &operator).await.expect(303);
    assert_eq!(next.location(), path("formazione"));

    seen(&clerk.follow(next).await.expect(200));
    let training = [("day", "2026-11-18"), ("proof", "Attestato n. 12 della Rete")];
    let next = clerk.post_files(&path("formazione"), &training, &[]).await.expect(303);
    assert_eq!(next.location(), path("orari"));

    let to_new = clerk.follow(next).await.expect(200);
    seen(&to_new);
    let next = clerk.post_form(&path("orari/nuova"), HOURS).await.expect(303);
    assert_eq!(next.location(), path("atto"));

    seen(&clerk.follow(next).await.expect(200));
    let next = clerk
        .post_form(&path("atto"), &[("number", "Determina 128"), ("day", "2026-11-20")])
        .await
        .expect(303);
    assert_eq!(next.location(), path("servizi"));

    seen(&clerk.follow(next).await.expect(200));
    let next = clerk.post_form(&path("servizi"), &[("served", "all")]).await.expect(303);
    assert_eq!(next.location(), FOLLO);
    seen(&clerk.follow(next).await.expect(200));
    (pages, asked)
}

#[tokio::test]
async fn clerk_who_works_through_the_list_opens_the_desk_and_it_is_booked() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let clerk = stage.browser(&stage.clerk);
        let public = stage.app.cx(testkit::public());
        let desk = stage.desk().await;
        let tuesday = || booking(desk.id, at(date(2026, 11, 24), 9, 0));
        assert!(book_appointment(&public, tuesday()).await.is_err(), "nobody books before it is open");

        let (pages, asked) = work_through(&stage).await;
        let opened = clerk.post_form(&path("apri"), &[]).await.expect(303);
        let shown = clerk.follow(opened).await.expect(200);
        stage.app.finish().await;

        assert!(shown.text().contains("Lo sportello è aperto."), "{}", shown.text());
        assert!(shown.text().contains("/prenota/follo"));
        let desk = stage.desk().await;
        assert_eq!((desk.state, desk.opened_on), (DeskState::Open, Some(date(2026, 11, 23))));
        stage.app.get("/sportelli/follo").await.expect(200);
        book_appointment(&public, tuesday()).await.unwrap();
        let invited: Vec<_> = stage
            .app
            .mails()
            .into_iter()
            .filter(|mail| mail.recipients.iter().any(|to| to.contains("olga")))
            .collect();
        assert_eq!(invited.len(), 1, "{engine:?}");
        // The promise of the house: few pages, few fields. A change here is a change of that promise.
        assert_eq!((pages, asked), (8, 35), "{engine:?}");
    }
}

#[tokio::test]
async fn check_list_shows_the_day_of_the_record_beside_the_day_of_the_act() {
    for engine in engines() {
        let stage = a_stage(engine).await;

        work_through(&stage).await;
        let list = stage.browser(&stage.clerk).get(FOLLO).await.expect(200);

        // Act and training are of days before; all was written down on 23 November.
        let lines: Vec<&str> =
            list.text().split("Registrato: ").skip(1).filter_map(|rest| rest.split('<').next()).collect();
        assert_eq!(lines.len(), 5, "{lines:?}");
        assert!(lines.iter().all(|line| line.contains("23 novembre 2026")), "{engine:?} {lines:?}");
        let act = list.text().split("Determina 128").nth(1).unwrap().split('<').next().unwrap();
        assert!(act.contains("20 novembre 2026"), "{act}");
        assert!(list.text().contains("18 novembre 2026"), "{}", list.text());
    }
}

#[tokio::test]
async fn launch_with_an_empty_list_is_refused_with_every_reason_and_its_way() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let clerk = stage.browser(&stage.clerk);

        let refused = clerk.post_form(&path("apri"), &[]).await.expect(422);

        let summary =
            refused.text().split("id=\"error-summary-title\"").nth(1).unwrap().split("</ul>").next().unwrap();
        let reasons = [
            "room",
            "phone_line",
            "operator_named",
            "operator_trained",
            "hours_published",
            "privacy_act",
            "catalogue_confirmed",
        ];
        assert_eq!(reasons.map(|item| summary.contains(&format!("#f-{item}"))), [true; 7], "{summary}");
        for page in ["recapiti", "operatori", "formazione", "orari", "atto", "servizi"] {
            assert!(refused.text().contains(&format!("href=\"{}\"", path(page))), "{page}");
        }
        assert_eq!(stage.desk().await.state, DeskState::Preparing, "{engine:?}");
    }
}

#[tokio::test]
async fn launch_refused_for_one_item_is_accepted_once_it_is_there() {
    for engine in engines() {
        let stage = a_stage(engine).await;
        let clerk = stage.browser(&stage.clerk);
        work_through(&stage).await;
        let operator = clerk.get(&path("operatori")).await.expect(200);
        let person =
            operator.text().split("/operatori/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        clerk.post_form(&path(&format!("operatori/{person}/togli")), &[]).await.expect(303);

        let refused = clerk.post_form(&path("apri"), &[]).await.expect(422);
        assert!(
            refused.text().contains("#f-operator_named") && refused.text().contains("#f-operator_trained")
        );
        assert!(!refused.text().contains("#f-room"));
        clerk
            .post_form(&path("operatori"), &[("name", "Olga"), ("email", "olga@comune.example")])
            .await
            .expect(303);
        clerk.post_form(&path("apri"), &[]).await.expect(303);

        assert_eq!(stage.desk().await.state, DeskState::Open, "{engine:?}");
        // A second time there is nothing to open.
        clerk.post_form(&path("apri"), &[]).await.expect(409);
    }
}

#[tokio::test]
async fn certificate_as_a_file_is_kept_and_given_back_to_who_sees_the_desk() {
    let stage = a_stage(testkit::Engine::Lite).await;
    let clerk = stage.browser(&stage.clerk);
    clerk
        .post_form(
            &path("operatori"),
            &[("person", "new"), ("name", "Olga"), ("email", "olga@comune.example")],
        )
        .await
        .expect(303);
    let file = |name, bytes| Upload { field: "file", name, media_type: "application/pdf", bytes };

    let pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
    let day = [("day", "2026-11-18")];
    let not_a_pdf =
        clerk.post_files(&path("formazione"), &day, &[file("attestato.pdf", b"<html></html>")]).await;
    assert_eq!(not_a_pdf.status(), 422);
    clerk.post_files(&path("formazione"), &day, &[file("attestato Mario Rossi.pdf", pdf)]).await.expect(303);

    let page = clerk.get(&path("formazione")).await.expect(200);
    let address = page.text().split("formazione/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let kept = clerk.get(&path(&format!("formazione/{address}"))).await.expect(200);
    assert_eq!(kept.bytes(), pdf);
    assert_eq!(kept.header("content-disposition"), Some("attachment; filename=\"formazione.pdf\""));
    stage.app.get(&path(&format!("formazione/{address}"))).await.expect(401);
    clerk.get(&path("formazione/0190aaaa-0000-7000-8000-000000000000")).await.expect(404);
}
