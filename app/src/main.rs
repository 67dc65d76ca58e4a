//! `inrete`: the one program. It puts the rooms together and holds no rules of its own.

use std::process::ExitCode;

use clap::Parser as _;
use inrete::cli::Cli;
use inrete::commands;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    match commands::run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            commands::say_error(&*error);
            ExitCode::FAILURE
        }
    }
}
