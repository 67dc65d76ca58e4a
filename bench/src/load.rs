//! What is asked of the server, and how its time is read.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant as Stopwatch;

use desk::model::Desk;
use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use kernel::Instant;
use serde_json::json;

use crate::Failure;
use crate::bare;
use crate::client::Client;
use crate::engine::Place;
use crate::fill::{self, Size};
use crate::report::Measured;
use crate::server::Server;

/// Bookings of each run.
const BOOKINGS: usize = 1000;
/// Reads of each kind.
const READS: usize = 400;
/// Everybody who books has a telephone of her own: one person may not book without end.
static PHONE: AtomicU32 = AtomicU32::new(1);
/// What is searched, in turn.
const PHRASES: [&str; 8] = [
    "scrivere%20il%20curriculum",
    "corso%20saldatore",
    "aprire%20partita%20iva",
    "busta%20paga",
    "tirocinio%20in%20albergo",
    "curiculum",
    "lavoro%20al%20porto",
    "microcredito%20per%20la%20mia%20impresa",
];

/// Fills the place, starts the server and measures all operations.
pub async fn measure(place: &Place, size: Size) -> Result<(), Failure> {
    let filling = Stopwatch::now();
    let cx = fill::open(place).await?;
    let desks = fill::fill(&cx, size).await?;
    println!("  filled in {:.1} s", filling.elapsed().as_secs_f64());
    let server = Server::start(place).await?;
    let mut client = Client::connect(server.address).await?;
    client.get("/healthz").await?;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    println!("  memory at rest {:.1} MiB (PSS)", server.memory_mib()?);

    let mut times = times(&desks, BOOKINGS * 4).into_iter();
    let mut next = |count: usize| -> Vec<(Desk, Instant)> { times.by_ref().take(count).collect() };
    book(&server, &mut client, &next(100), "warm-up: book").await?;
    let one = book(&server, &mut client, &next(BOOKINGS), "book a time, 1 client").await?;
    one.print();
    book_with_four(&server, &next(BOOKINGS)).await?.print();
    let bare = bare::book(&cx, &next(BOOKINGS)).await?;
    println!(
        "  {:<44} {:>7} runs  {:>27} {:>8.0}/s; the server reaches {:.0} % of it",
        bare.name,
        bare.runs,
        "",
        bare.rate(),
        100.0 * one.rate() / bare.rate()
    );

    let desk = desks.first().ok_or("no desk")?;
    let today = cx.now().date();
    let slots = format!("/api/v1/slots?desk={}&from={today}&days=30", desk.id);
    read(&server, &mut client, "30 days of free times of one agenda", READS, |_| slots.clone())
        .await?
        .print();
    let near = |n: usize| {
        let desk = desks.get(n * 7 % desks.len().max(1)).unwrap_or(desk);
        format!("/api/v1/slots/first?near={}", desk.municipality)
    };
    read(&server, &mut client, "first free time near a Comune", READS, near).await?.print();
    let search = |n: usize| {
        format!("/api/v1/services?q={}", PHRASES.get(n % PHRASES.len()).copied().unwrap_or_default())
    };
    read(&server, &mut client, "search", READS, search).await?.print();
    let sheet = |n: usize| format!("/servizi/servizio-{}", n * 37 % 5000);
    read(&server, &mut client, "service sheet, page", READS, sheet).await?.print();
    read(&server, &mut client, "desk's page", READS, |_| format!("/sportelli/{}", desk.slug)).await?.print();
    println!("  memory after all {:.1} MiB (PSS)", server.memory_mib()?);
    Ok(())
}

/// Different times of different desks, from the day after tomorrow on.
fn times(desks: &[Desk], count: usize) -> Vec<(Desk, Instant)> {
    let first = kernel::Clock::real().now().date().saturating_add(2.days());
    let days = (0..55).map(|n| first.saturating_add(i64::from(n).days()));
    let works = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let mut times = Vec::new();
    for day in days.filter(works) {
        for half_hour in 0..20_i8 {
            for desk in desks.iter().take(200) {
                let (hour, minute) = (8 + half_hour / 2, half_hour % 2 * 30);
                times.push((desk.clone(), Instant::from_rome(day.at(hour, minute, 0, 0))));
                if times.len() == count {
                    return times;
                }
            }
        }
    }
    times
}

async fn book(
    server: &Server,
    client: &mut Client,
    times: &[(Desk, Instant)],
    name: &str,
) -> Result<Measured, Failure> {
    let (cpu, began) = (server.cpu_ms()?, Stopwatch::now());
    let mut each = Vec::with_capacity(times.len());
    for (desk, starts_at) in times {
        let one = Stopwatch::now();
        book_one(client, desk, *starts_at).await?;
        each.push(one.elapsed());
    }
    let (wall, cpu_ms) = (began.elapsed(), server.cpu_ms()? - cpu);
    Ok(Measured { name: name.to_owned(), runs: times.len(), cpu_ms, wall, each })
}

async fn book_one(client: &mut Client, desk: &Desk, starts_at: Instant) -> Result<(), Failure> {
    let body = json!({
        "desk": desk.id.to_string(),
        "starts_at": starts_at.rfc3339(),
        "channel": "in_person",
        "name": "Prova Uno",
        "phone": format!("0187 {:06}", PHONE.fetch_add(1, Ordering::Relaxed)),
    });
    let (status, answer) = client.post("/api/v1/appointments", &body).await?;
    if status.as_u16() == 201 {
        return Ok(());
    }
    Err(format!("a booking got {status}: {}", String::from_utf8_lossy(&answer)).into())
}

/// Four clients at once, each with its own times.
async fn book_with_four(server: &Server, times: &[(Desk, Instant)]) -> Result<Measured, Failure> {
    let (cpu, began) = (server.cpu_ms()?, Stopwatch::now());
    let mut clients = Vec::new();
    for times in times.chunks(times.len().div_ceil(4).max(1)) {
        let (address, times) = (server.address, times.to_vec());
        clients.push(tokio::spawn(async move {
            let mut client = Client::connect(address).await?;
            let mut each = Vec::with_capacity(times.len());
            for (desk, starts_at) in &times {
                let one = Stopwatch::now();
                book_one(&mut client, desk, *starts_at).await?;
                each.push(one.elapsed());
            }
            Ok::<_, Failure>(each)
        }));
    }
    let mut each = Vec::new();
    for client in clients {
        each.extend(client.await??);
    }
    let (wall, cpu_ms) = (began.elapsed(), server.cpu_ms()? - cpu);
    Ok(Measured { name: "book a time, 4 clients".to_owned(), runs: times.len(), cpu_ms, wall, each })
}

async fn read(
    server: &Server,
    client: &mut Client,
    name: &str,
    runs: usize,
    path: impl Fn(usize) -> String,
) -> Result<Measured, Failure> {
    for n in 0..20 {
        expect_ok(client.get(&path(n)).await?.0.as_u16(), name)?;
    }
    let (cpu, began) = (server.cpu_ms()?, Stopwatch::now());
    let mut each = Vec::with_capacity(runs);
    for n in 0..runs {
        let one = Stopwatch::now();
        let (status, _) = client.get(&path(n)).await?;
        expect_ok(status.as_u16(), name)?;
        each.push(one.elapsed());
    }
    let (wall, cpu_ms) = (began.elapsed(), server.cpu_ms()? - cpu);
    Ok(Measured { name: name.to_owned(), runs, cpu_ms, wall, each })
}

fn expect_ok(status: u16, name: &str) -> Result<(), Failure> {
    if status == 200 { Ok(()) } else { Err(format!("{name} got {status}").into()) }
}
