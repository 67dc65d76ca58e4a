//! How messages travel: in the address of a redirect or in a form that the browser posts.

/// One of the two ways that both federations use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Binding {
    /// `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect`
    Redirect,
    /// `urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST`
    Post,
}

impl Binding {
    /// Its name on the wire.
    pub const fn uri(self) -> &'static str {
        match self {
            Self::Redirect => "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
            Self::Post => "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
        }
    }

    /// Reads a name of the wire.
    pub fn of_uri(uri: &str) -> Option<Self> {
        [Self::Redirect, Self::Post].into_iter().find(|binding| binding.uri() == uri)
    }
}

/// A form that the browser posts to another site: a page with these hidden fields and a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostForm {
    /// Where it goes.
    pub action: String,
    /// Name and value of each hidden field: `SAMLRequest` or `SAMLResponse`, and `RelayState` where there is one.
    pub fields: Vec<(&'static str, String)>,
}

/// A message that came in: from the raw query of a redirect, or from the fields of a form.
#[derive(Clone, Copy, Debug)]
pub enum Incoming<'a> {
    /// The query of the address exactly as it came, without the question mark: its signature is over these bytes.
    Redirect {
        /// The raw query.
        query: &'a str,
    },
    /// The value of the form's field `SAMLRequest` or `SAMLResponse`.
    Post {
        /// Base64.
        value: &'a str,
    },
}
