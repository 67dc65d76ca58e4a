//! Measures, asserts nothing: CPU time of the server process per operation and the rate, on both engines.
//!
//! `cargo xtask bench` builds for release and runs this. Arguments: `small` (13 desks, 5,000 services), `large` (8,000
//! desks, 100,000 services) or nothing for both; `--engine sqlite|postgres`; `messages` for those of identity providers alone,
//! `opportunities` for the import of a file. PostgreSQL is measured when
//! `INRETE_TEST_POSTGRES` names a cluster where databases may be made (`cargo xtask postgres` prints one).

#![expect(clippy::print_stdout, reason = "its figures go to standard output")]

mod bare;
mod client;
mod engine;
mod federation;
mod fill;
mod load;
mod messages;
mod opportunities;
mod report;
mod server;

use std::error::Error;

use engine::Engine;
use fill::Size;

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
    println!("{}", report::machine());
    messages::measure()?;
    federation::measure()?;
    if named("messages") {
        return Ok(());
    }
    for engine in Engine::all() {
        if (named("sqlite") || named("postgres")) && !named(engine.word()) {
            continue;
        }
        let place = engine.place().await?;
        println!("\n{}: a file of opportunities", engine.word());
        opportunities::measure(&fill::open(&place).await?).await?;
        place.clear().await?;
        if named("opportunities") {
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
