//! Activity lines: what partners of the pact and invented members of the protocol promised, and what was entered by hand.
//! Promises and proofs are invented; the sum of the pact is the true one.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::Id;
use network::api::{Agreement, Organisation};
use report::actions::{create_line, enter_progress};
use report::model::{BY_HAND, LineDraft, Progress, TRAINING_DAYS};
use storage::Cx;

use super::DemoError;
use super::moments::{at, later};
use super::network::{Filled, of};

/// Days ago on which the lines were entered.
const ENTERED: i64 = 190;

/// A promise: body, activity, what counts, of which group, of the body alone, how many, due in days from today, euro.
struct Promise {
    body: &'static str,
    what: &'static str,
    counts: &'static str,
    group: &'static str,
    is_own: bool,
    promised: i64,
    due_in: i64,
    euro: i64,
    /// Days ago, how many, the proof.
    done: &'static [(i64, i64, &'static str)],
}

const PLAIN: Promise = Promise {
    body: "comune-la-spezia",
    what: "",
    counts: "contatti-persone",
    group: "",
    is_own: true,
    promised: 1,
    due_in: 37,
    euro: 0,
    done: &[],
};

/// The pact with its 24,983 euro.
const OF_PACT: &[Promise] = &[
    Promise { what: "Persone ricevute o ascoltate agli sportelli", promised: 900, euro: 6_000, ..PLAIN },
    Promise { what: "Colloqui con giovani", group: "young", promised: 250, euro: 2_500, ..PLAIN },
    Promise {
        body: "comune-sarzana",
        what: "Colloqui con chi cerca lavoro",
        promised: 150,
        due_in: 340,
        euro: 3_000,
        ..PLAIN
    },
    Promise {
        body: "comune-santo-stefano-di-magra",
        what: "Colloqui con chi cerca lavoro",
        promised: 400,
        due_in: -24,
        euro: 1_500,
        ..PLAIN
    },
    Promise {
        body: "comune-vezzano-ligure",
        what: "Colloqui con chi cerca lavoro",
        promised: 100,
        due_in: 127,
        euro: 1_500,
        ..PLAIN
    },
    Promise {
        what: "Colloqui con chi ha più di 50 anni, in tutti gli sportelli",
        group: "over_50",
        is_own: false,
        promised: 100,
        euro: 2_000,
        ..PLAIN
    },
    Promise {
        what: "Aggiornamento degli operatori",
        counts: TRAINING_DAYS,
        promised: 3,
        due_in: 20,
        euro: 1_200,
        ..PLAIN
    },
    Promise {
        body: "comune-sarzana",
        what: "Incontri nelle scuole superiori",
        counts: BY_HAND,
        promised: 6,
        due_in: 6,
        euro: 2_000,
        done: &[
            (160, 2, "Registro degli incontri, maggio"),
            (45, 1, "Registro degli incontri, ottobre"),
            (12, 1, "Registro degli incontri, novembre"),
        ],
        ..PLAIN
    },
    Promise {
        what: "Giornate aperte degli sportelli",
        counts: BY_HAND,
        promised: 2,
        due_in: -147,
        euro: 1_000,
        done: &[
            (170, 1, "Locandina e conteggio all'ingresso"),
            (150, 1, "Locandina e conteggio all'ingresso"),
        ],
        ..PLAIN
    },
    Promise {
        body: "comune-vezzano-ligure",
        what: "Incontri con le imprese del territorio",
        counts: BY_HAND,
        promised: 4,
        due_in: -55,
        euro: 800,
        done: &[(96, 1, "Verbale dell'incontro")],
        ..PLAIN
    },
];

/// The protocol, which has no money of its own.
const OF_PROTOCOL: &[Promise] = &[
    Promise {
        body: "officina-tramontana",
        what: "Persone accolte su invio degli sportelli",
        counts: "invii-accettati",
        promised: 20,
        ..PLAIN
    },
    Promise {
        body: "accademia-libeccio",
        what: "Persone inviate alla segreteria dei corsi",
        counts: "invii",
        promised: 15,
        due_in: 220,
        ..PLAIN
    },
    Promise {
        body: "scuola-cima-lunga",
        what: "Corsi brevi aperti a tutti",
        counts: BY_HAND,
        promised: 3,
        due_in: -10,
        done: &[(140, 2, "Calendario dei corsi"), (30, 1, "Calendario dei corsi")],
        ..PLAIN
    },
];

/// Enters what was promised, and what was done of it.
///
/// # Errors
/// When the data or the database refuse.
pub async fn fill(coordinator: &Cx, filled: &Filled) -> Result<(), DemoError> {
    let today = coordinator.now().date();
    let mut tx = coordinator.read().await?;
    let agreements = network::api::agreements_as_of(&mut tx, filled.network, today).await?;
    drop(tx);
    for agreement in agreements {
        let is_protocol = agreement.id == filled.protocol;
        let is_pact =
            agreement.budget.is_some() && agreement.target_groups.iter().any(|one| one.key == "over_50");
        if is_protocol || is_pact {
            let promises = if is_protocol { OF_PROTOCOL } else { OF_PACT };
            promise(coordinator, &filled.bodies, &agreement, promises).await?;
        }
    }
    Ok(())
}

async fn promise(
    coordinator: &Cx,
    bodies: &HashMap<String, Id<Organisation>>,
    agreement: &Agreement,
    promises: &[Promise],
) -> Result<(), DemoError> {
    let today = coordinator.now().date();
    let (first, last) = (agreement.validity.from(), agreement.validity.until().unwrap_or(Date::MAX));
    let within = |days: i64| later(today, days).clamp(first, last);
    let clerk = at(coordinator, within(-ENTERED).min(today), 10);
    for one in promises {
        let draft = LineDraft {
            organisation: of(bodies, one.body)?.to_string(),
            what: one.what.to_owned(),
            counts: one.counts.to_owned(),
            group: one.group.to_owned(),
            is_own: one.is_own,
            promised: one.promised.to_string(),
            due_on: within(one.due_in).to_string(),
            budget: if one.euro > 0 { one.euro.to_string() } else { String::new() },
            ..LineDraft::default()
        };
        let line = create_line(&clerk, agreement.id, &draft, None).await?;
        for (days_ago, amount, proof) in one.done {
            let day = within(-days_ago).min(today);
            let progress = Progress { day, amount: *amount, proof: (*proof).to_owned() };
            enter_progress(&at(coordinator, day, 17), line, &progress, None).await?;
        }
    }
    Ok(())
}
