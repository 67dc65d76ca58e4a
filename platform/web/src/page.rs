//! What the layout needs of a page. Every page template holds one as `page` and extends `layout.html`.

use std::ops::Deref;

use texts::{Locale, Translator};

use crate::{Site, Visit, assets, flash, locale};

/// One page: title, way back, and what the shell shows around it. Derefs to [`Translator`], so that templates
/// say `page.t("desk-list-title")` and `page.date(day)`.
#[derive(Debug, Clone)]
pub struct Page {
    /// Title, in the language of the visitor; also the `h1` unless the template writes its own.
    pub title: String,
    /// A sentence for search engines and shared links.
    pub description: Option<String>,
    /// The way from the home page, without it and without this page.
    pub crumbs: Vec<Crumb>,
    /// The desk whose telephone number is shown at the top.
    pub phone: Option<DeskPhone>,
    /// A message kept over a redirect.
    pub flash: Option<String>,
    /// Whether the page asks how clear it is: on for public pages that inform, off inside forms and work pages.
    pub is_rated: bool,
    /// Whether search engines may list it.
    pub is_indexed: bool,
    visit: Visit,
}

/// A step of the breadcrumb.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Label, in the language of the visitor.
    pub label: String,
    /// Address.
    pub href: String,
}

/// Telephone of a desk.
#[derive(Debug, Clone)]
pub struct DeskPhone {
    /// Name of the desk.
    pub desk: String,
    /// Number as people write it.
    pub number: String,
}

impl Page {
    pub(crate) fn new(visit: Visit, title: String) -> Self {
        let flash = flash::text(&visit);
        Self {
            title,
            description: None,
            crumbs: Vec::new(),
            phone: None,
            flash,
            is_rated: false,
            is_indexed: true,
            visit,
        }
    }

    /// Adds a step of the way back.
    #[must_use]
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { label: label.into(), href: href.into() });
        self
    }

    /// Shows the telephone of a desk at the top.
    #[must_use]
    pub fn phone(mut self, desk: impl Into<String>, number: impl Into<String>) -> Self {
        self.phone = Some(DeskPhone { desk: desk.into(), number: number.into() });
        self
    }

    /// Asks how clear the page is.
    #[must_use]
    pub const fn rated(mut self) -> Self {
        self.is_rated = true;
        self
    }

    /// Keeps search engines away: pages of one person or of the staff.
    #[must_use]
    pub const fn private(mut self) -> Self {
        self.is_indexed = false;
        self
    }

    /// A sentence for search engines and shared links.
    #[must_use]
    pub fn described(mut self, sentence: impl Into<String>) -> Self {
        self.description = Some(sentence.into());
        self
    }

    /// The visit the page answers.
    #[must_use]
    pub const fn visit(&self) -> &Visit {
        &self.visit
    }

    /// The installation.
    #[must_use]
    pub fn site(&self) -> &Site {
        self.visit.site()
    }

    /// The path of the page.
    #[must_use]
    pub fn path(&self) -> &str {
        self.visit.path()
    }

    /// Whether the page is at this address or under it: marks the menu.
    #[must_use]
    pub fn is_under(&self, href: &str) -> bool {
        let path = self.visit.path();
        path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The address of a static file.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// The address of an icon of Bootstrap Italia, such as `it-calendar`.
    #[must_use]
    pub fn icon(&self, name: &str) -> String {
        format!("{}#{name}", assets::url("sprites.svg"))
    }

    /// The languages of the switch.
    #[must_use]
    pub const fn locales(&self) -> [Locale; 2] {
        Locale::ALL
    }

    /// The address of this page in another language.
    #[must_use]
    pub fn in_language(&self, locale: &Locale) -> String {
        locale::link(self.visit.path(), self.visit.query(), *locale)
    }

    /// A telephone number for a `tel:` link: without what people write for the eye.
    #[must_use]
    pub fn dialled(&self, number: &str) -> String {
        number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// A telephone number that no line end breaks.
    #[must_use]
    pub fn unbroken(&self, number: &str) -> String {
        number.replace(' ', "\u{a0}")
    }
}

impl Deref for Page {
    type Target = Translator;

    fn deref(&self) -> &Translator {
        self.visit.translator()
    }
}
