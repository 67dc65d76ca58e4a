//! All texts of the program, built once at start.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

use crate::{Arg, Locale, Translator, numbers};

/// The texts of one crate, both languages: `name` is the first word of all its keys.
#[derive(Debug, Clone, Copy)]
pub struct Resource {
    /// Name of the room or platform crate, as in `desk-book-title`.
    pub name: &'static str,
    /// Fluent source, Italian.
    pub it: &'static str,
    /// Fluent source, English.
    pub en: &'static str,
}

impl Resource {
    /// The Fluent source in one language.
    #[must_use]
    pub const fn source(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::It => self.it,
            Locale::En => self.en,
        }
    }
}

/// A resource that cannot be loaded: the program does not start with it.
#[derive(Debug, thiserror::Error)]
pub enum TextsError {
    /// The file is not Fluent.
    #[error("the {locale} texts of {name} are not valid Fluent: {detail}")]
    Syntax {
        /// Name of the resource.
        name: &'static str,
        /// Language of the file.
        locale: Locale,
        /// What the parser said.
        detail: String,
    },
    /// A key is there twice.
    #[error("the {locale} texts of {name} repeat a key: {detail}")]
    Repeated {
        /// Name of the resource.
        name: &'static str,
        /// Language of the file.
        locale: Locale,
        /// The key, as the parser names it.
        detail: String,
    },
}

/// All texts of the program in both languages. Cheap to clone.
#[derive(Clone)]
pub struct Texts {
    bundles: Arc<Bundles>,
}

struct Bundles {
    it: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl Texts {
    /// Reads the texts of all crates.
    ///
    /// # Errors
    /// [`TextsError`] when a file is not Fluent or a key is there twice.
    pub fn new(resources: &[Resource]) -> Result<Self, TextsError> {
        let it = bundle(Locale::It, resources)?;
        let en = bundle(Locale::En, resources)?;
        Ok(Self { bundles: Arc::new(Bundles { it, en }) })
    }

    /// The texts in one language.
    #[must_use]
    pub fn translator(&self, locale: Locale) -> Translator {
        Translator::new(self.clone(), locale)
    }

    /// The text of a key, or `None` when there is no such key.
    pub(crate) fn say(&self, locale: Locale, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let bundle = match locale {
            Locale::It => &self.bundles.it,
            Locale::En => &self.bundles.en,
        };
        let pattern = bundle.get_message(key)?.value()?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.as_fluent());
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::warn!(key, %locale, ?errors, "a text was said with wrong values");
        }
        Some(text)
    }
}

fn bundle(locale: Locale, resources: &[Resource]) -> Result<FluentBundle<FluentResource>, TextsError> {
    let language = locale.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks protect mixed writing directions; with two left-to-right languages they only break
    // copying, searching and attribute values.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match locale {
        Locale::It => |value, _| group(value, Locale::It),
        Locale::En => |value, _| group(value, Locale::En),
    }));
    for resource in resources {
        let parsed = FluentResource::try_new(resource.source(locale).to_owned()).map_err(|(_, errors)| {
            TextsError::Syntax { name: resource.name, locale, detail: format!("{errors:?}") }
        })?;
        bundle.add_resource(parsed).map_err(|errors| TextsError::Repeated {
            name: resource.name,
            locale,
            detail: format!("{errors:?}"),
        })?;
    }
    Ok(bundle)
}

/// Groups whole numbers inside texts. Below ten thousand they stay as they are: four digits may be a year.
fn group(value: &FluentValue<'_>, locale: Locale) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole: i64 = number.as_string().parse().ok()?;
    (whole.unsigned_abs() >= 10_000).then(|| numbers::number(locale, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEMO: Resource = Resource {
        name: "demo",
        it: "demo-page-free = { $count ->\n    [one] Un posto libero\n   *[other] { $count } posti liberi\n }\ndemo-page-hello = Buongiorno { $name }",
        en: "demo-page-free = { $count ->\n    [one] One free seat\n   *[other] { $count } free seats\n }\ndemo-page-hello = Good morning { $name }",
    };

    #[test]
    fn plural_and_grouping_follow_the_language() {
        let texts = Texts::new(&[DEMO]).unwrap();
        let free =
            |locale, count: i64| texts.translator(locale).ta("demo-page-free", &[("count", count.into())]);

        assert_eq!(free(Locale::It, 1), "Un posto libero");
        assert_eq!(free(Locale::It, 2026), "2026 posti liberi");
        assert_eq!(free(Locale::It, 12_000), "12.000 posti liberi");
        assert_eq!(free(Locale::En, 12_000), "12,000 free seats");
    }

    #[test]
    fn text_has_no_isolating_marks() {
        let texts = Texts::new(&[DEMO]).unwrap();

        let said = texts.translator(Locale::It).ta("demo-page-hello", &[("name", "Sarzana".into())]);

        assert_eq!(said, "Buongiorno Sarzana");
    }

    #[test]
    fn missing_key_shows_the_key() {
        let texts = Texts::new(&[DEMO]).unwrap();

        assert_eq!(texts.translator(Locale::It).t("demo-page-nothing"), "demo-page-nothing");
    }

    #[test]
    fn broken_fluent_is_refused_by_name() {
        let broken = Resource { name: "demo", it: "demo-page-x = { $", en: "" };

        assert!(matches!(
            Texts::new(&[broken]),
            Err(TextsError::Syntax { name: "demo", locale: Locale::It, .. })
        ));
    }
}
