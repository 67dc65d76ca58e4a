//! What was typed or chosen in a form that the page does not have any more, because a colleague was faster: nothing of it is
//! lost, it is there to be read and copied.

use texts::Translator;
use web::forms::{Choice, Fields};

/// What stands in no form of the page.
#[derive(Default)]
pub(super) struct Unsent {
    /// Texts: field, label, what was typed.
    pub(super) texts: Vec<(&'static str, String, String)>,
    /// What was chosen or filled in: label and words.
    pub(super) choices: Vec<(String, String)>,
}

impl Unsent {
    /// A text that was typed.
    pub(super) fn text(&mut self, t: &Translator, fields: &Fields, field: &'static str, label: &str) {
        let typed = fields.value(field);
        if !typed.trim().is_empty() {
            self.texts.push((field, t.t(label), typed.to_owned()));
        }
    }

    /// What stood in a short field.
    pub(super) fn value(&mut self, t: &Translator, fields: &Fields, field: &str, label: &str) {
        let typed = fields.value(field);
        if !typed.trim().is_empty() {
            self.choices.push((t.t(label), typed.to_owned()));
        }
    }

    /// What was chosen of a list.
    pub(super) fn choice(
        &mut self,
        t: &Translator,
        fields: &Fields,
        (field, label): (&str, &str),
        choices: &[Choice],
    ) {
        let chosen = choices.iter().filter(|one| fields.is_chosen(field, &one.value));
        self.choices.extend(chosen.map(|one| (t.t(label), one.label.clone())));
    }

    /// Whether there is nothing to show.
    pub(super) const fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.choices.is_empty()
    }
}
