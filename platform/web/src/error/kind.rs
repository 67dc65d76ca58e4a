//! The kinds of refusal that the shell knows. Rooms add their own in the same shape.

use axum::http::StatusCode;

/// A kind of refusal: what it is called, which status it has, what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Name in the address `/problemi/<name>`: other programs hold on to it, so it never changes.
    pub name: &'static str,
    /// Status of the answer.
    pub status: StatusCode,
    /// Key of the title.
    pub title: &'static str,
    /// Key of the text: what it means and what to do.
    pub text: &'static str,
}

/// The kinds of the shell.
pub mod kinds {
    use super::{Kind, StatusCode};

    macro_rules! kinds {
        ($($(#[$doc:meta])* $constant:ident = $name:literal, $status:ident, $title:literal, $text:literal;)*) => {
            $($(#[$doc])* pub const $constant: Kind =
                Kind { name: $name, status: StatusCode::$status, title: $title, text: $text };)*
            /// All of them.
            pub const ALL: &[Kind] = &[$($constant),*];
        };
    }

    kinds! {
        /// The request cannot be read.
        BAD_REQUEST = "bad-request", BAD_REQUEST, "web-error-bad-request-title", "web-error-bad-request-text";
        /// Only for who is signed in.
        SIGN_IN = "sign-in", UNAUTHORIZED, "web-error-sign-in-title", "web-error-sign-in-text";
        /// Known, but not hers to do.
        FORBIDDEN = "forbidden", FORBIDDEN, "web-error-forbidden-title", "web-error-forbidden-text";
        /// A form sent from another site.
        CROSS_SITE = "cross-site", FORBIDDEN, "web-error-cross-site-title", "web-error-cross-site-text";
        /// Not there, or not for her to know.
        NOT_FOUND = "not-found", NOT_FOUND, "web-error-not-found-title", "web-error-not-found-text";
        /// A link that never was, or was copied in part.
        LINK = "unknown-link", NOT_FOUND, "web-error-link-title", "web-error-link-forged";
        /// The address does not answer to this method.
        METHOD = "method-not-allowed", METHOD_NOT_ALLOWED, "web-error-method-title", "web-error-method-text";
        /// Somebody else was faster, or the thing has changed.
        CONFLICT = "conflict", CONFLICT, "web-error-conflict-title", "web-error-conflict-text";
        /// A link that no longer opens anything.
        GONE = "gone", GONE, "web-error-gone-title", "web-error-gone-text";
        /// More bytes than are let in.
        TOO_LARGE = "too-large", PAYLOAD_TOO_LARGE, "web-error-too-large-title", "web-error-too-large-text";
        /// Not the kind of content that is read here.
        MEDIA_TYPE = "unsupported-media-type", UNSUPPORTED_MEDIA_TYPE, "web-error-media-type-title", "web-error-media-type-text";
        /// Read, but wrong.
        INVALID = "invalid", UNPROCESSABLE_ENTITY, "web-error-invalid-title", "web-error-invalid-text";
        /// Too many attempts.
        TOO_MANY = "too-many-requests", TOO_MANY_REQUESTS, "web-error-too-many-title", "web-error-too-many-text";
        /// Our fault.
        FAULT = "fault", INTERNAL_SERVER_ERROR, "web-error-fault-title", "web-error-fault-text";
        /// Not now; try again.
        BUSY = "busy", SERVICE_UNAVAILABLE, "web-error-busy-title", "web-error-busy-text";
    }

    /// The kind that a bare status stands for.
    pub(crate) fn of_status(status: StatusCode) -> &'static Kind {
        match status {
            StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => &BUSY,
            StatusCode::FORBIDDEN => &FORBIDDEN,
            _ => ALL.iter().find(|kind| kind.status == status).unwrap_or(match status.is_server_error() {
                true => &FAULT,
                false => &BAD_REQUEST,
            }),
        }
    }
}
