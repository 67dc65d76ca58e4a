//! The level of assurance of a sign-in and how the one given is compared with the one asked.

/// How certain the identity is: password, second factor, second factor with a certified device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// `https://www.spid.gov.it/SpidL1`
    One,
    /// `https://www.spid.gov.it/SpidL2`
    Two,
    /// `https://www.spid.gov.it/SpidL3`
    Three,
}

impl Level {
    /// The class reference in requests and assertions.
    pub const fn uri(self) -> &'static str {
        match self {
            Self::One => "https://www.spid.gov.it/SpidL1",
            Self::Two => "https://www.spid.gov.it/SpidL2",
            Self::Three => "https://www.spid.gov.it/SpidL3",
        }
    }

    /// Reads a class reference; anything but the three is none of them.
    pub fn of_uri(uri: &str) -> Option<Self> {
        [Self::One, Self::Two, Self::Three].into_iter().find(|level| level.uri() == uri)
    }

    /// 1, 2 or 3.
    pub const fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }

    /// Reads 1, 2 or 3.
    pub const fn of_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::One),
            2 => Some(Self::Two),
            3 => Some(Self::Three),
            _ => None,
        }
    }
}

/// How the provider is to compare what it can give with what is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// That level.
    Exact,
    /// That level or a higher one: what we ask.
    #[default]
    Minimum,
    /// A higher one.
    Better,
    /// That level or a lower one.
    Maximum,
}

impl Comparison {
    /// The word in the request.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Minimum => "minimum",
            Self::Better => "better",
            Self::Maximum => "maximum",
        }
    }

    /// Reads the word of a request.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Exact, Self::Minimum, Self::Better, Self::Maximum].into_iter().find(|one| one.word() == word)
    }

    /// Whether `given` answers a request for `asked`. A level above the one asked is always accepted, as the rules of SPID
    /// want ("the service must accept it"); a lower one only where the request said `maximum`.
    pub fn accepts(self, asked: Level, given: Level) -> bool {
        match self {
            Self::Exact | Self::Minimum => given >= asked,
            Self::Better => given > asked,
            Self::Maximum => true,
        }
    }
}
