//! Months whose report was handed in: what is written of them later counts on the day on which it is written.

use contact::actions::{Closing, close_months, edit_contact, open_months};
use contact::api::{Channel, CloseError, Contact, Entry, NewContact};
use contact::model::ClientChoice;
use jiff::civil::{Date, date};
use kernel::Id;
use policy::{Actor, Resource};
use testkit::Upload;
use uuid::Uuid;

use crate::stage::{Seen as _, Stage, TODAY, a_network, an_entry, new};

const OCTOBER: Date = date(2026, 10, 1);
const DAY: Date = date(2026, 10, 30);

impl Stage {
    async fn close(&self, scope: Uuid) {
        self.close_for(scope, Closing::ForGood).await;
    }

    async fn close_for(&self, scope: Uuid, closing: Closing) {
        let cx = self.app.cx(Actor::Console);
        let mut tx = cx.begin().await.unwrap();
        close_months(&mut tx, &cx, Resource::new(scope, [scope]), &[OCTOBER], closing).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn open(&self, scope: Uuid) {
        let cx = self.app.cx(Actor::Console);
        let mut tx = cx.begin().await.unwrap();
        open_months(&mut tx, &cx, Resource::new(scope, [scope]), &[OCTOBER]).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Where reports count a contact of a day that is written now.
    async fn counts(&self, entry: Entry) -> (Id<Contact>, Date) {
        let id = self.recorded(entry, ClientChoice::Nobody).await.id;
        (id, self.found(id).await.counted_on)
    }

    async fn edited(&self, id: Id<Contact>, entry: Entry) -> Contact {
        let version = self.found(id).await.version;
        edit_contact(&self.operator(), id, version, new(entry, ClientChoice::Nobody)).await.unwrap();
        self.found(id).await
    }
}

#[tokio::test]
async fn contact_of_a_closed_month_counts_on_the_day_on_which_it_is_written() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (first, day) = stage.counts(an_entry(DAY)).await;
        assert_eq!(day, DAY);
        // Another body's report closes nothing here.
        stage.close(stage.elsewhere.organisation).await;
        assert_eq!(stage.counts(an_entry(DAY)).await.1, DAY);

        stage.close(stage.here.organisation).await;
        stage.close(stage.here.organisation).await;

        let late = stage.found(stage.counts(an_entry(DAY)).await.0).await;
        assert_eq!((late.on_day, late.counted_on), (DAY, TODAY), "{engine:?}");
        assert_eq!(stage.counts(an_entry(date(2026, 9, 30))).await.1, date(2026, 9, 30));
        assert_eq!(stage.found(first).await.counted_on, DAY, "what was told stays");
    }
}

#[tokio::test]
async fn report_of_an_agreement_closes_the_months_of_its_contacts_alone() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.close(stage.project.uuid()).await;

        let under = |agreement| NewContact {
            agreements: Some(vec![agreement]),
            ..new(an_entry(DAY), ClientChoice::Nobody)
        };
        for (agreement, day) in [(stage.protocol, DAY), (stage.project, TODAY)] {
            let cx = stage.operator();
            let made = contact::actions::record_contact(&cx, stage.here.id, under(agreement)).await.unwrap();
            assert_eq!(stage.found(made.id).await.counted_on, day, "{engine:?}");
        }
    }
}

#[tokio::test]
async fn contact_is_corrected_where_it_was_told_and_completed_where_it_was_not() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (told, _) = stage.counts(an_entry(DAY)).await;
        let (open, day) = stage.counts(Entry { request: None, ..an_entry(DAY) }).await;
        assert_eq!(day, DAY);
        let (other, _) = stage.counts(an_entry(TODAY)).await;
        stage.close(stage.here.network).await;

        // Told in October, it stays there, whatever is corrected.
        let corrected = stage.edited(told, Entry { channel: Channel::Mail, ..an_entry(TODAY) }).await;
        assert_eq!((corrected.on_day, corrected.counted_on), (TODAY, DAY), "{engine:?}");
        // Nobody was told of it before it was complete.
        assert_eq!(stage.edited(open, an_entry(DAY)).await.counted_on, TODAY);
        // Moved into a month that is closed, it counts where it was.
        let moved = stage.edited(other, an_entry(DAY)).await;
        assert_eq!((moved.on_day, moved.counted_on), (DAY, TODAY));
    }
}

#[tokio::test]
async fn months_whose_report_is_counted_open_again_and_those_handed_in_do_not() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let network = stage.here.network;

        stage.close_for(network, Closing::Counting).await;
        assert_eq!(stage.counts(an_entry(DAY)).await.1, TODAY, "{engine:?}");
        stage.open(network).await;
        assert_eq!(stage.counts(an_entry(DAY)).await.1, DAY);

        // The program may stop while it counts.
        stage.close_for(network, Closing::Counting).await;
        stage.app.clock.set(stage.app.clock.now().plus_minutes(16));
        assert_eq!(stage.counts(an_entry(DAY)).await.1, DAY);

        stage.close(network).await;
        stage.close_for(network, Closing::Counting).await;
        stage.open(network).await;
        stage.app.clock.set(stage.app.clock.now().plus_minutes(16));
        assert_eq!(stage.counts(an_entry(DAY)).await.1, TODAY);
    }
}

#[tokio::test]
async fn operator_closes_no_month() {
    let stage = a_network(testkit::Engine::Lite).await;
    let operator = stage.operator();
    let body = stage.here.organisation;
    let of = Resource::new(body, [body, stage.here.id.uuid()]);
    let mut tx = operator.begin().await.unwrap();

    let refused = close_months(&mut tx, &operator, of, &[OCTOBER], Closing::ForGood).await;

    assert!(matches!(refused, Err(CloseError::Refused(_))));
}

#[tokio::test]
async fn pages_say_when_a_contact_counts_on_another_day() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let (told, _) = stage.counts(an_entry(DAY)).await;
        stage.close(stage.here.network).await;
        let (late, _) = stage.counts(an_entry(DAY)).await;
        let operator = stage.at_desk();

        let page = operator.get(&format!("/ufficio/contatti/qui/{late}")).await.expect(200);
        page.holds("Nei rapporti conta lunedì 23 novembre 2026, il giorno")
            .lacks("È già in un rapporto consegnato");
        for path in [format!("/ufficio/contatti/qui/{told}"), format!("/ufficio/contatti/qui/{told}/togli")] {
            let page = operator.get(&path).await.expect(200);
            page.holds("È già in un rapporto consegnato").lacks("Nei rapporti conta");
        }

        let rows = "Data;Richiesta;Canale\n05/10/2026;Lavoro;Telefono\n06/10/2026;Corso;Sportello\n07/09/2026;Corso;Sportello\n";
        let file = Upload { field: "file", name: "c.csv", media_type: "text/csv", bytes: rows.as_bytes() };
        let looked = operator.post_files("/ufficio/contatti/qui/importa", &[], &[file]).await.expect(200);
        looked.holds("2 contatti sono di mesi già in un rapporto consegnato");
    }
}
