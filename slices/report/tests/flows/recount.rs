//! The whole report once more, by SQL that was written by hand and knows nothing of the room: cell by cell.

use std::collections::BTreeSet;

use jiff::civil::date;
use kernel::Id;
use report::model::{Dim, Filters, Key, Month, Unit};
use storage::{ToValue as _, Tx, Value};

use crate::stage::{Chance, Stage, a_network};

/// The contacts of some days, of an agreement or of all.
macro_rules! those {
    () => {
        " r.closed_at IS NOT NULL AND r.counted_on BETWEEN $1 AND $2
          AND ($3 OR EXISTS (SELECT 1 FROM contact_record_agreement a WHERE a.contact_id = r.id AND a.agreement_id = $4))"
    };
}

/// What narrows them: for each grouping, whether it does not, and the values.
macro_rules! narrowed {
    () => {
        " AND ($5 OR r.desk_id IN {set $6 uuid}) AND ($7 OR r.channel IN {set $8 text})
          AND ($9 OR COALESCE(r.sex, '') IN {set $10 text})
          AND ($11 OR CASE WHEN r.birth_year IS NULL THEN '' WHEN 2026 - r.birth_year < 15 THEN '0-14'
               WHEN 2026 - r.birth_year < 18 THEN '15-17' WHEN 2026 - r.birth_year < 25 THEN '18-24'
               WHEN 2026 - r.birth_year < 30 THEN '25-29' WHEN 2026 - r.birth_year < 36 THEN '30-35'
               WHEN 2026 - r.birth_year < 45 THEN '36-44' WHEN 2026 - r.birth_year < 50 THEN '45-49'
               WHEN 2026 - r.birth_year < 55 THEN '50-54' WHEN 2026 - r.birth_year < 65 THEN '55-64' ELSE '65+' END
               IN {set $12 text})
          AND ($13 OR COALESCE(r.citizenship, '') IN {set $14 text})
          AND ($15 OR COALESCE(r.work_status, '') IN {set $16 text})
          AND ($17 OR COALESCE(r.schooling, '') IN {set $18 text}) AND ($19 OR r.request IN {set $20 text})
          AND ($21 OR COALESCE(r.outcome, '') IN {set $22 text})
          AND ($23 OR CASE WHEN r.is_first IS NULL THEN '' WHEN r.is_first THEN 'first' ELSE 'again' END IN {set $24 text})
          AND ($25 OR r.kind IN {set $26 text})
          AND ($27 OR (r.unemployed_since = CAST('2026-01-01' AS {date}) AND r.counted_on >= CAST('2026-07-01' AS {date}))
               OR (r.unemployed_since = CAST('2026-02-01' AS {date}) AND r.counted_on >= CAST('2026-08-01' AS {date}))
               OR (r.unemployed_since = CAST('2026-03-01' AS {date}) AND r.counted_on >= CAST('2026-09-01' AS {date}))
               OR (r.unemployed_since = CAST('2026-04-01' AS {date}) AND r.counted_on >= CAST('2026-10-01' AS {date}))
               OR (r.unemployed_since = CAST('2026-05-01' AS {date}) AND r.counted_on >= CAST('2026-11-01' AS {date})))"
    };
}

macro_rules! of_service {
    () => {
        " AND ($28 OR s.service_id IN {set $29 uuid})"
    };
}

storage::statements! {
    CONTACTS = concat!("SELECT COUNT(*) AS n FROM contact_record r WHERE", those!(), narrowed!());
    SERVICES = concat!("SELECT COUNT(*) AS n FROM contact_record r JOIN contact_record_service s ON s.contact_id = r.id WHERE",
                       those!(), narrowed!(), of_service!());
    PERSONS = concat!("SELECT COUNT(*) AS n FROM (
                         SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r.client_id ORDER BY r.counted_on DESC, r.closed_at DESC, r.id DESC) AS place
                         FROM contact_record r WHERE r.client_id IS NOT NULL AND", those!(), ") r
                       WHERE r.place = 1", narrowed!());
    APPOINTMENTS = "SELECT COUNT(*) AS n FROM desk_appointment p
                    WHERE p.starts_at >= $1 AND p.starts_at < $2 AND p.desk_id IN {set $3 uuid}
                      AND ($4 OR p.channel IN {set $5 text}) AND ($6 OR p.state IN {set $7 text})
                      AND ($8 OR p.service_id IN {set $9 uuid})";
    HANDOVERS = "SELECT CAST(COALESCE(SUM(h.count), 0) AS {int}) AS n FROM report_handover h
                 WHERE h.month BETWEEN $1 AND $2 AND ($3 OR h.agreement_id IN {set $4 uuid}) AND h.desk_id IN {set $5 uuid}
                   AND ($6 OR h.receiver_id IN {set $7 uuid}) AND ($8 OR h.outcome IN {set $9 text})
                   AND ($10 OR h.service_id IN {set $11 uuid})";
    PUT_AGENDA = "INSERT INTO desk_agenda (id, desk_id, name, capacity, slot_minutes, buffer_minutes, notice_minutes,
                    horizon_days, active, created_at)
                  VALUES ($1, $2, 'Postazione', 1, 30, 0, 60, 90, TRUE, $3)";
    PUT_APPOINTMENT = "INSERT INTO desk_appointment (id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain,
                         grains, seat, state, origin, locale, code_salt, code_hash, sequence, created_at, changed_at)
                       VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 6, 0, $8, 'online', 'it', 0, $9, 0, $6, $6)";
    PUT_HANDOVERS = "INSERT INTO report_handover (network_id, agreement_id, desk_id, organisation_id, receiver_id, service_id,
                       month, outcome, count)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
}

const WORDS: [Dim; 10] = [
    Dim::Channel,
    Dim::Sex,
    Dim::Age,
    Dim::Citizenship,
    Dim::WorkStatus,
    Dim::Schooling,
    Dim::Request,
    Dim::Outcome,
    Dim::Visit,
    Dim::Kind,
];

fn words(filters: &Filters, dim: Dim) -> [Value; 2] {
    let values: Vec<String> = filters.get(&dim).into_iter().flatten().cloned().collect();
    [(!filters.contains_key(&dim)).value(), values.as_slice().value()]
}

fn ids(filters: &Filters, dim: Dim) -> Vec<uuid::Uuid> {
    // What stands for the others where there are none is no id.
    let ids = filters.get(&dim).into_iter().flatten().filter(|id| id.as_str() != "*");
    ids.map(|id| id.parse().unwrap()).collect()
}

/// Whether nothing narrows it, and the ids that do.
fn one_of(filters: &Filters, dim: Dim) -> [Value; 2] {
    [(!filters.contains_key(&dim)).value(), ids(filters, dim).as_slice().value()]
}

impl Stage {
    /// The desks of a figure, as people would say them.
    fn desks_of(&self, filters: &Filters) -> Option<Vec<uuid::Uuid>> {
        let comune = |code: &str| match code {
            "011015" => vec![self.desks[0], self.desks[1]],
            "011027" => vec![self.desks[2]],
            _ => vec![self.desks[3]],
        };
        if filters.contains_key(&Dim::Desk) {
            return Some(ids(filters, Dim::Desk));
        }
        if let Some(codes) = filters.get(&Dim::Comune) {
            return Some(codes.iter().flat_map(|code| comune(code)).collect());
        }
        let bodies = ids(filters, Dim::Organisation);
        let of_body =
            |body: &uuid::Uuid| match self.bodies.iter().position(|one| one.uuid() == *body).unwrap() {
                0 => vec![self.desks[0], self.desks[1]],
                1 => vec![self.desks[2]],
                _ => vec![self.desks[3]],
            };
        (!bodies.is_empty()).then(|| bodies.iter().flat_map(of_body).collect())
    }

    /// The desks of appointments: those of a figure's places, where its agreement holds.
    fn where_of(&self, filters: &Filters) -> Vec<uuid::Uuid> {
        let mut desks = self.desks_of(filters).unwrap_or(self.desks.to_vec());
        if ids(filters, Dim::Agreement).contains(&self.project.uuid()) {
            desks.retain(|desk| *desk != self.desks[2]);
        }
        desks
    }

    /// Appointments and hand-overs of October and September, each kind of them by chance.
    async fn put_the_rest(&self, seed: u64) {
        let mut chance = Chance(seed);
        let cx = self.console();
        let mut tx = cx.begin().await.unwrap();
        let agendas: Vec<Id<()>> = self.desks.iter().map(|_| cx.new_id()).collect();
        for (agenda, desk) in agendas.iter().zip(self.desks) {
            tx.execute(&PUT_AGENDA, [agenda.value(), desk.value(), cx.now().value()]).await.unwrap();
        }
        for number in 0..200 {
            let desk = chance.below(4);
            let service = [None, Some(self.services[0]), Some(self.services[1])][chance.below(3)];
            let day = date(2026, [9, 10][chance.below(2)], i8::try_from(1 + chance.below(30)).unwrap());
            let starts_at = kernel::Instant::start_of(day).plus_minutes([0, 600, 1439][chance.below(3)]);
            let values = [
                cx.new_id::<()>().value(),
                agendas[desk].value(),
                self.desks[desk].value(),
                service.value(),
                ["in_person", "phone", "video"][chance.below(3)].value(),
                starts_at.value(),
                starts_at.plus_minutes(30).value(),
                ["booked", "served", "no_show", "cancelled"][chance.below(4)].value(),
                format!("code-{number}").value(),
            ];
            tx.execute(&PUT_APPOINTMENT, values).await.unwrap();
        }
        let of_desk = [0, 0, 1, 2].map(|body| self.bodies[body]);
        for (desk, body) in self.desks.into_iter().zip(of_desk) {
            for agreement in [self.protocol, self.project] {
                for receiver in self.bodies {
                    for (outcome, month) in [("sent", "2026-09"), ("sent", "2026-10"), ("started", "2026-10")]
                    {
                        let values = [
                            self.network.value(),
                            agreement.value(),
                            desk.value(),
                            body.value(),
                            receiver.value(),
                            self.services[chance.below(3)].value(),
                            month.value(),
                            outcome.value(),
                            i64::try_from(1 + chance.below(9)).unwrap().value(),
                        ];
                        tx.execute(&PUT_HANDOVERS, values).await.unwrap();
                    }
                }
            }
        }
        tx.commit().await.unwrap();
    }

    async fn recounted(&self, tx: &mut Tx, key: &Key) -> i64 {
        let filters = &key.filters;
        let agreement = ids(filters, Dim::Agreement).first().copied();
        let desks = self.desks_of(filters);
        let mut values = vec![
            key.period.from.first_day().value(),
            key.period.to.last_day().value(),
            agreement.is_none().value(),
            agreement.value(),
            desks.is_none().value(),
            desks.unwrap_or_default().as_slice().value(),
        ];
        values.extend(WORDS.iter().flat_map(|dim| words(filters, *dim)));
        // The one group of the stage that is no figure over other groupings: long without work.
        values.push((!filters.contains_key(&Dim::Group)).value());
        let statement = match key.unit {
            Unit::Persons => &PERSONS,
            Unit::Contacts => &CONTACTS,
            Unit::Services => {
                values.extend(one_of(filters, Dim::Service));
                &SERVICES
            }
            Unit::Appointments => {
                let first = kernel::Instant::start_of(key.period.from.first_day());
                let end = kernel::Instant::start_of(key.period.to.last_day().tomorrow().unwrap());
                values = vec![first.value(), end.value(), self.where_of(filters).as_slice().value()];
                values.extend(words(filters, Dim::Channel));
                values.extend(words(filters, Dim::Outcome));
                values.extend(one_of(filters, Dim::Service));
                &APPOINTMENTS
            }
            Unit::Handovers => {
                let month = |month: Month| month.to_string().value();
                values = vec![month(key.period.from), month(key.period.to)];
                values.extend(one_of(filters, Dim::Agreement));
                // Those of a desk that is no more of the agreement's count too.
                values.push(self.desks_of(filters).unwrap_or(self.desks.to_vec()).as_slice().value());
                values.extend(one_of(filters, Dim::Receiver));
                values.extend(words(filters, Dim::Outcome));
                values.extend(one_of(filters, Dim::Service));
                &HANDOVERS
            }
        };
        tx.one(statement, values).await.unwrap().get("n").unwrap()
    }
}

/// What is counted of the network beside a part's own figures comes from two readings put together.
#[tokio::test]
async fn what_no_table_shows_equals_a_recount_by_hand() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(900, 7).await;
        stage.put_the_rest(11).await;
        let mut tx = stage.console().read().await.unwrap();
        let mut counted = BTreeSet::new();
        // The later ones are guarded against the first two.
        let mut register = 0..2;

        for (scope, form, from, to) in [
            (stage.protocol.uuid(), "mensile", "2026-09", "2026-10"),
            (stage.network.uuid(), "finanziatore", "2026-09", "2026-10"),
            (stage.project.uuid(), "finanziatore", "2026-07", "2026-10"),
            (stage.project.uuid(), "mensile", "2026-10", "2026-10"),
            (stage.bodies[0].uuid(), "mensile", "2026-09", "2026-10"),
        ] {
            let unshown = stage.prepared(scope, form, from, to).await.unshown;
            // Some of each: they are thousands.
            for (key, value) in unshown.iter().step_by(unshown.len().div_ceil(SOME)) {
                let recounted = stage.recounted(&mut tx, key).await;
                assert_eq!(*value, recounted, "{engine:?} {form} {key:?}");
                let part = ids(&key.filters, Dim::Agreement).first().copied();
                counted.extend((*value > 0).then_some((part, key.unit)));
            }
            if register.next().is_some() {
                stage.handed_in(scope, form, from, to).await;
            }
        }
        // The whole network and two agreements.
        let of = |unit| counted.iter().filter(|(_, one)| *one == unit).count();
        assert_eq!([Unit::Persons, Unit::Contacts, Unit::Services].map(of), [3, 3, 3], "{counted:?}");
    }
}

/// Of each report.
const SOME: usize = 250;

#[tokio::test]
async fn every_figure_equals_a_recount_by_hand() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(900, 7).await;
        stage.put_the_rest(11).await;
        let mut tx = stage.console().read().await.unwrap();
        let (mut groups, mut units) = (0, BTreeSet::new());

        for (scope, form, from, to) in [
            (stage.network.uuid(), "mensile", "2026-10", "2026-10"),
            (stage.network.uuid(), "finanziatore", "2026-09", "2026-10"),
            (stage.protocol.uuid(), "finanziatore", "2026-07", "2026-10"),
            (stage.project.uuid(), "mensile", "2026-05", "2026-10"),
            (stage.project.uuid(), "promesso-raggiunto", "2026-05", "2026-10"),
            (stage.bodies[0].uuid(), "mensile", "2026-09", "2026-09"),
        ] {
            for figure in stage.figures(scope, form, from, to).await {
                let recounted = stage.recounted(&mut tx, &figure.key).await;
                assert_eq!(figure.value, recounted, "{engine:?} {form} {:?}", figure.key);
                groups += usize::from(figure.key.filters.contains_key(&Dim::Group) && figure.value > 0);
                if figure.value > 0 {
                    units.insert(figure.key.unit);
                }
            }
        }
        assert!(groups >= 2, "{groups} figures of groups were counted");
        assert_eq!(units.len(), 5, "{units:?}");
    }
}
