//! Pages and files of reports, for whom they are.

use testkit::Upload;

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
    ] {
        office.get(address).await.expect(404);
    }
    office.get(&preview(&stage, "boh", "2026-10")).await.expect(404);
    let wrong = office.get(&preview(&stage, "promesso-raggiunto", "2026-10")).await.expect(422);
    wrong.holds("solo per un accordo");
    let long = format!(
        "/ufficio/rapporti/anteprima?form=mensile&ambito=network.{}&dal=2020-01&al=2026-10",
        stage.network
    );
    office.get(&long).await.expect(422);
}

#[tokio::test]
async fn form_of_a_funder_is_uploaded_and_used() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(120, 13).await;
        let office = stage.office();
        let own = "schema = 1\nkey = \"regione\"\nversion = 2\nname = { it = \"Scheda della Regione\", en = \"Region's sheet\" }\n\
                   about = { it = \"Prova.\", en = \"Trial.\" }\nfor = [\"network\"]\n\n[[section]]\ntitle = { it = \"Uno\", en = \"One\" }\n\n\
                   [[section.table]]\nkey = \"t\"\ncaption = { it = \"Per canale\", en = \"By channel\" }\nmeasures = [\"contatti\"]\nrows = [\"channel\"]\n";
        let file = |text: &'static str| {
            [Upload {
                field: "file",
                name: "modulo.toml",
                media_type: "application/toml",
                bytes: text.as_bytes(),
            }]
        };
        let address = "/ufficio/rapporti/definizioni";

        office.post_files(address, &[], &file("boh")).await.expect(422).holds("non si legge");
        office.post_files(address, &[], &file("schema = 1\nmeasure = []\n[[section]]")).await.expect(422);
        office.post_files(address, &[], &file(own)).await.expect(303);
        office.get(address).await.expect(200).holds("Scheda della Regione").holds("regione.toml");
        office.get(&format!("{address}/regione.toml")).await.expect(200).holds("Per canale");
        office.get(&format!("{address}/mensile.toml")).await.expect(200).holds("Relazione mensile");
        office.get(&preview(&stage, "regione", "2026-10")).await.expect(200).holds("Per canale");
    }
}
