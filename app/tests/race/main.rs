//! Eight clients against two server processes on a thousand seats: none is promised twice, none that is free is refused
//! to all. On SQLite (one file, the file lock between the processes) and on PostgreSQL.
//!
//! The second test shows that the first can fail: the same judge over bookings that look in one transaction and write
//! in another.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests are tests")]

mod careless;
mod ground;
mod process;

use std::sync::{Arc, Barrier};

use ground::{Ground, SEATS};
use process::{Connection, Server};
use testkit::engines;

/// Times that are fought over, with two seats each.
const TIMES: usize = 500;
/// Clients; each time is tried by half of them, two on each server.
const CLIENTS: usize = 8;

/// What a client was told about a time: its number, and the HTTP status.
type Answer = (usize, u16);

/// The numbers of the times that a client tries.
fn tried_by(client: usize) -> impl Iterator<Item = usize> {
    (0..TIMES).filter(move |n| (n + client) % CLIENTS < CLIENTS / 2)
}

/// What is wrong with what the clients were told and with what the database holds; nothing when all is well.
async fn faults(ground: &Ground, answers: &[Answer]) -> Vec<String> {
    let mut won = vec![0; TIMES];
    let mut faults = Vec::new();
    for (n, status) in answers {
        match status {
            201 => won[*n] += 1,
            409 => {}
            other => faults.push(format!("time {n} was answered with {other}")),
        }
    }
    for (n, wins) in won.iter().enumerate() {
        if *wins > SEATS {
            faults.push(format!("time {n} was promised {wins} times, it has {SEATS} seats"));
        }
        if *wins < SEATS {
            faults.push(format!("time {n} has {} free seats, and all were refused", SEATS - wins));
        }
    }
    let (booked, overlaps) = (ground::booked(ground).await, ground::overlaps(ground).await);
    let promised: usize = won.iter().sum();
    if booked != promised {
        faults.push(format!("{promised} appointments were promised, {booked} are kept"));
    }
    if overlaps > 0 {
        faults.push(format!("{overlaps} appointments overlap another in their seat"));
    }
    faults
}

#[test]
fn thousand_seats_eight_clients_two_servers_none_is_promised_twice_or_refused_to_all() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for engine in engines() {
        let ground = Arc::new(runtime.block_on(ground::prepare(engine, TIMES)));
        let servers = [Server::start(&ground), Server::start(&ground)];
        let start = Arc::new(Barrier::new(CLIENTS));

        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (start, ground) = (Arc::clone(&start), Arc::clone(&ground));
                let mut connection = Connection::open(servers[client % 2].address);
                std::thread::spawn(move || {
                    start.wait();
                    tried_by(client)
                        .map(|n| (n, connection.book(&ground.booking(n, client))))
                        .collect::<Vec<Answer>>()
                })
            })
            .collect();
        let answers: Vec<Answer> = clients.into_iter().flat_map(|client| client.join().unwrap()).collect();

        assert_eq!(answers.len(), TIMES * CLIENTS / 2);
        assert_eq!(runtime.block_on(faults(&ground, &answers)), Vec::<String>::new(), "on {engine:?}");
        drop(servers);
    }
}

#[test]
fn looking_in_one_transaction_and_writing_in_another_is_found_out() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    for engine in engines() {
        let ground = Arc::new(runtime.block_on(ground::prepare(engine, TIMES)));

        let answers = runtime.block_on(careless::book_all(&ground));

        let faults = runtime.block_on(faults(&ground, &answers));
        let refused = |fault: &&String| fault.contains("free seats, and all were refused");
        assert!(faults.iter().any(|fault| refused(&fault)), "{engine:?}: the race's judge saw nothing");
        // Even so the key of the cells lets nobody sit in another's seat.
        assert_eq!(runtime.block_on(ground::overlaps(&ground)), 0, "on {engine:?}");
    }
}
