//! How codes of the catalogue are said, in the reader's language.

use texts::Translator;

use crate::actions::catalogue::CatalogueError;
use crate::model::catalogue::{AccessChannel, Audience, Freshness, ServiceStatus, SheetFault};

/// The key of a channel's words.
pub const fn channel(channel: AccessChannel) -> &'static str {
    match channel {
        AccessChannel::InPerson => "desk-access-in-person",
        AccessChannel::Telephone => "desk-access-telephone",
        AccessChannel::Video => "desk-access-video",
        AccessChannel::Mail => "desk-access-mail",
        AccessChannel::Online => "desk-access-online",
    }
}

/// The key of an audience's words.
pub const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Persons => "desk-audience-persons",
        Audience::Firms => "desk-audience-firms",
        Audience::Both => "desk-audience-both",
    }
}

/// The key of a status's words.
pub const fn status(status: ServiceStatus) -> &'static str {
    match status {
        ServiceStatus::Active => "desk-status-active",
        ServiceStatus::TemporarilyClosed => "desk-status-closed",
        ServiceStatus::Inactive => "desk-status-inactive",
        ServiceStatus::Defunct => "desk-status-defunct",
    }
}

/// The key of a freshness's words.
pub const fn freshness(freshness: Freshness) -> &'static str {
    match freshness {
        Freshness::Fresh => "desk-freshness-fresh",
        Freshness::Stale => "desk-freshness-stale",
        Freshness::Hidden => "desk-freshness-hidden",
    }
}

/// The tone of a freshness's tag.
pub const fn tone(freshness: Freshness) -> &'static str {
    match freshness {
        Freshness::Fresh => "ok",
        Freshness::Stale => "wait",
        Freshness::Hidden => "stop",
    }
}

/// Languages that offices name most; the key of each, or none for others.
pub const LANGUAGES: [&str; 12] = ["it", "en", "fr", "es", "de", "pt", "ro", "sq", "ar", "uk", "ru", "zh"];

/// The name of a language; its code when we have no name for it.
pub fn language(t: &Translator, code: &str) -> String {
    let key = match code {
        "it" => "desk-language-it",
        "en" => "desk-language-en",
        "fr" => "desk-language-fr",
        "es" => "desk-language-es",
        "de" => "desk-language-de",
        "pt" => "desk-language-pt",
        "ro" => "desk-language-ro",
        "sq" => "desk-language-sq",
        "ar" => "desk-language-ar",
        "uk" => "desk-language-uk",
        "ru" => "desk-language-ru",
        "zh" => "desk-language-zh",
        other => return other.to_owned(),
    };
    t.t(key)
}

/// The key of what is wrong with a field.
pub const fn fault(fault: SheetFault) -> &'static str {
    match fault {
        SheetFault::Empty => "desk-sheet-fault-empty",
        SheetFault::TooLong => "desk-sheet-fault-long",
        SheetFault::Unknown => "desk-sheet-fault-unknown",
        SheetFault::Number => "desk-sheet-fault-number",
        SheetFault::Ages => "desk-sheet-fault-ages",
        SheetFault::Url => "desk-sheet-fault-url",
        SheetFault::Email => "desk-sheet-fault-email",
        SheetFault::Phone => "desk-sheet-fault-phone",
    }
}

/// An action's refusal as an answer; faults of a form are shown by its own page before this.
pub fn refused(error: CatalogueError) -> web::PageError {
    match error {
        CatalogueError::NotFound => web::PageError::not_found(),
        CatalogueError::Faulty(_) => web::PageError::invalid("desk-sheet-fault-unknown"),
        CatalogueError::Moved(_) => web::PageError::conflict("desk-sheet-moved"),
        CatalogueError::TooMany => web::PageError::too_many(3600),
        CatalogueError::Refused(refusal) => refusal.into(),
        CatalogueError::Storage(error) => error.into(),
    }
}
