//! A report that was handed in, as files: the same figures in CSV and XLSX, each with the sentence of what it is, and nothing of
//! what is hidden.

use std::collections::BTreeSet;

use report::actions::{create_line, hand_in};
use report::model::{LineDraft, Month, Months, ScopeKind, TableCell};
use report::store::report::Report;
use testkit::Engine;

use crate::stage::{Seen as _, Stage, a_network};

async fn a_report(stage: &Stage) -> Report {
    stage.put_contacts(160, 11).await;
    let months = Months::new(Month::parse("2026-09").unwrap(), Month::parse("2026-10").unwrap());
    let cx = stage.console();
    let done = hand_in(&cx, ScopeKind::Network, stage.network.uuid(), "finanziatore", months).await.unwrap();
    let mut tx = cx.read().await.unwrap();
    report::store::report::find(&mut tx, done.id).await.unwrap().unwrap()
}

#[tokio::test]
async fn csv_has_a_row_for_each_cell_with_what_it_counts() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let report = a_report(&stage).await;
        let office = stage.office();

        let file = office.get(&format!("/ufficio/rapporti/{}/rapporto.csv", report.id)).await.expect(200);

        let table = tables::read(file.bytes()).unwrap();
        let cells: Vec<&TableCell> =
            report.document.tables().flat_map(|table| &table.rows).flat_map(|row| &row.cells).collect();
        assert_eq!(table.rows.len(), cells.len());
        assert!(report.document.hidden() > 0, "there is something hidden");
        for (row, cell) in table.rows.iter().zip(cells) {
            let [_, _, says, _, _, value, shown] = row.cells.as_slice() else { panic!("{row:?}") };
            assert!(says.len() > 30, "each number says what it is: {row:?}");
            match cell {
                TableCell::Figure(number, _) | TableCell::Number(number) => {
                    assert_eq!((value, shown.as_str()), (&number.to_string(), "sì"));
                }
                TableCell::Hidden(_) => {
                    assert!(value.parse::<i64>().is_err() && shown == "no", "{row:?}");
                }
                TableCell::Said(_) => assert_eq!(shown, "sì"),
            }
        }
    }
}

#[tokio::test]
async fn xlsx_opens_with_what_the_report_is_and_says_what_is_hidden() {
    let stage = a_network(Engine::Lite).await;
    let report = a_report(&stage).await;

    let file =
        stage.office().get(&format!("/ufficio/rapporti/{}/rapporto.xlsx", report.id)).await.expect(200);

    let first = tables::read(file.bytes()).unwrap();
    let said: Vec<&String> = first.rows.iter().flat_map(|row| &row.cells).collect();
    assert_eq!(first.heads[0], "Scheda per chi finanzia");
    assert!(said.iter().any(|line| line.contains(&report.digest)), "{said:?}");
    assert_eq!(file.header("content-type"), Some(tables::XLSX_MEDIA_TYPE));
    let name = file.header("content-disposition").unwrap();
    assert!(name.contains("rapporto-finanziatore-2026-09-2026-10-n1.xlsx"), "{name}");
}

#[tokio::test]
async fn files_are_for_whom_the_report_is() {
    let stage = a_network(Engine::Lite).await;
    let report = a_report(&stage).await;
    let stranger = stage.app.browser().acting_as(testkit::staff("clerk", stage.bodies[1].uuid()));

    for ending in ["csv", "xlsx"] {
        let address = format!("/ufficio/rapporti/{}/rapporto.{ending}", report.id);
        assert!([403, 404].contains(&stranger.get(&address).await.status()), "{ending}");
        assert_ne!(stage.app.get(&address).await.status(), 200);
    }
}

#[tokio::test]
async fn report_of_promises_says_which_number_each_line_is() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(80, 12).await;
        let cx = stage.console();
        let own = LineDraft {
            organisation: stage.bodies[0].to_string(),
            what: "Colloqui con giovani".into(),
            counts: "contatti-persone".into(),
            group: "young".into(),
            is_own: true,
            promised: "40".into(),
            due_on: "2026-12-31".into(),
            ..LineDraft::default()
        };
        let by_hand = LineDraft { what: "Incontri".into(), counts: "a-mano".into(), ..own.clone() };
        let other = LineDraft { organisation: stage.bodies[2].to_string(), ..own.clone() };
        for draft in [&own, &by_hand, &other] {
            create_line(&cx, stage.project, draft, None).await.unwrap();
        }
        let month = Months::single(Month::parse("2026-10").unwrap());

        let form = "promesso-raggiunto";
        let done = hand_in(&cx, ScopeKind::Agreement, stage.project.uuid(), form, month).await.unwrap();

        let address = format!("/ufficio/rapporti/{}", done.id);
        let said = "Contatti di persone · Giovani 18-35 · solo dell’ente";
        let page = stage.office().get(&address).await.expect(200);
        page.holds(said).holds("Inserito a mano, con una prova");
        stage
            .office()
            .get(&address)
            .await
            .expect(200)
            .holds("Contatti di persone: Contatti conclusi di persone");
        let csv = stage.office().get(&format!("{address}/rapporto.csv")).await.expect(200).holds(said);
        let table = tables::read(csv.bytes()).unwrap();
        let places: BTreeSet<[&str; 4]> =
            table.rows.iter().map(|row| [0, 1, 3, 4].map(|place| row.cells[place].as_str())).collect();
        assert_eq!(places.len(), table.rows.len(), "no row can be taken for another");
        for row in &table.rows {
            assert!(row.cells[2].len() > 30, "each number says what it is: {row:?}");
        }
        let says = |what: &str| {
            let mut rows = table.rows.iter().filter(|row| row.cells[3].starts_with(what));
            rows.next().map(|row| row.cells[2].clone()).unwrap()
        };
        assert!(says("Colloqui con giovani").starts_with("Contatti conclusi di persone"));
        assert!(says("Incontri").contains("inserito a mano"));
    }
}
