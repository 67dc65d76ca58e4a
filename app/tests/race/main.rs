//! Eight clients against two server processes on a thousand times: none is promised twice, none that is free is refused
//! to all. On SQLite (one file, the file lock between the processes) and on PostgreSQL.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests are tests")]

mod ground;
mod process;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Barrier};

use process::{Connection, Server};
use testkit::engines;

/// Times that are fought over.
const TIMES: usize = 1000;
/// Clients; each time is tried by half of them, two on each server.
const CLIENTS: usize = 8;

#[test]
fn thousand_times_eight_clients_two_servers_none_is_booked_twice() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for engine in engines() {
        let ground = runtime.block_on(ground::prepare(engine, TIMES));
        let servers = [Server::start(&ground), Server::start(&ground)];
        let start = Arc::new(Barrier::new(CLIENTS));

        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (start, times) = (Arc::clone(&start), ground.times.clone());
                let mut connection = Connection::open(servers[client % 2].address);
                std::thread::spawn(move || {
                    start.wait();
                    let mine =
                        times.into_iter().enumerate().filter(|(n, _)| (n + client) % CLIENTS < CLIENTS / 2);
                    mine.map(|(n, body)| (n, connection.book(&body))).collect::<Vec<(usize, u16)>>()
                })
            })
            .collect();
        let answers: Vec<(usize, u16)> =
            clients.into_iter().flat_map(|client| client.join().unwrap()).collect();

        let mut won: BTreeMap<usize, usize> = (0..TIMES).map(|n| (n, 0)).collect();
        let mut others: HashMap<u16, usize> = HashMap::new();
        for (n, status) in answers {
            match status {
                201 => *won.get_mut(&n).unwrap() += 1,
                other => *others.entry(other).or_default() += 1,
            }
        }
        let refused_to_all: Vec<usize> =
            won.iter().filter(|(_, wins)| **wins == 0).map(|(n, _)| *n).collect();
        let booked_twice: Vec<usize> = won.iter().filter(|(_, wins)| **wins > 1).map(|(n, _)| *n).collect();
        assert_eq!(booked_twice, Vec::<usize>::new(), "booked twice on {engine:?}");
        assert_eq!(refused_to_all, Vec::<usize>::new(), "free and refused to all on {engine:?}");
        assert_eq!(
            others.into_iter().collect::<Vec<_>>(),
            [(409, TIMES * (CLIENTS / 2 - 1))],
            "on {engine:?}"
        );
        assert_eq!(runtime.block_on(ground::overlaps(&ground)), 0, "overlapping appointments on {engine:?}");
        assert_eq!(runtime.block_on(ground::booked(&ground)), TIMES, "appointments on {engine:?}");
        drop(servers);
        drop(ground);
    }
}
