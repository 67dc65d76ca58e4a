//! `inrete identity`: certificates, keys and registries of who signs people in.

use clap::Subcommand;
use identity::api::keys::{KeyAlgorithm, KeyUse};

/// `inrete identity`
#[derive(Debug, Subcommand)]
pub enum Identity {
    /// Make the key of an organisation for SPID and CIE (SAML) and print its certificate.
    Certificate {
        /// The organisation, by its slug in the configuration; the default one when left out.
        #[arg(long, value_name = "SLUG")]
        organisation: Option<String>,
        /// How many years it is good.
        #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=10))]
        years: u8,
        /// Make the one that takes over from the one in use: it is published, and signs after `keys rotate`.
        #[arg(long)]
        next: bool,
    },
    /// Keys: what there is, and letting another take over. Private keys never leave the database.
    #[command(subcommand)]
    Keys(Keys),
}

/// `inrete identity keys`
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Say which keys there are, what each is for and what it is now.
    List,
    /// Make the first key of a use, or the one that takes over from it: published now, signs after `rotate`.
    Next {
        /// Whose and what for.
        #[command(flatten)]
        which: WhichKey,
    },
    /// Let the key that waits take over; the one before stays published for a while.
    Rotate {
        /// Whose and what for.
        #[command(flatten)]
        which: WhichKey,
        /// Hours that a key made now is published before it signs, where none was waiting.
        #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u16).range(0..=2400))]
        lead_hours: u16,
        /// Hours that the key before stays published after that; by use when left out: saml 30 days, federation 7
        /// days, the others 2 days.
        #[arg(long, value_parser = clap::value_parser!(u16).range(0..=24000))]
        overlap_hours: Option<u16>,
    },
}

/// Whose key, and what for.
#[derive(Debug, clap::Args)]
pub struct WhichKey {
    /// What for: saml, federation, core_sig or core_enc.
    #[arg(long = "use", value_name = "USE", value_parser = purpose)]
    pub purpose: KeyUse,
    /// The organisation, by its slug in the configuration; the default one when left out.
    #[arg(long, value_name = "SLUG")]
    pub organisation: Option<String>,
    /// Kind of a key that is made: rsa or p256.
    #[arg(long, default_value = "rsa", value_parser = algorithm)]
    pub algorithm: KeyAlgorithm,
}

fn purpose(text: &str) -> Result<KeyUse, String> {
    text.replace('-', "_").parse().map_err(|_| "write saml, federation, core_sig or core_enc".to_owned())
}

fn algorithm(text: &str) -> Result<KeyAlgorithm, String> {
    text.parse().map_err(|_| "write rsa or p256".to_owned())
}
