//! What tables list does not depend on what was counted: a row that is there only where somebody stands in it would tell that a
//! hidden figure is no zero.

use jiff::civil::{Date, date};
use report::model::{Document, Label, Month, Months, ScopeKind, Table};
use report::queries;
use storage::ToValue as _;
use testkit::Engine;
use uuid::Uuid;

use crate::stage::{Seen as _, Stage, a_network};

storage::statements! {
    BECOMES = "UPDATE desk_service SET status = $2, confirmed_on = $3, changed_at = $4 WHERE id = $1";
}

async fn becomes(stage: &Stage, service: Uuid, status: &str, confirmed: Date, changed: Date) {
    let changed = kernel::Instant::start_of(changed);
    let mut tx = stage.console().begin().await.unwrap();
    let values = [service.value(), status.value(), confirmed.value(), changed.value()];
    assert_eq!(tx.execute(&BECOMES, values).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

/// The report of a month as it would be handed in.
async fn a_report(stage: &Stage, kind: ScopeKind, scope: Uuid, form: &str) -> Document {
    let cx = stage.console();
    let mut tx = cx.read().await.unwrap();
    let month = Months::single(Month::parse("2026-10").unwrap());
    let scope = queries::scope(&mut tx, kind, scope, month).await.unwrap();
    let forms = queries::forms(&mut tx, scope.network.id).await.unwrap();
    let form = forms.iter().find(|known| known.key == form).unwrap();
    queries::report(&mut tx, &cx, &scope, form, month).await.unwrap().document
}

fn rows(table: &Table) -> Vec<&Label> {
    table.rows.iter().map(|row| &row.label).collect()
}

#[tokio::test]
async fn rows_are_the_same_whatever_was_counted() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let scopes = [
            (ScopeKind::Network, stage.network.uuid(), "mensile"),
            (ScopeKind::Agreement, stage.project.uuid(), "finanziatore"),
            (ScopeKind::Body, stage.bodies[2].uuid(), "mensile"),
        ];
        let mut before = Vec::new();
        for (kind, scope, form) in scopes {
            before.push(a_report(&stage, kind, scope, form).await);
        }

        stage.put_contacts(400, 11).await;

        for ((kind, scope, form), before) in scopes.into_iter().zip(before) {
            let after = a_report(&stage, kind, scope, form).await;
            assert!(after != before, "something was counted: {kind:?} {form}");
            for (before, after) in before.tables().zip(after.tables()) {
                assert_eq!(rows(before), rows(after), "{engine:?} {form} {}", after.key);
                assert_eq!(before.columns, after.columns, "{form} {}", after.key);
            }
        }
    }
}

#[tokio::test]
async fn service_keeps_its_row_whatever_became_of_its_sheet_since() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(200, 11).await;
        let [lapsed, withdrawn, prepared] = stage.services;
        becomes(&stage, lapsed, "active", date(2020, 1, 1), date(2020, 1, 1)).await;
        becomes(&stage, withdrawn, "defunct", date(2026, 9, 1), date(2026, 10, 20)).await;
        becomes(&stage, prepared, "inactive", date(2026, 9, 1), date(2026, 10, 20)).await;

        let report = a_report(&stage, ScopeKind::Network, stage.network.uuid(), "mensile").await;

        let table = report.tables().find(|table| table.key == "servizi").unwrap();
        let listed = |name: &str| rows(table).contains(&&Label::name(name));
        assert_eq!(
            ["Curriculum", "Orientamento", "Formazione"].map(listed),
            [true, true, false],
            "{engine:?}"
        );
        assert!(rows(table).contains(&&Label::text("report-others-services")));
        // Long gone it has none; of those that are there, the living come first, whatever they are called.
        becomes(&stage, lapsed, "defunct", date(2026, 9, 1), date(2026, 10, 20)).await;
        becomes(&stage, withdrawn, "active", date(2026, 9, 1), date(2026, 9, 30)).await;
        becomes(&stage, prepared, "defunct", date(2026, 9, 1), date(2026, 9, 30)).await;
        let mut tx = stage.console().read().await.unwrap();
        let since = Some(date(2026, 10, 1));
        let there = desk::api::services_on_record(&mut tx, since, 9).await.unwrap();
        assert_eq!(
            there.iter().map(|one| one.id.uuid()).collect::<Vec<_>>(),
            [withdrawn, lapsed],
            "{engine:?}"
        );
    }
}

#[tokio::test]
async fn long_list_says_its_zeros_in_one_sentence_and_files_row_by_row() {
    let stage = a_network(Engine::Lite).await;
    stage.put_contacts(200, 11).await;
    let ambito = format!("network.{}", stage.network);
    let form = [("form", "mensile"), ("ambito", ambito.as_str()), ("dal", "2026-10"), ("al", "2026-10")];
    let office = stage.office();

    let report = office.post_form("/ufficio/rapporti", &form).await.expect(303).location().to_owned();
    let page = office.get(&report).await.expect(200);
    let csv = office.get(&format!("{report}/rapporto.csv")).await.expect(200);

    // Nobody of this stage asks for anything abroad.
    let table = page.text().split("id=\"richieste\"").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(!table.contains("Estero"), "{table}");
    let page = page.holds("Zero in ogni colonna: ");
    let zeros = page.text().split("Zero in ogni colonna: ").nth(1).unwrap().split('<').next().unwrap();
    assert!(zeros.contains("; "), "{zeros}");
    let table = tables::read(csv.bytes()).unwrap();
    let first = zeros.split("; ").next().unwrap();
    let row = table.rows.iter().find(|row| row.cells[1] == "Contatti per richiesta" && row.cells[3] == first);
    assert_eq!(row.map(|row| row.cells[5].as_str()), Some("0"));
    let shown = page.links().into_iter().rfind(|link| link.contains("/cifra/richieste/")).unwrap();
    office.get(&shown).await.expect(200).holds("Totale");
}
