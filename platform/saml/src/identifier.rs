//! Ids of messages: XML names, so that they begin with a letter or an underscore.

use std::fmt;

use crate::Fault;

/// The id of a message of ours: `_` and 32 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageId(String);

impl MessageId {
    /// The id that those 16 bytes write.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Self(format!("_{hex}"))
    }

    /// An id that nobody can guess (128 bits).
    ///
    /// # Errors
    /// [`Fault::Random`] when the machine gives no randomness.
    pub fn random() -> Result<Self, Fault> {
        let mut bytes = [0; 16];
        aws_lc_rs::rand::fill(&mut bytes).map_err(|_unspecified| Fault::Random)?;
        Ok(Self::from_bytes(bytes))
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
