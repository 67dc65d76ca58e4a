//! National identities: who somebody is for her country, and how she proved it.

use std::str::FromStr;

use kernel::FiscalCode;
use policy::Level;
use serde::{Deserialize, Serialize};

/// How a session was signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Address, password and code.
    Password,
    /// The sign-in of her own office.
    Office,
    /// SPID.
    Spid,
    /// The electronic identity card.
    Cie,
    /// The node of another country.
    Eidas,
}

/// The text names no way to sign in, or the number no level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such way to sign in, or no such level")]
pub struct UnknownWay;

impl Way {
    /// The name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Office => "office",
            Self::Spid => "spid",
            Self::Cie => "cie",
            Self::Eidas => "eidas",
        }
    }

    /// Whether it says who somebody is for her country.
    #[must_use]
    pub const fn is_national(self) -> bool {
        matches!(self, Self::Spid | Self::Cie | Self::Eidas)
    }
}

impl FromStr for Way {
    type Err = UnknownWay;
    fn from_str(text: &str) -> Result<Self, UnknownWay> {
        let all = [Self::Password, Self::Office, Self::Spid, Self::Cie, Self::Eidas];
        all.into_iter().find(|way| way.name() == text).ok_or(UnknownWay)
    }
}

/// The number of a level, as SPID counts.
#[must_use]
pub const fn level_number(level: Level) -> i64 {
    match level {
        Level::Low => 1,
        Level::Substantial => 2,
        Level::High => 3,
    }
}

/// The level of a number.
///
/// # Errors
/// [`UnknownWay`] for other numbers.
pub const fn level_of(number: i64) -> Result<Level, UnknownWay> {
    match number {
        1 => Ok(Level::Low),
        2 => Ok(Level::Substantial),
        3 => Ok(Level::High),
        _ => Err(UnknownWay),
    }
}

/// By what a country knows a person. Kept as a keyed hash only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NationalSubject {
    /// Italy: her fiscal code.
    FiscalCode(FiscalCode),
    /// Another country: what the eIDAS node gives. It never counts where one fiscal code is one vote.
    Eidas(EidasIdentifier),
}

/// What the eIDAS node names a person by. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct EidasIdentifier(String);

impl EidasIdentifier {
    /// Reads it: `DE/IT/…` of at most 256 signs without spaces.
    ///
    /// # Errors
    /// [`UnknownWay`] for anything else.
    pub fn parse(text: &str) -> Result<Self, UnknownWay> {
        let text = text.trim();
        let is_one = !text.is_empty() && text.len() <= 256 && text.chars().all(|c| c.is_ascii_graphic());
        if is_one { Ok(Self(text.to_owned())) } else { Err(UnknownWay) }
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for EidasIdentifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EidasIdentifier(…)")
    }
}

/// What a provider has just said of somebody, whichever protocol brought it and once that was verified.
#[derive(Clone)]
pub struct Proven {
    /// Who she is.
    pub subject: NationalSubject,
    /// Her names, as the provider writes them.
    pub given_name: String,
    /// Her family names.
    pub family_name: String,
    /// What she signed in with.
    pub way: Way,
    /// The level that was reached.
    pub level: Level,
    /// The provider's entity id.
    pub provider: String,
    /// What the provider wants back at single logout.
    pub logout: Option<LogoutSubject>,
}

impl Proven {
    /// How she is called: names as on a form, never in capitals alone.
    #[must_use]
    pub fn name(&self) -> String {
        let name = format!("{} {}", self.given_name.trim(), self.family_name.trim());
        let is_shouted = !name.chars().any(char::is_lowercase);
        let name = if is_shouted { capitalised(&name) } else { name };
        let plain: String = kernel::typed(&name).chars().filter(|c| !c.is_control()).take(120).collect();
        plain.trim().to_owned()
    }
}

impl std::fmt::Debug for Proven {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Proven({:?}, {:?}, {})", self.way, self.level, self.provider)
    }
}

/// "ANNA MARIA D'AMICO" as people write it: registries keep capitals.
fn capitalised(name: &str) -> String {
    let mut begins = true;
    let mut written = String::with_capacity(name.len());
    for c in name.chars() {
        match begins {
            true => written.extend(c.to_uppercase()),
            false => written.extend(c.to_lowercase()),
        }
        begins = !c.is_alphanumeric();
    }
    written
}

/// What a SAML provider knows a session by.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogoutSubject {
    /// `spid` or `cie`: whose addresses the logout goes through.
    pub service: String,
    /// The organisation that asked for the sign-in.
    pub organisation: String,
    /// The transient name.
    pub name_id: String,
    /// Who qualified it.
    pub qualifier: String,
    /// The provider's session; SPID has one at level 1 only.
    pub session_index: Option<String>,
}

impl std::fmt::Debug for LogoutSubject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LogoutSubject({}, {})", self.service, self.organisation)
    }
}

/// From where a session comes.
#[derive(Clone, Debug)]
pub struct Origin {
    /// How it was signed in.
    pub way: Way,
    /// The level, of national identities.
    pub level: Option<Level>,
    /// The provider, where there is one.
    pub provider: Option<String>,
    /// What the provider wants back at single logout.
    pub logout: Option<LogoutSubject>,
}

impl Origin {
    /// Address and password.
    #[must_use]
    pub const fn password() -> Self {
        Self { way: Way::Password, level: None, provider: None, logout: None }
    }

    /// The sign-in of an office.
    #[must_use]
    pub const fn office(provider: String) -> Self {
        Self { way: Way::Office, level: None, provider: Some(provider), logout: None }
    }
}

impl From<&Proven> for Origin {
    fn from(proven: &Proven) -> Self {
        Self {
            way: proven.way,
            level: Some(proven.level),
            provider: Some(proven.provider.clone()),
            logout: proven.logout.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proven(given_name: &str, family_name: &str) -> Proven {
        Proven {
            subject: NationalSubject::Eidas(EidasIdentifier::parse("ES/IT/1").unwrap()),
            given_name: given_name.to_owned(),
            family_name: family_name.to_owned(),
            way: Way::Eidas,
            level: Level::Substantial,
            provider: "https://node.example".to_owned(),
            logout: None,
        }
    }

    #[test]
    fn name_in_capitals_is_written_as_people_do() {
        assert_eq!(proven("ANNA MARIA", "D'AMICO-ROSSI").name(), "Anna Maria D'Amico-Rossi");
        assert_eq!(proven("Anna", "de Prova").name(), "Anna de Prova");
        assert_eq!(proven("NICOLÒ", "").name(), "Nicolò");
    }

    #[test]
    fn name_with_control_signs_is_cleaned_and_cut() {
        assert_eq!(proven("A\u{0}n\nna", "x").name(), "Anna x");
        assert_eq!(proven(&"a".repeat(500), "b").name().chars().count(), 120);
    }

    #[test]
    fn level_written_and_read_is_the_same() {
        for level in [Level::Low, Level::Substantial, Level::High] {
            assert_eq!(level_of(level_number(level)), Ok(level));
        }
        assert_eq!(level_of(4), Err(UnknownWay));
    }

    #[test]
    fn way_written_and_read_is_the_same() {
        for way in [Way::Password, Way::Office, Way::Spid, Way::Cie, Way::Eidas] {
            assert_eq!(way.name().parse(), Ok(way));
        }
    }
}
