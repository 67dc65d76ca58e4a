//! A form as its page shows it: values and refusals together.

use texts::Translator;

use super::{FieldErrors, Form};

/// Values and refusals of a form's fields, handed to the field components of `templates/components/forms.html`.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    form: Form,
    errors: FieldErrors,
}

/// One answer of a select, of radio buttons or of check boxes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
    /// A line under the label; empty for none.
    pub hint: String,
}

impl Choice {
    /// A choice without a hint.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// Adds a line under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

impl Fields {
    /// A form not yet filled.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// A form filled by us: the values now on record.
    #[must_use]
    pub fn of(form: Form) -> Self {
        Self { form, errors: FieldErrors::new() }
    }

    /// A form sent back: what was typed and what is wrong. Show it with status 422.
    #[must_use]
    pub const fn refused(form: Form, errors: FieldErrors) -> Self {
        Self { form, errors }
    }

    /// What stands in a field.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.form.text(field)
    }

    /// All that is chosen in a field.
    pub fn values<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.form.get_all(field)
    }

    /// Whether a choice is chosen.
    #[must_use]
    pub fn is_chosen(&self, field: &str, value: &str) -> bool {
        self.form.get_all(field).any(|chosen| chosen == value)
    }

    /// The `id` of a choice. The first has that of the field, so that the error summary leads to it.
    #[must_use]
    pub fn choice_id(&self, field: &str, index: &usize) -> String {
        if *index == 0 { format!("f-{field}") } else { format!("f-{field}-{index}") }
    }

    /// What is wrong with a field, in the visitor's language.
    #[must_use]
    pub fn error(&self, translator: &Translator, field: &str) -> Option<String> {
        self.errors.get(field).map(|message| translator.say(message))
    }

    /// All that is wrong: field and text, for the summary.
    #[must_use]
    pub fn errors(&self, translator: &Translator) -> Vec<(String, String)> {
        self.errors.iter().map(|(field, message)| (field.to_owned(), translator.say(message))).collect()
    }

    /// Whether something is wrong.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        !self.errors.is_empty()
    }
}
