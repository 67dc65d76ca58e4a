//! A network of bodies.

use kernel::Id;

use super::Organisation;

/// A network and who leads it. Who belongs to it is not kept here: it follows from its agreements, as of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Its id: also the scope of the role `coordinator`.
    pub id: Id<Network>,
    /// Its name.
    pub name: String,
    /// Its name in addresses.
    pub slug: String,
    /// The body that leads it.
    pub lead: Id<Organisation>,
    /// What it is for, one paragraph.
    pub description: String,
}
