//! A place on the map.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A place in degrees of WGS 84, north and east positive. Its text is `44.1025,9.8241`.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
}

/// Why a text or two numbers are no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CoordinatesError {
    /// Nothing was typed.
    #[error("the coordinates are empty")]
    Empty,
    /// Not two numbers.
    #[error("coordinates are written 44.1025,9.8241")]
    WrongForm,
    /// A latitude outside -90 to 90.
    #[error("the latitude must lie between -90 and 90")]
    WrongLatitude,
    /// A longitude outside -180 to 180.
    #[error("the longitude must lie between -180 and 180")]
    WrongLongitude,
}

impl Coordinates {
    /// A place by its degrees.
    ///
    /// # Errors
    /// [`CoordinatesError::WrongLatitude`], [`CoordinatesError::WrongLongitude`].
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, CoordinatesError> {
        // No number (NaN) lies in no range, so it is refused here too.
        if !(-90.0..=90.0).contains(&latitude) {
            Err(CoordinatesError::WrongLatitude)
        } else if !(-180.0..=180.0).contains(&longitude) {
            Err(CoordinatesError::WrongLongitude)
        } else {
            Ok(Self { latitude, longitude })
        }
    }

    /// Reads `44.1025, 9.8241`, or with decimal commas `44,1025; 9,8241`.
    ///
    /// # Errors
    /// See [`CoordinatesError`].
    pub fn parse(text: &str) -> Result<Self, CoordinatesError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(CoordinatesError::Empty);
        }
        let parts = text.split_once(';').or_else(|| text.split_once(','));
        let (latitude, longitude) = parts.ok_or(CoordinatesError::WrongForm)?;
        Self::new(degrees(latitude)?, degrees(longitude)?)
    }

    /// Degrees north.
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    pub const fn longitude(self) -> f64 {
        self.longitude
    }

    /// Great-circle distance in kilometres (haversine on a sphere: at most half a percent off, no matter for choosing
    /// the nearer of two desks).
    pub fn km_to(self, other: Self) -> f64 {
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let half_north = ((to - from) / 2.0).sin();
        let half_east = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let chord = half_north.powi(2) + from.cos() * to.cos() * half_east.powi(2);
        2.0 * EARTH_RADIUS_KM * chord.sqrt().clamp(0.0, 1.0).asin()
    }
}

fn degrees(text: &str) -> Result<f64, CoordinatesError> {
    let text = text.trim().replace(',', ".");
    // Exponents, "inf" and "nan" are numbers to the library, and to no one who types a place.
    if text.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b'-' | b'+')) {
        text.parse().map_err(|_| CoordinatesError::WrongForm)
    } else {
        Err(CoordinatesError::WrongForm)
    }
}

impl fmt::Display for Coordinates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.latitude, self.longitude)
    }
}

impl FromStr for Coordinates {
    type Err = CoordinatesError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Coordinates {
    type Error = CoordinatesError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Coordinates> for String {
    fn from(place: Coordinates) -> Self {
        place.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_read_with_points_and_with_commas() {
        let spezia = Coordinates::new(44.1025, 9.8241).unwrap();

        assert_eq!(Coordinates::parse("44.1025, 9.8241"), Ok(spezia));
        assert_eq!(Coordinates::parse("44,1025; 9,8241"), Ok(spezia));
        assert_eq!(Coordinates::parse(&spezia.to_string()), Ok(spezia));
    }

    #[test]
    fn coordinates_outside_the_globe_are_refused() {
        assert_eq!(Coordinates::parse(""), Err(CoordinatesError::Empty));
        assert_eq!(Coordinates::parse("44.1"), Err(CoordinatesError::WrongForm));
        assert_eq!(Coordinates::parse("44.1,nan"), Err(CoordinatesError::WrongForm));
        assert_eq!(Coordinates::parse("1e1,9"), Err(CoordinatesError::WrongForm));
        assert_eq!(Coordinates::parse("90.1,9"), Err(CoordinatesError::WrongLatitude));
        assert_eq!(Coordinates::parse("44,-180.5"), Err(CoordinatesError::WrongLongitude));
        assert_eq!(Coordinates::new(f64::NAN, 0.0), Err(CoordinatesError::WrongLatitude));
    }

    #[test]
    fn distance_of_one_degree_north_is_111_km() {
        let here = Coordinates::new(44.0, 9.0).unwrap();
        let north = Coordinates::new(45.0, 9.0).unwrap();
        let antipode = Coordinates::new(-44.0, -171.0).unwrap();

        assert!((here.km_to(north) - 111.195).abs() < 0.01);
        assert!((north.km_to(here) - here.km_to(north)).abs() < 1e-9);
        assert!((here.km_to(antipode) - 20_015.1).abs() < 0.2);
        assert!(here.km_to(here).abs() < 1e-9);
    }
}
