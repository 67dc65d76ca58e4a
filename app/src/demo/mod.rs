//! The demonstration: the network of the notices with its true dates and sums, and everything else invented from a
//! seed and marked. Made through the rooms' own actions, under a clock set back where the past is meant.

pub mod data;
pub mod mailbox;
pub mod people;
pub mod run;

use mail::MailerSettings;
use standins::MailProvider;

pub use people::SignIn;

use crate::config::SiteConfig;

/// Why the demonstration could not be filled: faults of ours or of the database.
pub type DemoError = Box<dyn std::error::Error + Send + Sync>;

/// What the demonstration says of itself.
pub fn site() -> SiteConfig {
    SiteConfig {
        name: "Rete per il Lavoro".to_owned(),
        tagline: "Sportelli InfoLavoro della provincia della Spezia".to_owned(),
        lead_body: "Comune della Spezia".to_owned(),
        phone: Some("0187 727247".to_owned()),
        mail: Some("sportello@rete.example.org".to_owned()),
        address: Some("Palazzo civico, piazza Europa, La Spezia".to_owned()),
        ..SiteConfig::default()
    }
}

/// Its mail goes to the stand-in.
pub fn mail(provider: &MailProvider) -> MailerSettings {
    MailerSettings { url: provider.url(), from: "Rete per il Lavoro <sportello@rete.example.org>".to_owned() }
}
