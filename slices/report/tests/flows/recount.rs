//! The whole report once more, by SQL that was written by hand and knows nothing of the room: cell by cell.

use report::model::{Dim, Filters, Key, Unit};
use storage::{ToValue as _, Tx, Value};

use crate::stage::{Stage, a_network};

/// The contacts of some days, of an agreement or of all.
macro_rules! those {
    () => {
        " r.closed_at IS NOT NULL AND r.on_day BETWEEN $1 AND $2
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
          AND ($27 OR (r.unemployed_since = CAST('2026-01-01' AS {date}) AND r.month_on >= CAST('2026-07-01' AS {date}))
               OR (r.unemployed_since = CAST('2026-02-01' AS {date}) AND r.month_on >= CAST('2026-08-01' AS {date}))
               OR (r.unemployed_since = CAST('2026-03-01' AS {date}) AND r.month_on >= CAST('2026-09-01' AS {date}))
               OR (r.unemployed_since = CAST('2026-04-01' AS {date}) AND r.month_on >= CAST('2026-10-01' AS {date}))
               OR (r.unemployed_since = CAST('2026-05-01' AS {date}) AND r.month_on >= CAST('2026-11-01' AS {date})))"
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
                         SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r.client_id ORDER BY r.on_day DESC, r.closed_at DESC, r.id DESC) AS place
                         FROM contact_record r WHERE r.client_id IS NOT NULL AND", those!(), ") r
                       WHERE r.place = 1", narrowed!());
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
                let services = ids(filters, Dim::Service);
                values.extend([(!filters.contains_key(&Dim::Service)).value(), services.as_slice().value()]);
                &SERVICES
            }
            Unit::Appointments | Unit::Handovers => return 0,
        };
        tx.one(statement, values).await.unwrap().get("n").unwrap()
    }
}

#[tokio::test]
async fn every_figure_equals_a_recount_by_hand() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        stage.put_contacts(900, 7).await;
        let mut tx = stage.console().read().await.unwrap();
        let mut groups = 0;

        for (scope, form, from, to) in [
            (stage.network.uuid(), "mensile", "2026-10", "2026-10"),
            (stage.protocol.uuid(), "finanziatore", "2026-07", "2026-10"),
            (stage.project.uuid(), "mensile", "2026-05", "2026-08"),
            (stage.bodies[0].uuid(), "mensile", "2026-09", "2026-09"),
        ] {
            for figure in stage.figures(scope, form, from, to).await {
                let recounted = stage.recounted(&mut tx, &figure.key).await;
                assert_eq!(figure.value, recounted, "{engine:?} {form} {:?}", figure.key);
                groups += usize::from(figure.key.filters.contains_key(&Dim::Group) && figure.value > 0);
            }
        }
        assert!(groups >= 2, "{groups} figures of groups were counted");
    }
}
