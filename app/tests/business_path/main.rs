//! The path towards an enterprise, through its pages, on both engines.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]

use inrete::processes::business_path;
use policy::{Actor, ROOT};
use storage::Migration;
use testkit::{Browser, Engine, Response, TestApp};
use uuid::Uuid;

storage::statements! {
    WITHOUT_SHOWN = "UPDATE business_path SET show_hash = NULL";
}

fn migrations() -> Vec<Migration> {
    [
        storage::MIGRATIONS,
        jobs::MIGRATIONS,
        documents::MIGRATIONS,
        identity::MIGRATIONS,
        network::MIGRATIONS,
        desk::MIGRATIONS,
        opportunity::MIGRATIONS,
        business_path::MIGRATIONS,
    ]
    .concat()
}

async fn the_portal(engine: Engine) -> TestApp {
    TestApp::builder(engine)
        .texts(&[identity::TEXTS, network::TEXTS, desk::TEXTS, opportunity::TEXTS, inrete::TEXTS])
        .migrations(&migrations())
        .rooms(|kit| vec![desk::slice(kit), opportunity::slice(kit), business_path::slice()])
        .start()
        .await
}

/// What a browser would send of the form on a page: the hidden fields, the ticked boxes, the note.
fn form_of(page: &Response) -> Vec<(String, String)> {
    let attribute = |tag: &str, name: &str| {
        let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        let end = tag.get(start..)?.find('"')? + start;
        tag.get(start..end).map(str::to_owned)
    };
    let mut fields = Vec::new();
    for tag in page.text().split('<').filter(|tag| tag.starts_with("input")) {
        let is_sent = tag.contains("type=\"hidden\"") || tag.contains(" checked");
        if let (true, Some(name), Some(value)) = (is_sent, attribute(tag, "name"), attribute(tag, "value")) {
            fields.push((name, value));
        }
    }
    if let Some(area) = page.text().split("<textarea").nth(1) {
        let note = area.split('>').nth(1).unwrap().split('<').next().unwrap();
        fields.push((attribute(area, "name").unwrap(), note.to_owned()));
    }
    fields
}

/// Ticks, writes and presses a button on a page.
async fn press(
    browser: &Browser,
    page: &Response,
    path: &str,
    typed: &[(&str, &str)],
    button: &str,
) -> Response {
    let mut fields = form_of(page);
    fields.retain(|(name, _)| !typed.iter().any(|(typed, _)| typed.ends_with("-nota") && typed == name));
    let mut sent: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    sent.extend_from_slice(typed);
    sent.push(("vai", button));
    browser.post_form(path, &sent).await
}

/// Keeps a path with something said of the idea, and answers its code.
async fn a_kept_path(browser: &Browser) -> String {
    let page = browser.get("/percorso-impresa/idea").await.expect(200);
    let typed = [("idea-fatto", "offer"), ("idea-nota", "una gelateria in collina")];
    let kept = press(browser, &page, "/percorso-impresa/idea", &typed, "salva").await.expect(303);
    assert_eq!(kept.location(), "/percorso-impresa/codice");
    let page = browser.follow(kept).await.expect(200);
    let code = page.text().split("data-path-code=\"").nth(1).unwrap();
    code.split('"').next().unwrap().to_owned()
}

/// The code that an operator is shown.
async fn code_to_show(browser: &Browser) -> String {
    let page = browser.get("/percorso-impresa/codice").await.expect(200);
    let code = page.text().split("data-show-code=\"").nth(1).unwrap();
    code.split('"').next().unwrap().to_owned()
}

fn operator(app: &TestApp, scope: Uuid) -> Browser {
    app.browser().acting_as(testkit::staff(identity::api::role::OPERATOR, scope))
}

#[tokio::test]
async fn path_not_kept_travels_in_its_forms_and_leaves_nothing_behind() {
    let app = the_portal(Engine::Lite).await;
    let browser = app.browser();

    let idea = browser.get("/percorso-impresa/idea").await.expect(200);
    let typed = [("idea-fatto", "offer"), ("idea-nota", "una gelateria in collina")];
    let figures = press(&browser, &idea, "/percorso-impresa/idea", &typed, "conti").await.expect(200);
    let typed = [("conti-fatto", "price")];
    let back = press(&browser, &figures, "/percorso-impresa/conti", &typed, "idea").await.expect(200);
    let summary = press(&browser, &back, "/percorso-impresa/idea", &[], "riepilogo").await.expect(200);

    assert!(back.text().contains("una gelateria in collina"), "the way back keeps what was typed");
    assert_eq!(back.text().matches(" checked").count(), 1);
    assert!(summary.text().contains("una gelateria in collina"));
    assert!(summary.text().contains("Ho deciso un prezzo"));
    assert_eq!(browser.cookie("link_business_path-path"), None);
    browser.get("/percorso-impresa/riepilogo").await.expect(303);
    assert_eq!(browser.get("/percorso-impresa/codice").await.location(), "/percorso-impresa/riprendi");
}

#[tokio::test]
async fn path_kept_is_gone_on_with_by_its_code_on_another_device() {
    for engine in testkit::engines() {
        let app = the_portal(engine).await;
        let code = a_kept_path(&app.browser()).await;
        let other = app.browser();

        let typed_badly = code.to_lowercase().replace('-', " ");
        let opened =
            other.post_form("/percorso-impresa/riprendi", &[("code", &typed_badly)]).await.expect(303);
        let summary = other.follow(opened).await.expect(200);
        assert!(summary.text().contains("una gelateria in collina"), "{engine:?}");

        let page = other.get("/percorso-impresa/conti").await.expect(200);
        let typed = [("conti-fatto", "price"), ("conti-fatto", "start"), ("conti-nota", "2 euro a coppetta")];
        let on = press(&other, &page, "/percorso-impresa/conti", &typed, "forma").await.expect(303);
        assert_eq!(on.location(), "/percorso-impresa/forma");
        let again = other.get("/percorso-impresa/conti").await.expect(200);
        assert!(again.text().contains("2 euro a coppetta"));
        assert_eq!(again.text().matches(" checked").count(), 2);
        let start = other.get("/percorso-impresa").await.expect(200);
        assert!(start.text().contains("2 di 5 cose fatte"), "{}", start.text());
    }
}

#[tokio::test]
async fn same_form_sent_twice_keeps_one_path() {
    for engine in testkit::engines() {
        let app = the_portal(engine).await;
        let browser = app.browser();
        let page = browser.get("/percorso-impresa/idea").await.expect(200);
        let form = form_of(&page);
        let mut sent: Vec<(&str, &str)> = form.iter().map(|(name, value)| (&**name, &**value)).collect();
        sent.push(("vai", "salva"));

        let (first, second) = (app.browser(), app.browser());
        let one = first.post_form("/percorso-impresa/idea", &sent).await.expect(303);
        let two = second.post_form("/percorso-impresa/idea", &sent).await.expect(303);

        let code =
            |page: &Response| page.text().split("data-path-code=\"").nth(1).map(|rest| rest[..11].to_owned());
        let one = code(&first.follow(one).await.expect(200));
        assert!(one.is_some());
        assert_eq!(one, code(&second.follow(two).await.expect(200)), "{engine:?}");
    }
}

#[tokio::test]
async fn path_closed_by_time_asks_for_its_code_and_loses_nothing() {
    let app = the_portal(Engine::Lite).await;
    let browser = app.browser();
    let code = a_kept_path(&browser).await;
    let page = browser.get("/percorso-impresa/forma").await.expect(200);
    browser.post_form("/percorso-impresa/chiudi", &[]).await.expect(303);

    let typed = [("forma-fatto", "alone"), ("forma-nota", "con mia sorella")];
    let asked = press(&browser, &page, "/percorso-impresa/forma", &typed, "finanziamento").await.expect(422);
    let mut fields = form_of(&asked);
    fields.push(("code".into(), code));
    let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let opened = browser.post_form("/percorso-impresa/riprendi", &sent).await.expect(303);

    let summary = browser.follow(opened).await.expect(200);
    assert!(
        summary.text().contains("con mia sorella") && summary.text().contains("una gelateria in collina")
    );
}

#[tokio::test]
async fn note_too_long_is_sent_back_with_what_was_typed() {
    let app = the_portal(Engine::Lite).await;
    let browser = app.browser();
    let page = browser.get("/percorso-impresa/idea").await.expect(200);
    let long = "à".repeat(1501);

    let typed = [("idea-fatto", "offer"), ("idea-nota", long.as_str())];
    let refused = press(&browser, &page, "/percorso-impresa/idea", &typed, "conti").await.expect(422);

    assert!(refused.text().contains(&long) && refused.text().contains("error-summary"));
    assert_eq!(refused.text().matches(" checked").count(), 1);
}

#[tokio::test]
async fn operator_reads_a_path_with_its_code_alone_and_the_person_sees_it() {
    for engine in testkit::engines() {
        let app = the_portal(engine).await;
        let person = app.browser();
        let own = a_kept_path(&person).await;
        let code = code_to_show(&person).await;
        let office = "/ufficio/percorsi-impresa";
        assert!(person.get("/percorso-impresa/codice").await.text().contains("Nessun operatore"));

        let operator = operator(&app, ROOT);
        operator.get(office).await.expect(200);
        let wrong = operator.post_form(office, &[("code", "000-000-000")]).await.expect(422);
        assert!(!wrong.text().contains("gelateria"));
        let read = operator.post_form(office, &[("code", &code)]).await.expect(200);
        assert!(read.text().contains("una gelateria in collina"), "{engine:?}");

        let code_page = person.get("/percorso-impresa/codice").await.expect(200);
        assert!(!code_page.text().contains("Nessun operatore"), "{engine:?}");

        // What she dictates reads and does nothing else, and her own code is not for others to read with.
        let stranger = app.browser();
        stranger.post_form("/percorso-impresa/riprendi", &[("code", &code)]).await.expect(422);
        operator.post_form(office, &[("code", &own)]).await.expect(422);
    }
}

#[tokio::test]
async fn code_to_show_that_was_changed_reads_no_more() {
    for engine in testkit::engines() {
        let app = the_portal(engine).await;
        let person = app.browser();
        let own = a_kept_path(&person).await;
        let before = code_to_show(&person).await;

        person.post_form("/percorso-impresa/codice/mostra", &[]).await.expect(303);

        let after = code_to_show(&person).await;
        assert_ne!(before, after);
        let (office, operator) = ("/ufficio/percorsi-impresa", operator(&app, ROOT));
        operator.post_form(office, &[("code", &before)]).await.expect(422);
        operator.post_form(office, &[("code", &after)]).await.expect(200);
        app.post_form("/percorso-impresa/riprendi", &[("code", &own)]).await.expect(303);
    }
}

#[tokio::test]
async fn path_kept_before_there_was_a_code_to_show_has_one_when_it_is_opened() {
    for engine in testkit::engines() {
        let app = the_portal(engine).await;
        let own = a_kept_path(&app.browser()).await;
        let mut tx = app.cx(Actor::Public).begin().await.unwrap();
        tx.execute(&WITHOUT_SHOWN, []).await.unwrap();
        tx.commit().await.unwrap();

        let person = app.browser();
        person.post_form("/percorso-impresa/riprendi", &[("code", &own)]).await.expect(303);

        let code = code_to_show(&person).await;
        operator(&app, ROOT).post_form("/ufficio/percorsi-impresa", &[("code", &code)]).await.expect(200);
    }
}

#[tokio::test]
async fn step_saved_in_two_windows_is_told_and_loses_nothing() {
    for engine in testkit::engines() {
        let app = the_portal(engine).await;
        let first = app.browser();
        let own = a_kept_path(&first).await;
        let second = app.browser();
        second.post_form("/percorso-impresa/riprendi", &[("code", &own)]).await.expect(303);
        let step = "/percorso-impresa/conti";
        for turn in ["prima", "seconda"] {
            let here = first.get(step).await.expect(200);
            let there = second.get(step).await.expect(200);
            let (one, other) = (format!("{turn} volta qui"), format!("{turn} volta altrove"));
            let one = [("conti-nota", one.as_str()), ("conti-fatto", "price")];
            press(&first, &here, step, &one, "forma").await.expect(303);
            // The same form sent again is the same answer.
            press(&first, &here, step, &one, "forma").await.expect(303);

            let told = press(&second, &there, step, &[("conti-nota", &other)], "forma").await.expect(409);

            assert!(told.text().contains("cambiato in un&#39;altra finestra"), "{engine:?}");
            assert!(told.text().contains(one[0].1) && told.text().contains(&other), "{}", told.text());
            let kept = first.get(step).await.expect(200);
            assert!(kept.text().contains(one[0].1) && !kept.text().contains(&other));
            let both = format!("{} e {other}", one[0].1);
            press(&second, &told, step, &[("conti-nota", &both)], "forma").await.expect(303);
            assert!(first.get(step).await.expect(200).text().contains(&both));
        }
        // Other steps are nobody's concern.
        let (here, there) = (first.get(step).await, second.get("/percorso-impresa/forma").await);
        press(&first, &here, step, &[("conti-nota", "ancora")], "forma").await.expect(303);
        press(&second, &there, "/percorso-impresa/forma", &[("forma-nota", "da sola")], "conti")
            .await
            .expect(303);
    }
}

#[tokio::test]
async fn step_typed_before_the_path_closed_does_not_hide_what_was_saved_since() {
    let app = the_portal(Engine::Lite).await;
    let (here, there) = (app.browser(), app.browser());
    let own = a_kept_path(&here).await;
    there.post_form("/percorso-impresa/riprendi", &[("code", &own)]).await.expect(303);
    let step = "/percorso-impresa/forma";
    let (old, young) = (here.get(step).await, there.get(step).await);
    here.post_form("/percorso-impresa/chiudi", &[]).await.expect(303);
    press(&there, &young, step, &[("forma-nota", "dal telefono")], "conti").await.expect(303);

    let asked = press(&here, &old, step, &[("forma-nota", "dal computer")], "conti").await.expect(422);
    let mut fields = form_of(&asked);
    fields.push(("code".into(), own));
    let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    let told = here.post_form("/percorso-impresa/riprendi", &sent).await.expect(409);

    assert!(told.text().contains("dal telefono") && told.text().contains("dal computer"));
    assert!(here.get(step).await.expect(200).text().contains("dal telefono"));
}

#[tokio::test]
async fn whoever_is_no_operator_reads_no_path() {
    let app = the_portal(Engine::Lite).await;
    let person = app.browser();
    a_kept_path(&person).await;
    let code = code_to_show(&person).await;
    let office = "/ufficio/percorsi-impresa";

    let coordinator = app.browser().acting_as(testkit::staff(identity::api::role::COORDINATOR, ROOT));
    let of_no_desk = operator(&app, Uuid::from_u128(77));
    for refused in [&coordinator, &of_no_desk] {
        refused.get(office).await.expect(403);
        refused.post_form(office, &[("code", &code)]).await.expect(403);
    }
    app.browser().get(office).await.expect(401);
    app.browser().acting_as(Actor::Public).post_form(office, &[("code", &code)]).await.expect(401);
}

#[tokio::test]
async fn codes_are_not_guessed() {
    for engine in testkit::engines() {
        let app = the_portal(engine).await;
        let code = a_kept_path(&app.browser()).await;
        let thief = app.browser();

        for _ in 0..20 {
            thief.post_form("/percorso-impresa/riprendi", &[("code", "ABC-DEF-GHJ")]).await.expect(422);
        }

        thief.post_form("/percorso-impresa/riprendi", &[("code", &code)]).await.expect(429);
    }
}

#[tokio::test]
async fn path_deleted_opens_no_more() {
    for engine in testkit::engines() {
        let app = the_portal(engine).await;
        let (here, there) = (app.browser(), app.browser());
        let code = a_kept_path(&here).await;
        let shown = code_to_show(&here).await;
        there.post_form("/percorso-impresa/riprendi", &[("code", &code)]).await.expect(303);

        here.get("/percorso-impresa/cancella").await.expect(200);
        here.post_form("/percorso-impresa/cancella", &[]).await.expect(303);

        app.browser().post_form("/percorso-impresa/riprendi", &[("code", &code)]).await.expect(422);
        assert_eq!(there.get("/percorso-impresa/codice").await.location(), "/percorso-impresa/riprendi");
        operator(&app, ROOT).post_form("/ufficio/percorsi-impresa", &[("code", &shown)]).await.expect(422);
    }
}

#[tokio::test]
async fn path_is_forgotten_a_year_after_its_last_change() {
    for engine in testkit::engines() {
        let app = the_portal(engine).await;
        let (old, young) = (a_kept_path(&app.browser()).await, a_kept_path(&app.browser()).await);
        app.clock.set(app.clock.now().plus_days(200));
        let browser = app.browser();
        browser.post_form("/percorso-impresa/riprendi", &[("code", &young)]).await.expect(303);
        let page = browser.get("/percorso-impresa/conti").await.expect(200);
        press(&browser, &page, "/percorso-impresa/conti", &[("conti-fatto", "price")], "forma")
            .await
            .expect(303);

        app.clock.set(app.clock.now().plus_days(166));
        let cx = app.cx(Actor::System { job: "business_path.forget" });
        assert_eq!(business_path::forget_paths(&cx).await.unwrap(), 1);

        let resume =
            async |code: &str| app.post_form("/percorso-impresa/riprendi", &[("code", code)]).await.status();
        assert_eq!((resume(&old).await, resume(&young).await), (422, 303), "{engine:?}");
    }
}
