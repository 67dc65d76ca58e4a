//! Words in a vacancy that the law may not bear: whoever publishes it says of each why it may stay. People decide, and it is
//! kept what they said.

use texts::italian::offer;
pub use texts::italian::offer::{Doubt, Reasons};

use super::Details;

/// The doubtful words of what may not choose whom it is for; none in anything else.
pub fn doubts(details: &Details) -> Vec<Doubt> {
    if details.kind.may_name_groups() {
        return Vec::new();
    }
    offer::doubts(&details.title, &[&details.summary, &details.body, &details.requirements, &details.how])
}

#[cfg(test)]
mod tests {
    use super::super::draft::tests::{ground, vacancy};
    use super::*;
    use crate::model::Draft;

    fn found(draft: &Draft) -> Vec<String> {
        doubts(&draft.check(&ground()).unwrap()).into_iter().map(|doubt| doubt.words).collect()
    }

    #[test]
    fn vacancy_is_read_whole_and_what_may_name_groups_is_not() {
        let draft = Draft {
            summary: "Cerchiamo personale di bella presenza.".into(),
            requirements: "Massimo 30 anni.".into(),
            how: "Scrivere a solo donne italiane.".into(),
            ..vacancy()
        };
        assert_eq!(found(&draft), ["bella presenza", "massimo 30 anni", "solo donne", "italiane"]);

        let course = Draft { kind: "course".into(), ..draft };
        assert_eq!(found(&course), Vec::<String>::new());
    }
}
