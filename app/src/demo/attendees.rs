//! Who comes to the desks of the demonstration: people called after a word for the sea, whom nobody is.

use desk::model::{Attendee, TypedAttendee};

use super::DemoError;
use super::seeded::Seeded;

/// Telephone numbers of the demonstration, given to nobody.
const PHONES: &str = "0187 000";

/// What they are called after the word that says what they are.
const NAMES: [&str; 48] = [
    "Alga",
    "Ancora",
    "Arenile",
    "Baia",
    "Bitta",
    "Boa",
    "Bonaccia",
    "Bora",
    "Brezza",
    "Bussola",
    "Calanca",
    "Chiglia",
    "Conchiglia",
    "Corallo",
    "Corrente",
    "Deriva",
    "Duna",
    "Faro",
    "Foce",
    "Fondale",
    "Gabbiano",
    "Golfo",
    "Gomena",
    "Grecale",
    "Isola",
    "Laguna",
    "Lampara",
    "Libeccio",
    "Maestrale",
    "Marea",
    "Molo",
    "Nassa",
    "Onda",
    "Ormeggio",
    "Pinna",
    "Ponente",
    "Prua",
    "Remo",
    "Risacca",
    "Rotta",
    "Scirocco",
    "Scoglio",
    "Sestante",
    "Sirena",
    "Spuma",
    "Timone",
    "Vela",
    "Zattera",
];

/// The next one, with a mail address or with a telephone.
///
/// # Errors
/// Never: ours can be read.
pub fn attendee(seeded: &mut Seeded, with_mail: bool) -> Result<Attendee, DemoError> {
    let number = seeded.below(1000);
    let place = usize::try_from(seeded.below(u64::try_from(NAMES.len())?))?;
    let name = format!("Prova {}", NAMES.get(place).copied().unwrap_or("Uno"));
    let typed = TypedAttendee {
        name,
        phone: if with_mail { String::new() } else { format!("{PHONES} {number:03}") },
        email: if with_mail { format!("prova{number}@persone.example.org") } else { String::new() },
        note: String::new(),
    };
    Ok(typed.parse().map_err(|_| "an attendee of ours is refused")?.0)
}
