//! Measures, asserts nothing: CPU time of the server process per operation and the rate, on both engines.
//!
//! `cargo xtask bench` builds for release and runs this. Arguments: `small` (13 desks, 5,000 services), `large` (8,000
//! desks, 100,000 services) or nothing for both; `--engine sqlite|postgres`; `messages` for those of identity providers alone,
//! `opportunities` for the import of a file, `agreements` for reports, `contacts` for saving contacts, `inbox` for a
//! desk's inbox. PostgreSQL is measured when `INRETE_TEST_POSTGRES` names a cluster where databases may be made (`cargo xtask postgres` prints one).

#![expect(clippy::print_stdout, reason = "its figures go to standard output")]

mod agreements;
mod bare;
mod client;
mod contacts;
mod engine;
mod federation;
mod fill;
mod inbox;
mod load;
mod messages;
mod opportunities;
mod report;
mod server;

use std::error::Error;

use engine::Engine;
use fill::Size;
use storage::Cx;

/// Words that ask for one thing and no other.
const ALONE: [&str; 4] = ["inbox", "contacts", "agreements", "opportunities"];

/// Whatever stops the bench, in words.
type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let named = |word: &str| arguments.iter().any(|argument| argument == word);
    let sizes: Vec<Size> = [Size::SMALL, Size::LARGE]
        .into_iter()
        .filter(|size| named(size.name) || !(named(Size::SMALL.name) || named(Size::LARGE.name)))
        .collect();
    let alone = ALONE.into_iter().find(|word| named(word));
    let asks_for = |word: &str| alone.is_none_or(|one| one == word);
    println!("{}", report::machine());
    if alone.is_none() {
        messages::measure()?;
        federation::measure()?;
    }
    if named("messages") {
        return Ok(());
    }
    for engine in Engine::all() {
        if (named("sqlite") || named("postgres")) && !named(engine.word()) {
            continue;
        }
        if asks_for("inbox") {
            alone_in(engine, "the inbox of a desk", inbox::measure).await?;
        }
        if asks_for("contacts") {
            alone_in(engine, "contacts of a desk", contacts::measure).await?;
        }
        if asks_for("agreements") {
            alone_in(engine, "the report of an agreement", agreements::measure).await?;
        }
        if asks_for("opportunities") {
            alone_in(engine, "a file of opportunities", opportunities::measure).await?;
        }
        if alone.is_some() {
            continue;
        }
        for size in &sizes {
            let place = engine.place().await?;
            println!("\n{} · {}: {} desks, {} services", engine.word(), size.name, size.desks, size.services);
            load::measure(&place, *size).await?;
            place.clear().await?;
        }
    }
    Ok(())
}

/// Measures one thing on a database of its own.
async fn alone_in(
    engine: Engine,
    what: &str,
    measure: impl AsyncFn(&Cx) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let place = engine.place().await?;
    println!("\n{}: {what}", engine.word());
    measure(&fill::open(&place).await?).await?;
    place.clear().await
}
