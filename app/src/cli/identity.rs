//! `inrete identity`: certificates, keys and registries of who signs people in.

use std::path::PathBuf;

use clap::Subcommand;
use identity::api::keys::{KeyAlgorithm, KeyUse};
use jiff::civil::Date;

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
    /// Take over the registry of providers of SPID or CIE, from a file of SAML metadata: who is in it no more is gone.
    ImportIdp {
        /// The file: one provider, or many.
        file: PathBuf,
        /// It is of CIE, not of SPID.
        #[arg(long, conflicts_with = "eidas")]
        cie: bool,
        /// It is of the Italian eIDAS node.
        #[arg(long)]
        eidas: bool,
        /// Certificate (PEM) that must have signed it; when left out, you vouch for the file.
        #[arg(long, value_name = "CERT")]
        signed_by: Option<PathBuf>,
        /// The day of the registry (YYYY-MM-DD); that of the file when left out.
        #[arg(long)]
        date: Option<Date>,
    },
    /// Take in a trust mark that an OpenID federation gave to one of our bodies: its declaration shows it from then on.
    #[command(alias = "trust-mark")]
    ImportTrustMark {
        /// The file: the token, or the JSON in which portals wrap it.
        file: PathBuf,
    },
    /// Providers of the OpenID federations.
    #[command(subcommand)]
    Providers(Providers),
    /// The log of requests and responses, for who may ask (24 months are kept).
    #[command(subcommand)]
    Log(Log),
    /// Keys: what there is, and letting another take over. Private keys never leave the database.
    #[command(subcommand)]
    Keys(Keys),
}

/// `inrete identity log`
#[derive(Debug, Subcommand)]
pub enum Log {
    /// List the numbers of requests whose response came in these days; nothing is opened.
    List {
        /// First day (YYYY-MM-DD).
        #[arg(long)]
        from: Date,
        /// Last day (YYYY-MM-DD).
        #[arg(long)]
        to: Date,
        /// Of this provider alone (its entity id).
        #[arg(long, value_name = "ENTITY_ID")]
        provider: Option<String>,
    },
    /// Write the request and the response of one number into a new file that only you can read; the trail keeps that it
    /// was done.
    Extract {
        /// The number of the request (`ID`, `InResponseTo`).
        request: String,
        /// The file to write; must not exist.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// `inrete identity providers`
#[derive(Debug, Subcommand)]
pub enum Providers {
    /// Build their trust chains anew, which a job does by itself twice a day.
    Refresh,
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
