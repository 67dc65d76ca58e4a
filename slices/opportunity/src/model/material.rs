//! Materials of the portal: documents with their date, body and topic.

use jiff::civil::Date;
use kernel::{Id, Instant};
use network::api::{Network, Organisation};

use super::Language;

/// What a document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Guides for who looks for work.
    Guide,
    /// Forms to fill.
    Form,
    /// Agreements and acts of the network.
    Act,
    /// Slides and sheets of training days.
    Training,
    /// Reports and figures.
    Report,
    /// Posters and leaflets.
    Leaflet,
}

kernel::words!(Topic {
    Guide = "guide",
    Form = "form",
    Leaflet = "leaflet",
    Training = "training",
    Report = "report",
    Act = "act",
});

impl Topic {
    /// The key of its name.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Guide => "opportunity-topic-guide",
            Self::Form => "opportunity-topic-form",
            Self::Act => "opportunity-topic-act",
            Self::Training => "opportunity-topic-training",
            Self::Report => "opportunity-topic-report",
            Self::Leaflet => "opportunity-topic-leaflet",
        }
    }
}

/// What is said of a document. The summary is mandatory: who cannot open the file reads there what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaterialDetails {
    /// Its title.
    pub title: String,
    /// What it says, in words.
    pub summary: String,
    /// What it is about.
    pub topic: Topic,
    /// The body it comes from.
    pub organisation: Option<Id<Organisation>>,
    /// Its day.
    pub dated_on: Date,
    /// Its language.
    pub language: Language,
    /// Whether somebody checked that the file can be read with assistive technology.
    pub is_accessible: bool,
}

/// A document of the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// Its id.
    pub id: Id<Material>,
    /// The network whose portal shows it.
    pub network: Id<Network>,
    /// What is said of it.
    pub details: MaterialDetails,
    /// The file.
    pub document: Id<documents::Attachment>,
    /// The ending of the file, as people know it.
    pub ending: String,
    /// Its size, in bytes.
    pub size_bytes: i64,
    /// When it was put there.
    pub created_at: Instant,
}

impl std::ops::Deref for Material {
    type Target = MaterialDetails;
    fn deref(&self) -> &MaterialDetails {
        &self.details
    }
}
