//! The reference number of a need: ours, and no registration in an official register.

/// The `count`-th need of a year, as people read it: `IMP-2026-0042`.
pub fn number(year: i16, count: i64) -> String {
    format!("IMP-{year}-{count:04}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn number_is_padded_and_grows_beyond_it() {
        assert_eq!(super::number(2026, 42), "IMP-2026-0042");
        assert_eq!(super::number(2026, 12_345), "IMP-2026-12345");
    }
}
