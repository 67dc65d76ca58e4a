//! Finds texts that are missing, unused or called with other variables than they have.
//!
//! Works on the text of the sources: a key is found where it stands as a literal, `"desk-book-title"`. So a key
//! is never glued together from pieces; a `match` that returns literals is the way to choose one.
//! `app` runs this over the whole tree in a test.

mod calls;
mod messages;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::{Locale, Resource};
use calls::Call;

/// Names of the variables of one text.
pub(crate) type Variables = BTreeSet<String>;

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// A file is not valid Fluent.
    Syntax {
        /// Name of the resource.
        name: String,
        /// Language code.
        locale: &'static str,
        /// What the parser said.
        detail: String,
    },
    /// A key does not begin with the name of its crate, or has fewer than three words.
    Misnamed {
        /// The key.
        key: String,
        /// The name it should begin with.
        name: String,
    },
    /// A key is there in the other language only.
    Missing {
        /// The key.
        key: String,
        /// The language that lacks it.
        locale: &'static str,
    },
    /// No source names the key.
    Unused {
        /// The key.
        key: String,
    },
    /// A source names a key that no language has.
    Unknown {
        /// The key.
        key: String,
        /// The source.
        path: String,
    },
    /// The two languages use different variables.
    LanguagesDiffer {
        /// The key.
        key: String,
        /// Variables in Italian.
        it: Vec<String>,
        /// Variables in English.
        en: Vec<String>,
    },
    /// A call gives other variables than the text has.
    CallDiffers {
        /// The key.
        key: String,
        /// The source.
        path: String,
        /// Variables given.
        given: Vec<String>,
        /// Variables of the text.
        wanted: Vec<String>,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { name, locale, detail } => write!(out, "{name} ({locale}): not Fluent: {detail}"),
            Self::Misnamed { key, name } => write!(out, "{key}: should be {name}-page-thing"),
            Self::Missing { key, locale } => write!(out, "{key}: missing in {locale}"),
            Self::Unused { key } => write!(out, "{key}: used nowhere"),
            Self::Unknown { key, path } => write!(out, "{key}: no such text, named in {path}"),
            Self::LanguagesDiffer { key, it, en } => {
                write!(out, "{key}: variables {it:?} in it, {en:?} in en")
            }
            Self::CallDiffers { key, path, given, wanted } => {
                write!(out, "{key}: {path} gives {given:?}, the text wants {wanted:?}")
            }
        }
    }
}

/// Checks all texts against all sources. `sources` are (path, content) of the `.rs` and `.html` files.
#[must_use]
pub fn check(resources: &[Resource], sources: &[(&str, &str)]) -> Vec<Finding> {
    let mut findings = BTreeSet::new();
    let mut texts = BTreeMap::new();
    for resource in resources {
        compare_languages(resource, &mut texts, &mut findings);
    }
    let names: Vec<&str> = resources.iter().map(|resource| resource.name).collect();
    let mut used = BTreeSet::new();
    for (path, content) in sources {
        for call in calls::find(&names, path, content) {
            judge_call(&call, path, &texts, &mut findings);
            used.insert(call.key);
        }
    }
    findings.extend(
        texts.keys().filter(|key| !used.contains(*key)).map(|key| Finding::Unused { key: key.clone() }),
    );
    findings.into_iter().collect()
}

fn compare_languages(
    resource: &Resource,
    texts: &mut BTreeMap<String, Variables>,
    findings: &mut BTreeSet<Finding>,
) {
    let mut read = |locale: Locale| {
        let (found, syntax) = messages::read(resource.source(locale));
        findings.extend(syntax.into_iter().map(|detail| Finding::Syntax {
            name: resource.name.to_owned(),
            locale: locale.code(),
            detail,
        }));
        found
    };
    let (it, en) = (read(Locale::It), read(Locale::En));
    for key in it.keys().chain(en.keys()).collect::<BTreeSet<_>>() {
        if !is_key_of(resource.name, key) {
            findings.insert(Finding::Misnamed { key: key.clone(), name: resource.name.to_owned() });
        }
        match (it.get(key), en.get(key)) {
            (Some(italian), Some(english)) if italian != english => {
                findings.insert(Finding::LanguagesDiffer {
                    key: key.clone(),
                    it: italian.iter().cloned().collect(),
                    en: english.iter().cloned().collect(),
                });
            }
            (Some(_), None) => {
                findings.insert(Finding::Missing { key: key.clone(), locale: "en" });
            }
            (None, Some(_)) => {
                findings.insert(Finding::Missing { key: key.clone(), locale: "it" });
            }
            _ => {}
        }
        let variables = it.get(key).or_else(|| en.get(key)).cloned().unwrap_or_default();
        texts.insert(key.clone(), variables);
    }
}

fn judge_call(
    call: &Call,
    path: &str,
    texts: &BTreeMap<String, Variables>,
    findings: &mut BTreeSet<Finding>,
) {
    let Some(wanted) = texts.get(&call.key) else {
        // Two words may be anything (a job, a class); three that begin with a room's name are meant as a key.
        if call.key.split('-').count() >= 3 || call.given.is_some() {
            findings.insert(Finding::Unknown { key: call.key.clone(), path: path.to_owned() });
        }
        return;
    };
    if let Some(given) = &call.given
        && given != wanted
    {
        findings.insert(Finding::CallDiffers {
            key: call.key.clone(),
            path: path.to_owned(),
            given: given.iter().cloned().collect(),
            wanted: wanted.iter().cloned().collect(),
        });
    }
}

fn is_key_of(name: &str, key: &str) -> bool {
    key.strip_prefix(name).and_then(|rest| rest.strip_prefix('-')).is_some_and(|rest| rest.contains('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn demo(it: &'static str, en: &'static str) -> Resource {
        Resource { name: "demo", it, en }
    }

    fn found(resource: Resource, path: &str, content: &str) -> Vec<String> {
        check(&[resource], &[(path, content)]).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn check_all_in_order_finds_nothing() {
        let resource =
            demo("demo-page-title = Sportelli di { $name }", "demo-page-title = Desks of { $name }");
        let page = r#"<h1>{{ page.ta("demo-page-title", [("name", name.into())]) }}</h1>"#;

        assert_eq!(found(resource, "a.html", page), Vec::<String>::new());
    }

    #[test]
    fn check_key_in_one_language_is_missing() {
        let resource = demo("demo-page-a = A", "demo-page-b = B");

        assert_eq!(
            found(resource, "a.rs", r#"t.t("demo-page-a"); t.t("demo-page-b")"#),
            ["demo-page-a: missing in en", "demo-page-b: missing in it"]
        );
    }

    #[test]
    fn check_key_named_nowhere_is_unused() {
        let resource = demo("demo-page-a = A", "demo-page-a = A");

        assert_eq!(found(resource, "a.rs", r#"let x = "demo-page-ab";"#).len(), 2);
        assert_eq!(found(resource, "a.rs", ""), ["demo-page-a: used nowhere"]);
    }

    #[test]
    fn check_literal_that_is_no_key_is_unknown() {
        let resource = demo("demo-page-a = A", "demo-page-a = A");
        let source = r#"("demo-page-a", "demo-page-z", "demo-job", "demoother-page-z")"#;

        assert_eq!(found(resource, "a.rs", source), ["demo-page-z: no such text, named in a.rs"]);
    }

    #[test]
    fn check_attribute_of_html_is_not_a_key() {
        let resource = demo("demo-page-a = A", "demo-page-a = A");
        let page = r#"<p id="demo-page-zone">{{ page.t("demo-page-a") }}</p>"#;

        assert_eq!(found(resource, "a.html", page), Vec::<String>::new());
    }

    #[test]
    fn check_languages_with_other_variables_differ() {
        let resource = demo("demo-page-a = { $one }", "demo-page-a = { $two }");

        assert_eq!(
            found(resource, "a.rs", r#"let key = "demo-page-a";"#),
            [r#"demo-page-a: variables ["one"] in it, ["two"] in en"#]
        );
    }

    #[test]
    fn check_call_with_other_variables_differs() {
        let resource = demo("demo-page-a = { $one }", "demo-page-a = { $one }");

        assert_eq!(
            found(resource, "a.rs", r#"t.ta("demo-page-a", &[("two", x.into())])"#),
            [r#"demo-page-a: a.rs gives ["two"], the text wants ["one"]"#]
        );
        assert_eq!(
            found(resource, "a.rs", r#"t.t("demo-page-a")"#),
            [r#"demo-page-a: a.rs gives [], the text wants ["one"]"#]
        );
        assert_eq!(
            found(resource, "a.rs", r#"Message::new("demo-page-a").with("two", 1)"#),
            [r#"demo-page-a: a.rs gives ["two"], the text wants ["one"]"#]
        );
    }

    #[test]
    fn check_variables_inside_plurals_and_references_count() {
        let source = "demo-page-a = { $count ->\n    [one] { $who }\n   *[other] { demo-page-b }\n }\ndemo-page-b = { NUMBER($sum) }";
        let resource = demo(source, source);
        let call = r#"t.ta("demo-page-a", &[("count", f(&[1]).into()), ("who", w.into()), ("sum", 2.into())]);
            t.ta("demo-page-b", &[("sum", 1.into())])"#;

        assert_eq!(found(resource, "a.rs", call), Vec::<String>::new());
    }

    #[test]
    fn check_key_of_another_crate_is_misnamed() {
        let resource = demo("desk-page-a = A", "desk-page-a = A");

        assert!(found(resource, "a.rs", "").contains(&"desk-page-a: should be demo-page-thing".to_owned()));
    }

    #[test]
    fn check_broken_file_is_told() {
        let findings = check(&[demo("demo-page-a = {", "demo-page-a = A")], &[]);

        assert!(findings.iter().any(|finding| matches!(finding, Finding::Syntax { locale: "it", .. })));
    }
}
