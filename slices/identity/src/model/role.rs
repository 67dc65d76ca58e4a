//! The four roles of staff.

use std::fmt;
use std::str::FromStr;

/// A role; what it is held on is a scope that only other rooms know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Runs the installation; held on [`policy::ROOT`].
    Administrator,
    /// Leads a network; held on the network's id.
    Coordinator,
    /// Works at a desk; held on the desk's id.
    Operator,
    /// Prepares the desk and the entries of her body; held on the organisation's id.
    Clerk,
}

/// The text is the name of no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such role")]
pub struct UnknownRole;

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Administrator, Self::Coordinator, Self::Operator, Self::Clerk];

    /// The name in the database and in policy rows.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Coordinator => "coordinator",
            Self::Operator => "operator",
            Self::Clerk => "clerk",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.name() == text).ok_or(UnknownRole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn role_written_and_read_is_the_same() {
        for role in Role::ALL {
            assert_eq!(role.name().parse(), Ok(role));
        }
        assert_eq!("root".parse::<Role>(), Err(UnknownRole));
    }
}
