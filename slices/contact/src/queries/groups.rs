//! The target groups of a contact, computed from its facts and day for each agreement it counts in, and stored nowhere.

use kernel::Id;
use network::api::{Agreement, Belongs};
use storage::{Result, Tx};
use texts::Locale;

use crate::model::Contact;

/// A group of an agreement, and whether the contact belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// Its title.
    pub title: String,
    /// The groups that she belongs to, and those of which a missing fact would decide.
    pub belongs: Vec<(String, Belongs)>,
}

/// What the agreements of a contact make of it.
///
/// # Errors
/// When the database refuses.
pub async fn groups_of(tx: &mut Tx, contact: &Contact, locale: Locale) -> Result<Vec<Group>> {
    let mut groups = Vec::new();
    for id in &contact.agreements {
        let Some(agreement) = network::api::agreement(tx, *id).await? else { continue };
        let belongs = agreement.target_groups.iter().map(|group| {
            let name = match locale {
                Locale::It => &group.name_it,
                Locale::En => &group.name_en,
            };
            (name.clone(), contact.facts.belong_to(group, contact.on_day))
        });
        let belongs = belongs.filter(|(_, belongs)| *belongs != Belongs::No).collect();
        groups.push(Group { agreement: *id, title: agreement.title.clone(), belongs });
    }
    Ok(groups)
}
