//! Reports as they are handed in: guarded against each other, frozen, and attacked with a linear program over all of them.

use std::collections::{BTreeMap, BTreeSet};

use report::actions::{HandInError, hand_in};
use report::model::plan::{Figure, Prepared};
use report::model::{Key, Month, Months, ScopeKind, TableCell};
use report::queries;
use uuid::Uuid;

use crate::stage::{Stage, a_network};

pub fn months(from: &str, to: &str) -> Months {
    Months::new(Month::parse(from).unwrap(), Month::parse(to).unwrap())
}

impl Stage {
    pub fn kind(&self, scope: Uuid) -> ScopeKind {
        if scope == self.network.uuid() {
            ScopeKind::Network
        } else if self.bodies.iter().any(|body| body.uuid() == scope) {
            ScopeKind::Body
        } else {
            ScopeKind::Agreement
        }
    }

    /// All figures of a report as it would be now.
    pub async fn figures(&self, scope: Uuid, form: &str, from: &str, to: &str) -> Vec<Figure> {
        self.prepared(scope, form, from, to).await.figures
    }

    /// The report as it would be now.
    pub async fn prepared(&self, scope: Uuid, form: &str, from: &str, to: &str) -> Prepared {
        let cx = self.console();
        let mut tx = cx.read().await.unwrap();
        let period = months(from, to);
        let scope = queries::scope(&mut tx, self.kind(scope), scope, period).await.unwrap();
        let forms = queries::forms(&mut tx, scope.network.id).await.unwrap();
        let form = forms.iter().find(|one| one.key == form).unwrap();
        queries::report(&mut tx, &cx, &scope, form, period).await.unwrap()
    }

    pub async fn handed_in(
        &self,
        scope: Uuid,
        form: &str,
        from: &str,
        to: &str,
    ) -> kernel::Id<report::store::report::Report> {
        hand_in(&self.console(), self.kind(scope), scope, form, months(from, to)).await.unwrap().id
    }
}

/// Whoever has every report: what is shown, of each figure once, and which are not.
fn known(reports: &[report::store::report::Report]) -> (BTreeMap<Key, i64>, BTreeSet<Key>) {
    let (mut shown, mut hidden) = (BTreeMap::new(), BTreeSet::new());
    let cells = reports
        .iter()
        .flat_map(|one| one.document.tables())
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    for cell in cells {
        match cell {
            TableCell::Figure(value, key) => {
                shown.insert(key.clone(), *value);
            }
            TableCell::Hidden(key) => {
                hidden.insert(key.clone());
            }
            _ => {}
        }
    }
    (shown, hidden)
}

#[tokio::test]
async fn handed_in_report_is_frozen_and_later_ones_never_unhide() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(260, 3).await;
        let mut ids = Vec::new();
        for month in ["2026-08", "2026-09", "2026-10"] {
            ids.push(stage.handed_in(stage.network.uuid(), "mensile", month, month).await);
        }
        ids.push(stage.handed_in(stage.protocol.uuid(), "finanziatore", "2026-08", "2026-10").await);

        let mut tx = stage.console().read().await.unwrap();
        let mut reports = Vec::new();
        for id in &ids {
            reports.push(report::store::report::find(&mut tx, *id).await.unwrap().unwrap());
        }
        let (shown, hidden) = known(&reports);
        assert!(hidden.len() > 20, "{} figures are hidden", hidden.len());
        assert!(shown.len() > hidden.len() / 4, "{} figures are shown", shown.len());
        let both: Vec<&Key> = hidden.iter().filter(|key| shown.contains_key(*key)).collect();
        assert_eq!(both, Vec::<&Key>::new(), "{engine:?}");
        assert!(shown.values().all(|value| !(1..3).contains(value)));
        // What is handed in does not move when somebody writes late.
        let before = reports[0].document.clone();
        stage.put_contacts(40, 99).await;
        let after =
            report::store::report::find(&mut stage.console().read().await.unwrap(), ids[0]).await.unwrap();
        assert_eq!(after.unwrap().document, before);
    }
}

#[tokio::test]
async fn report_is_handed_in_once_and_only_when_its_months_are_over() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(60, 5).await;
        let (cx, network) = (stage.console(), stage.network.uuid());

        let first = stage.handed_in(network, "mensile", "2026-10", "2026-10").await;
        let again = hand_in(&cx, ScopeKind::Network, network, "mensile", months("2026-10", "2026-10")).await;
        assert!(matches!(again, Err(HandInError::Before(before)) if before == first), "{engine:?}");
        let open = hand_in(&cx, ScopeKind::Network, network, "mensile", months("2026-10", "2026-11")).await;
        assert!(matches!(open, Err(HandInError::NotOver)));
        let wrong =
            hand_in(&cx, ScopeKind::Network, network, "promesso-raggiunto", months("2026-10", "2026-10"))
                .await;
        assert!(matches!(wrong, Err(HandInError::NotFound)));
        let clerk = stage.app.cx(testkit::staff("clerk", stage.bodies[1].uuid()));
        let refused =
            hand_in(&clerk, ScopeKind::Network, network, "mensile", months("2026-09", "2026-09")).await;
        assert!(matches!(refused, Err(HandInError::Refused(_))));
        let body = stage.bodies[1].uuid();
        hand_in(&clerk, ScopeKind::Body, body, "mensile", months("2026-09", "2026-09")).await.unwrap();
    }
}
