//! The values that a form sent: cleaned at the border, in the order of the page.

use axum::extract::{FromRequest, Query, Request};
use axum::http::Method;
use texts::Message;

use crate::{PageError, error::kinds};

/// Longest value; what is longer is refused, never kept in part. A field that needs less says so itself.
const LONGEST_VALUE_CHARS: usize = 10_000;
/// No page of ours has so many fields.
const MOST_FIELDS: usize = 1_000;

/// Names and values, in order. As the last argument of a handler it reads the body of a POST, and the
/// query of a GET.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    pairs: Vec<(String, String)>,
    /// The fields that were sent with a NUL.
    with_nul: Vec<String>,
}

impl Form {
    /// A form that was sent.
    ///
    /// # Errors
    /// 413 when a value is longer or fields are more than any page of ours asks for: half of it would be a lost record.
    pub(super) fn sent(pairs: Vec<(String, String)>) -> Result<Self, PageError> {
        // Browsers count an end of line as one and send it as two.
        let is_too_long =
            |(_, value): &(String, String)| kernel::typed(value).chars().count() > LONGEST_VALUE_CHARS;
        if pairs.len() > MOST_FIELDS || pairs.iter().any(is_too_long) {
            let most = Message::new("web-error-too-large-field").with("most", LONGEST_VALUE_CHARS);
            return Err(PageError::of(&kinds::TOO_LARGE).saying(most));
        }
        Ok(Self::from_pairs(pairs))
    }

    /// A form from pairs: for values on record, and for tests.
    #[must_use]
    pub fn from_pairs<N: Into<String>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        let mut form = Self::default();
        for (name, value) in pairs.into_iter().take(MOST_FIELDS) {
            let (name, value) = (name.into(), value.as_ref());
            if value.contains('\0') {
                form.with_nul.push(name.clone());
            }
            form.pairs.push((name, cleaned(value)));
        }
        form
    }

    /// The first value of a field when it is not empty.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&str> {
        Some(self.text(field)).filter(|value| !value.is_empty())
    }

    /// The first value of a field; empty when there is none.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.pairs.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value.as_str())
    }

    /// All values of a field.
    pub fn get_all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(name, _)| name == field).map(|(_, value)| value.as_str())
    }

    /// Whether a field was sent with a value: a ticked box.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    /// Whether a field was sent with a NUL, which no browser types and no database keeps. It is left out of the value; where
    /// words are kept as they were written, whoever sent it is told.
    #[must_use]
    pub fn had_nul(&self, field: &str) -> bool {
        self.with_nul.iter().any(|name| name == field)
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The same form with one field set anew.
    #[must_use]
    pub fn set(mut self, field: &str, value: impl AsRef<str>) -> Self {
        self.pairs.retain(|(name, _)| name != field);
        self.pairs.push((field.to_owned(), cleaned(value.as_ref())));
        self
    }
}

/// What was typed ([`kernel::typed`]), trimmed and cut when it is too long.
fn cleaned(value: &str) -> String {
    kernel::typed(value).chars().take(LONGEST_VALUE_CHARS).collect::<String>().trim().to_owned()
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        // axum reads the address for GET alone; who asks for the head gets what GET would have said.
        if request.method() == Method::HEAD {
            let pairs = Query::<Vec<(String, String)>>::try_from_uri(request.uri());
            return match pairs {
                Ok(pairs) => Self::sent(pairs.0),
                Err(refused) => Err(PageError::of(kinds::of_status(refused.status()))),
            };
        }
        match axum::Form::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(pairs) => Self::sent(pairs.0),
            Err(refused) => Err(PageError::of(kinds::of_status(refused.status()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    async fn sent(kind: &str, body: &str) -> Result<Form, PageError> {
        let request =
            Request::post("/").header("content-type", kind).body(Body::from(body.to_owned())).unwrap();
        Form::from_request(request, &()).await
    }

    #[tokio::test]
    async fn head_reads_the_address_as_get_does() {
        for method in [Method::GET, Method::HEAD] {
            let request =
                Request::builder().method(method).uri("/servizi?q=saldatore").body(Body::empty()).unwrap();
            let form = Form::from_request(request, &()).await.unwrap();
            assert_eq!(form.get("q"), Some("saldatore"));
        }
    }

    #[tokio::test]
    async fn form_keeps_order_and_all_values() {
        let form =
            sent("application/x-www-form-urlencoded", "day=lun&name=+Anna+&day=mar&empty=").await.unwrap();

        assert_eq!(form.get("name"), Some("Anna"));
        assert_eq!(form.get_all("day").collect::<Vec<_>>(), ["lun", "mar"]);
        assert_eq!(form.get("empty"), None);
        assert_eq!(form.iter().next(), Some(("day", "lun")));
    }

    #[tokio::test]
    async fn form_of_get_is_the_query() {
        let request = Request::get("/servizi?q=curr%C3%ADculum").body(Body::empty()).unwrap();

        assert_eq!(Form::from_request(request, &()).await.unwrap().text("q"), "currículum");
    }

    #[tokio::test]
    async fn form_of_another_kind_is_refused() {
        let refused = sent("text/plain", "a=1").await.unwrap_err();

        assert_eq!(refused.kind(), &kinds::MEDIA_TYPE);
    }

    #[tokio::test]
    async fn form_that_is_too_long_is_refused_whole() {
        for body in [format!("note={}", "z".repeat(LONGEST_VALUE_CHARS + 1)), "a=1&".repeat(MOST_FIELDS + 1)]
        {
            let refused = sent("application/x-www-form-urlencoded", &body).await.unwrap_err();

            assert_eq!(refused.kind(), &kinds::TOO_LARGE);
        }
    }

    #[tokio::test]
    async fn ends_of_lines_count_as_the_browser_counts_them() {
        let lines = "a%0D%0A".repeat(LONGEST_VALUE_CHARS / 2);

        let form = sent("application/x-www-form-urlencoded", &format!("note={lines}")).await.unwrap();

        assert_eq!(form.text("note").chars().count(), LONGEST_VALUE_CHARS - 1);
    }

    #[test]
    fn value_is_cleaned_and_cut() {
        let form = Form::from_pairs([("a", " x\r\ny\u{0}\u{7} "), ("long", &"z".repeat(20_000))]);

        assert_eq!(form.text("a"), "x\ny");
        assert!(form.had_nul("a") && !form.had_nul("long"));
        assert_eq!(form.text("long").len(), LONGEST_VALUE_CHARS);
    }

    #[tokio::test]
    async fn marks_that_draw_nothing_are_no_part_of_what_was_typed() {
        let form = sent(
            "application/x-www-form-urlencoded",
            "name=Ada+%E2%80%AEavorP%E2%80%AC&only=%E2%80%AE%E2%80%8B&two=a%E2%80%A8b",
        )
        .await
        .unwrap();

        assert_eq!(form.text("name"), "Ada avorP");
        assert_eq!(form.get("only"), None);
        assert_eq!(form.text("two"), "a\nb");
    }
}
