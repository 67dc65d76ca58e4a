//! Values put into a text, and a text to be said later in the reader's language.

use fluent_bundle::FluentValue;

/// One value for a variable of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A whole number: it chooses plurals and is grouped as people write it.
    Number(i64),
    /// A text, put in as it is.
    Text(String),
}

impl Arg {
    pub(crate) fn as_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            Self::Text(text) => FluentValue::from(text.as_str()),
        }
    }
}

/// Templates hand over references, and references to references.
macro_rules! from_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }

        impl From<&$number> for Arg {
            fn from(number: &$number) -> Self {
                Self::from(*number)
            }
        }

        impl From<&&$number> for Arg {
            fn from(number: &&$number) -> Self {
                Self::from(**number)
            }
        }
    )*};
}

from_numbers!(i8, i16, i32, i64, u8, u16, u32, u64, usize);

macro_rules! from_texts {
    ($($text:ty),*) => {$(
        impl From<$text> for Arg {
            fn from(text: $text) -> Self {
                Self::Text(text.to_string())
            }
        }
    )*};
}

from_texts!(&str, &&str, &&&str, String, &String, &&String);

/// A text not yet said: a key with its values. Errors and refusals carry it, because the place where they
/// arise does not know who will read them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The key of the text.
    pub key: &'static str,
    /// The values of its variables.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A text without variables.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The same text with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&'static str> for Message {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}
