//! What is wrong with a form, by field.

use texts::Message;

use super::Form;

/// Refusals of a form's fields, in the order of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors {
    list: Vec<(String, Message)>,
}

impl FieldErrors {
    /// Nothing wrong yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { list: Vec::new() }
    }

    /// Adds what is wrong with a field. The first word on a field counts: people mend one thing at a time.
    pub fn add(&mut self, field: &str, message: impl Into<Message>) {
        if self.get(field).is_none() {
            self.list.push((field.to_owned(), message.into()));
        }
    }

    /// Takes the value of a field's parser, or notes why it has none.
    pub fn check<T, M: Into<Message>>(&mut self, field: &str, parsed: Result<T, M>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(message) => {
                self.add(field, message);
                None
            }
        }
    }

    /// Takes what a field that may stay empty was filled with, or notes that it cannot be read: nothing is left out in silence.
    pub fn optional<T, E>(
        &mut self,
        form: &Form,
        field: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
        unreadable: &'static str,
    ) -> Option<T> {
        let read = form.get(field).map(parse).transpose();
        self.check(field, read.map_err(|_| unreadable)).flatten()
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&Message> {
        self.list.iter().find(|(name, _)| name == field).map(|(_, message)| message)
    }

    /// Whether all is well.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Fields and messages, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.list.iter().map(|(field, message)| (field.as_str(), message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_keeps_the_first_word_on_a_field() {
        let mut errors = FieldErrors::new();

        assert_eq!(errors.check("age", Ok::<_, &'static str>(3)), Some(3));
        assert_eq!(errors.check("name", Err::<i32, _>("web-error-invalid-text")), None);
        errors.add("name", "web-error-fault-text");

        let found: Vec<_> = errors.iter().map(|(field, message)| (field, message.key)).collect();
        assert_eq!(found, [("name", "web-error-invalid-text")]);
    }
}
