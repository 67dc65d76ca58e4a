//! Pages and files of reports, for whom they are.

use jiff::civil::date;
use testkit::{Browser, Response, Upload};

use crate::stage::{Seen as _, Stage, a_network};

fn preview(stage: &Stage, form: &str, from: &str) -> String {
    format!("/ufficio/rapporti/anteprima?form={form}&ambito=network.{}&dal={from}&al={from}", stage.network)
}

#[tokio::test]
async fn report_is_previewed_handed_in_read_and_downloaded() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(200, 11).await;
        let office = stage.office();

        office
            .get("/ufficio/rapporti")
            .await
            .expect(200)
            .holds("Relazione mensile della rete")
            .holds("Nessun rapporto");
        let page = office.get(&preview(&stage, "mensile", "2026-10")).await.expect(200);
        let page = page.holds("Anteprima").holds("Sportello di Follo").lacks("rapporto.csv").holds("n.m.");
        let cell = page.links().into_iter().find(|link| link.contains("/anteprima/cifra")).unwrap();
        office.get(&cell).await.expect(200).holds("I passi del conto").holds("contatti conclusi");
        let ambito = format!("network.{}", stage.network);
        let form = [("form", "mensile"), ("ambito", ambito.as_str()), ("dal", "2026-10"), ("al", "2026-10")];
        let address = office.post_form("/ufficio/rapporti", &form).await.expect(303).location().to_owned();
        let twice = office.post_form("/ufficio/rapporti", &form).await.expect(303).location().to_owned();
        assert_eq!(address, twice, "{engine:?}");

        let report = office.get(&address).await.expect(200).holds("SHA-256").holds("Scarica il PDF");
        let cell = report.links().into_iter().find(|link| link.contains("/cifra/")).unwrap();
        office.get(&cell).await.expect(200).lacks("client");
        let csv = office.get(&format!("{address}/rapporto.csv")).await.expect(200);
        let table = tables::read(csv.bytes()).unwrap();
        assert!(table.rows.len() > 100);
        assert!(csv.text().contains("non servizi") || csv.text().contains("Contatti conclusi"));
        let xlsx = office.get(&format!("{address}/rapporto.xlsx")).await.expect(200);
        assert!(tables::read(xlsx.bytes()).is_ok());
        assert!(csv.header("content-disposition").unwrap().contains("rapporto-mensile-2026-10-n1.csv"));
        office.get("/ufficio/rapporti").await.expect(200).holds(&address).holds("rapporto.xlsx");
        office.get(&format!("{address}?lang=en")).await.expect(200).holds("Monthly report of the network");
    }
}

#[tokio::test]
async fn bodies_see_their_own_figures_and_no_others() {
    let stage = a_network(testkit::Engine::Lite).await;
    stage.put_contacts(200, 11).await;
    let of = |body: usize| {
        let body = stage.bodies[body];
        format!("/ufficio/rapporti/anteprima?form=mensile&ambito=body.{body}&dal=2026-10&al=2026-10")
    };
    let clerk = stage.app.browser().acting_as(testkit::staff("clerk", stage.bodies[1].uuid()));
    let operator = stage.app.browser().acting_as(testkit::staff("operator", stage.desks[2]));

    for staff in [&clerk, &operator] {
        staff.get("/ufficio/rapporti").await.expect(200).holds("Comune di Sarzana").lacks("Comune di Follo");
        staff.get(&of(1)).await.expect(200).holds("Sportello di Sarzana").lacks("Sportello di Follo");
        staff.get(&of(2)).await.expect(403);
        staff.get(&preview(&stage, "mensile", "2026-10")).await.expect(403);
        staff.get("/ufficio/rapporti/definizioni").await.expect(403);
    }
    let ambito = format!("body.{}", stage.bodies[1]);
    let form = [("form", "mensile"), ("ambito", ambito.as_str()), ("dal", "2026-10"), ("al", "2026-10")];
    operator.post_form("/ufficio/rapporti", &form).await.expect(403);
    let report = clerk.post_form("/ufficio/rapporti", &form).await.expect(303).location().to_owned();
    operator.get(&report).await.expect(200);
    stage
        .app
        .browser()
        .acting_as(testkit::staff("clerk", stage.bodies[2].uuid()))
        .get(&report)
        .await
        .expect(403);
    stage.app.get("/ufficio/rapporti").await.expect(401);
    stage.app.get(&report).await.expect(401);
}

#[tokio::test]
async fn page_promises_what_its_reader_may_do() {
    let stage = a_network(testkit::Engine::Lite).await;
    stage.put_contacts(60, 11).await;
    let clerk = stage.app.browser().acting_as(testkit::staff("clerk", stage.bodies[1].uuid()));
    let operator = stage.app.browser().acting_as(testkit::staff("operator", stage.desks[2]));
    let preview =
        format!("/ufficio/rapporti/anteprima?form=mensile&ambito=body.{}&dal=2026-10", stage.bodies[1]);

    clerk.get("/ufficio/rapporti").await.expect(200).holds("lo consegni");
    clerk.get(&preview).await.expect(200).holds("I file si scaricano dopo la consegna");
    operator
        .get("/ufficio/rapporti")
        .await
        .expect(200)
        .lacks("lo consegni")
        .holds("i rapporti già consegnati");
    let page = operator.get(&preview).await.expect(200);
    page.lacks("I file si scaricano dopo la consegna").holds("chi ne confronta più d&#39;una");
}

#[tokio::test]
async fn preview_leaves_in_the_trail_who_asked_for_what_and_no_figure() {
    let stage = a_network(testkit::Engine::Lite).await;
    stage.put_contacts(60, 11).await;

    stage.office().get(&preview(&stage, "mensile", "2026-10")).await.expect(200);
    let other = stage.app.browser().acting_as(testkit::staff("clerk", stage.bodies[1].uuid()));
    other.get(&preview(&stage, "mensile", "2026-10")).await.expect(403);

    let mut tx = stage.console().read().await.unwrap();
    let trail = storage::trail::of_resource(&mut tx, stage.network.uuid()).await.unwrap();
    let previews: Vec<_> = trail.iter().filter(|line| line.action == "report.preview").collect();
    assert_eq!(previews.len(), 1, "what was refused was not seen");
    assert!(previews[0].person.is_some());
    let said =
        serde_json::json!({ "form": "mensile", "scope": "network", "from": "2026-10", "to": "2026-10" });
    assert_eq!(previews[0].details, said);
}

#[tokio::test]
async fn odd_addresses_are_pages_that_are_not_there() {
    let stage = a_network(testkit::Engine::Lite).await;
    let office = stage.office();

    for address in [
        "/ufficio/rapporti/boh",
        "/ufficio/rapporti/anteprima",
        "/ufficio/rapporti/anteprima?form=x&ambito=network.boh&dal=2026-10",
        "/ufficio/rapporti/anteprima/cifra?form=mensile",
        "/ufficio/rapporti/definizioni/boh.toml",
        "/ufficio/rapporti/definizioni/boh/ritira",
    ] {
        office.get(address).await.expect(404);
    }
    office.get(&preview(&stage, "boh", "2026-10")).await.expect(404);
    let wrong = office.get(&preview(&stage, "promesso-raggiunto", "2026-10")).await.expect(422);
    // What was chosen stays, and what is wrong is said at its field.
    wrong
        .holds("solo per un accordo")
        .holds("href=\"#f-ambito\"")
        .holds("value=\"promesso-raggiunto\" checked");
    let turned = preview(&stage, "mensile", "2026-10").replace("&al=2026-10", "&al=2026-09");
    office.get(&turned).await.expect(422).holds("viene dopo").holds("href=\"#f-al\"");
    office
        .get(&turned.replace("anteprima?", "anteprima/cifra?tabella=t&riga=0&colonna=0&"))
        .await
        .expect(422);
    let long = format!(
        "/ufficio/rapporti/anteprima?form=mensile&ambito=network.{}&dal=2020-01&al=2026-10",
        stage.network
    );
    office.get(&long).await.expect(422).holds("al massimo 36 mesi").holds("href=\"#f-al\"");
}

fn a_form(key: &str, version: u32, title: &str) -> String {
    format!(
        "schema = 1\nkey = \"{key}\"\nversion = {version}\nname = {{ it = \"Scheda {key}\", en = \"Sheet {key}\" }}\n\
         about = {{ it = \"Prova.\", en = \"Trial.\" }}\nfor = [\"network\"]\n\n[[section]]\ntitle = {{ it = \"{title}\", en = \"One\" }}\n\n\
         [[section.table]]\nkey = \"t\"\ncaption = {{ it = \"Per canale\", en = \"By channel\" }}\nmeasures = [\"contatti\"]\nrows = [\"channel\"]\n"
    )
}

const DEFINITIONS: &str = "/ufficio/rapporti/definizioni";

async fn uploaded(office: &Browser, text: &str) -> Response {
    let file =
        Upload { field: "file", name: "modulo.toml", media_type: "application/toml", bytes: text.as_bytes() };
    office.post_files(DEFINITIONS, &[], &[file]).await
}

async fn confirmed(office: &Browser, text: &str) -> Response {
    // As a browser sends it.
    let sent = text.replace('\n', "\r\n");
    office.post_form(&format!("{DEFINITIONS}/conferma"), &[("righe", sent.as_str())]).await
}

#[tokio::test]
async fn form_of_a_funder_is_looked_at_confirmed_and_used() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(120, 13).await;
        let office = stage.office();
        let own = a_form("regione", 2, "Uno");

        uploaded(&office, "boh").await.expect(422).holds("Riga 1: non è scritta in TOML");
        uploaded(&office, "schema = 1\n").await.expect(422).holds("né [[section]]");
        uploaded(&office, "schema = 1\nmeasure = []\n[[section]]").await.expect(422);
        let look = uploaded(&office, &own).await.expect(200).holds("Scheda regione").holds("niente: è nuovo");
        look.holds("name=\"righe\"");
        office.get(DEFINITIONS).await.expect(200).lacks("Scheda regione");
        confirmed(&office, &own).await.expect(303);
        office.get(DEFINITIONS).await.expect(200).holds("Scheda regione, edizione 2").holds("regione.toml");
        let kept = office.get(&format!("{DEFINITIONS}/regione.toml")).await.expect(200);
        assert_eq!(kept.text(), own, "as it was written");
        assert!(kept.header("content-disposition").unwrap().contains("regione.toml"));
        office.get(&preview(&stage, "regione", "2026-10")).await.expect(200).holds("Per canale");
        confirmed(&office, &own).await.expect(422).holds("non cambia niente");
        let stranger = stage.app.browser().acting_as(testkit::staff("clerk", stage.bodies[1].uuid()));
        confirmed(&stranger, &a_form("altra", 1, "Uno")).await.expect(403);
    }
}

#[tokio::test]
async fn editions_grow_and_a_withdrawn_one_gives_back_the_program_s() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let office = stage.office();

        for version in [0, 1] {
            uploaded(&office, &a_form("mensile", version, "Uno")).await.expect(422);
        }
        let wrong = uploaded(&office, &a_form("mensile", 1, "Uno")).await.expect(422);
        wrong.holds("vale l’edizione 1").holds("version = 2");
        let look = uploaded(&office, &a_form("mensile", 2, "Uno")).await.expect(200);
        look.holds("Relazione mensile della rete, edizione 1");
        confirmed(&office, &a_form("mensile", 2, "Uno")).await.expect(303);
        confirmed(&office, &a_form("mensile", 2, "Due")).await.expect(422).holds("version = 3");
        let of_program = format!("{DEFINITIONS}/programma/mensile.toml");
        let page = office.get(DEFINITIONS).await.expect(200).holds(&of_program);
        office.get(&of_program).await.expect(200).holds("Relazione mensile della rete");
        office.get(&format!("{DEFINITIONS}/programma/boh.toml")).await.expect(404);

        let withdraw = page.links().into_iter().find(|link| link.ends_with("/ritira")).unwrap();
        office.get(&withdraw).await.expect(200).holds("torna l’edizione 1");
        // As a double click sends it.
        for _ in 0..2 {
            office.post_form(&withdraw, &[]).await.expect(303);
        }

        let page = office.get(DEFINITIONS).await.expect(200).holds("Ritirato").lacks("Scheda mensile</th>");
        page.lacks("/ritira");
        office.get(&format!("{DEFINITIONS}/mensile.toml")).await.expect(200).holds("Relazione mensile");
        // Reports may have been made with it: its number is gone.
        uploaded(&office, &a_form("mensile", 2, "Tre")).await.expect(422).holds("version = 3");
    }
}

#[tokio::test]
async fn changed_measure_says_which_forms_count_otherwise() {
    let stage = a_network(testkit::Engine::Lite).await;
    let office = stage.office();
    let measure = |version: u32, status: &str| {
        format!(
            "schema = 1\n[[measure]]\nkey = \"persone\"\nversion = {version}\nname = {{ it = \"Giovani in cerca\", en = \"Young\" }}\n\
             says = {{ it = \"Prova.\", en = \"Trial.\" }}\ncounts = \"persons\"\nwhere = {{ work_status = [\"{status}\"] }}\n"
        )
    };

    uploaded(&office, &measure(1, "unemployed")).await.expect(422).holds("version = 2");
    let wrong = uploaded(&office, &measure(2, "disoccupato")).await.expect(422);
    wrong.holds("Riga 8: la parola «disoccupato» non c’è").holds("unemployed, employed");
    let look = uploaded(&office, &measure(2, "unemployed")).await.expect(200);
    let look = look
        .holds("Persone, edizione 1")
        .holds("Relazione mensile della rete")
        .holds("Scheda per chi finanzia");
    look.lacks("<li>Promessi</li>");
    confirmed(&office, &measure(2, "unemployed")).await.expect(303);

    let figure = format!("{}&tabella=eta&riga=0&colonna=0", preview(&stage, "mensile", "2026-10"));
    let figure = figure.replace("anteprima?", "anteprima/cifra?");
    let figure = office.get(&figure).await.expect(200).lacks("unemployed");
    figure.holds("Condizione di lavoro = Disoccupat");
}

#[tokio::test]
async fn figure_says_words_and_no_codes() {
    let stage = a_network(testkit::Engine::Lite).await;
    let figure = format!("{}&tabella=eta&riga=0&colonna=0", preview(&stage, "mensile", "2026-10"));

    let page = stage.office().get(&figure.replace("anteprima?", "anteprima/cifra?")).await.expect(200);

    page.holds("Persona o impresa = Persona").lacks("= person.");
}

#[tokio::test]
async fn months_are_offered_from_the_first_contact_on_record() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.office().get("/ufficio/rapporti").await.expect(200).holds("2024-12").lacks("2023-03");

        stage.put_contact_on(date(2023, 3, 9)).await;

        stage.office().get("/ufficio/rapporti").await.expect(200).holds("2023-03").lacks("2023-02");
    }
}

#[tokio::test]
async fn figure_of_a_preview_is_the_one_that_was_shown() {
    let stage = a_network(testkit::Engine::Lite).await;
    stage.put_contacts(200, 11).await;
    let office = stage.office();
    let number =
        |page: &Response| page.text().split("<strong>").nth(1).unwrap().split('<').next().unwrap().to_owned();

    let page = office.get(&preview(&stage, "mensile", "2026-10")).await.expect(200);
    let figure = page.links().into_iter().rfind(|link| link.contains("tabella=volte")).unwrap();
    let before = number(&office.get(&figure).await.expect(200));
    stage.put_contacts(300, 12).await;
    let still = number(&office.get(&figure).await.expect(200));

    assert_ne!(before, "n.m.");
    assert_eq!(before, still, "what she looks at does not move under her eyes");
    let stranger = stage.app.browser().acting_as(testkit::staff("clerk", stage.bodies[1].uuid()));
    stranger.get(&figure).await.expect(403);
}
