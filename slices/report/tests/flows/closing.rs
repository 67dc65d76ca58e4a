//! A report that is handed in closes its months: what desks write of them afterwards counts on the day on which it is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use contact::api::{Channel, ClientChoice, Entry, Kind, NewContact, Origin, Request};
use jiff::civil::{Date, date};
use kernel::Id;
use report::actions::{HandInError, hand_in, keep_definition};
use report::model::{Key, ScopeKind};
use testkit::Engine;

use crate::guarded::months;
use crate::stage::{Seen as _, Stage, a_network};

/// In October.
const DAY: Date = date(2026, 10, 30);

fn an_entry() -> Entry {
    Entry { request: Some(Request::Job), ..Entry::new(Kind::Person, DAY, Channel::Phone, Origin::Call) }
}

impl Stage {
    /// An operator writes a contact of October now; the day on which it counts.
    async fn writes(&self, desk: usize, entry: Entry) -> Date {
        let desk = self.desks[desk];
        let operator = self.app.cx(testkit::staff("operator", desk));
        let new = NewContact { entry, client: ClientChoice::Nobody, agreements: None, key: None };
        let mut tx = operator.begin().await.unwrap();
        let made = contact::api::record_contact(&mut tx, &operator, Id::from_uuid(desk), new).await.unwrap();
        let contact = contact::api::contact(&mut tx, made.id).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        contact.counted_on
    }

    async fn october(&self) -> BTreeMap<Key, i64> {
        let figures = self.figures(self.network.uuid(), "mensile", "2026-10", "2026-10").await;
        figures.into_iter().map(|figure| (figure.key, figure.value)).collect()
    }
}

#[tokio::test]
async fn contact_written_after_its_month_was_handed_in_changes_no_figure_of_it() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(120, 41).await;
        let before = stage.october().await;
        assert_eq!(stage.writes(3, an_entry()).await, DAY, "until then a month is open");
        let written = stage.october().await;
        assert_ne!(written, before);

        stage.handed_in(stage.network.uuid(), "mensile", "2026-10", "2026-10").await;

        let today = stage.console().now().date();
        assert_eq!(stage.writes(3, an_entry()).await, today, "{engine:?}");
        assert_eq!(stage.october().await, written);
        let september = Entry { on_day: date(2026, 9, 3), ..an_entry() };
        assert_eq!(stage.writes(3, september).await, date(2026, 9, 3));
    }
}

#[tokio::test]
async fn report_of_a_body_closes_its_own_months_alone() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(60, 42).await;

        stage.handed_in(stage.bodies[2].uuid(), "mensile", "2026-10", "2026-10").await;

        let today = stage.console().now().date();
        assert_eq!(stage.writes(3, an_entry()).await, today, "{engine:?}");
        assert_eq!(stage.writes(2, an_entry()).await, DAY);
    }
}

#[tokio::test]
async fn report_of_activity_lines_closes_the_months_from_the_beginning_of_the_agreement_on() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let june = Entry { on_day: date(2026, 6, 15), ..an_entry() };
        assert_eq!(stage.writes(3, june.clone()).await, june.on_day);

        stage.handed_in(stage.project.uuid(), "promesso-raggiunto", "2026-10", "2026-10").await;

        assert_eq!(stage.writes(3, june.clone()).await, stage.console().now().date(), "{engine:?}");
        assert_eq!(stage.writes(2, june.clone()).await, june.on_day, "its body is no party");
    }
}

/// Each two of seven groupings in a table.
fn too_fine() -> String {
    let dims = ["age", "channel", "request", "schooling", "work_status", "citizenship", "outcome"];
    let mut form = "schema = 1\nkey = \"fitto\"\nversion = 1\nname = { it = \"Fitto\", en = \"Fine\" }\n\
                    about = { it = \"Prova.\", en = \"Trial.\" }\nfor = [\"network\"]\n\n[[section]]\n\
                    title = { it = \"Uno\", en = \"One\" }\n"
        .to_owned();
    for (place, rows) in dims.iter().enumerate() {
        for (other, columns) in dims[..place].iter().enumerate() {
            write!(
                form,
                "\n[[section.table]]\nkey = \"t{place}-{other}\"\ncaption = {{ it = \"Due\", en = \"Two\" }}\n\
                 measures = [\"contatti\"]\nrows = [\"{rows}\"]\ncolumns = \"{columns}\"\n"
            )
            .unwrap();
        }
    }
    form
}

#[tokio::test]
async fn months_stay_open_where_the_report_is_not_handed_in() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(120, 43).await;
        let network = stage.network.uuid();
        keep_definition(&stage.console(), stage.network, &too_fine()).await.unwrap();
        let hand_in = async |form: &'static str, from: &'static str| {
            hand_in(&stage.console(), ScopeKind::Network, network, form, months(from, "2026-10")).await
        };

        assert!(matches!(hand_in("fitto", "2026-10").await, Err(HandInError::TooFine)), "{engine:?}");
        assert!(matches!(hand_in("boh", "2026-10").await, Err(HandInError::NotFound)));
        assert_eq!(stage.writes(3, an_entry()).await, DAY);

        // What another report closed stays closed.
        hand_in("mensile", "2026-10").await.unwrap();
        assert!(matches!(hand_in("fitto", "2026-09").await, Err(HandInError::TooFine)));
        assert_eq!(stage.writes(3, an_entry()).await, stage.console().now().date());
        let september = Entry { on_day: date(2026, 9, 3), ..an_entry() };
        assert_eq!(stage.writes(3, september).await, date(2026, 9, 3));
    }
}

#[tokio::test]
async fn who_hands_a_report_in_is_told_what_it_closes_and_what_waits() {
    let stage = a_network(Engine::Lite).await;
    stage.put_contacts(60, 44).await;
    let preview = format!(
        "/ufficio/rapporti/anteprima?form=mensile&ambito=network.{}&dal=2026-10&al=2026-10",
        stage.network
    );
    let waits = "ancora da completare: completati prima della consegna";

    stage.office().get(&preview).await.expect(200).holds("i suoi mesi si chiudono").lacks(waits);
    stage.writes(3, Entry { request: None, ..an_entry() }).await;
    stage.office().get(&preview).await.expect(200).holds(waits);
    let operator = stage.app.browser().acting_as(testkit::staff("operator", stage.desks[3]));
    let own = preview.replace(&format!("network.{}", stage.network), &format!("body.{}", stage.bodies[2]));
    operator.get(&own).await.expect(200).lacks("i suoi mesi si chiudono").lacks(waits);
}
