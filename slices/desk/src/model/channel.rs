//! How an appointment takes place, and sets of such ways.

use serde::{Deserialize, Serialize};

/// A way to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// At the desk.
    InPerson,
    /// The desk telephones.
    Phone,
    /// By a video link.
    Video,
}

/// Not one of the three words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a channel is in_person, phone or video")]
pub struct UnknownChannel;

impl Channel {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Phone, Self::Video];

    /// The word that the API, the database and the addresses use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Phone => "phone",
            Self::Video => "video",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    /// [`UnknownChannel`].
    pub fn parse(word: &str) -> Result<Self, UnknownChannel> {
        Self::ALL.into_iter().find(|channel| channel.word() == word).ok_or(UnknownChannel)
    }

    const fn bit(self) -> u8 {
        match self {
            Self::InPerson => 1,
            Self::Phone => 2,
            Self::Video => 4,
        }
    }
}

/// A set of channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Channels(u8);

impl Channels {
    /// None.
    pub const NONE: Self = Self(0);
    /// All three.
    pub const ALL: Self = Self(7);

    /// The set as it is stored: 1 in person, 2 telephone, 4 video, summed. Other bits are dropped.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 7)
    }

    /// The stored form.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Whether the channel is among them.
    pub const fn has(self, channel: Channel) -> bool {
        self.0 & channel.bit() != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Each, in order.
    pub fn iter(self) -> impl Iterator<Item = Channel> {
        Channel::ALL.into_iter().filter(move |channel| self.has(*channel))
    }
}

impl From<Channel> for Channels {
    fn from(channel: Channel) -> Self {
        Self(channel.bit())
    }
}

impl FromIterator<Channel> for Channels {
    fn from_iter<I: IntoIterator<Item = Channel>>(channels: I) -> Self {
        channels.into_iter().fold(Self::NONE, |set, channel| set.or(channel.into()))
    }
}
