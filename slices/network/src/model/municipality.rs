//! A Comune as a place.

use kernel::{Coordinates, IstatCode};

/// A Comune with its place on the map and its people.
#[derive(Clone, Debug, PartialEq)]
pub struct Municipality {
    /// Its statistical code.
    pub istat_code: IstatCode,
    /// Its name.
    pub name: String,
    /// Code of its province or metropolitan city, three digits.
    pub province_code: String,
    /// Where its seat is.
    pub place: Coordinates,
    /// Residents.
    pub population: u32,
}
