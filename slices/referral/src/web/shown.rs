//! Hand-overs in words: the pairs that pages show.

use kernel::{IstatCode, PhoneNumber};
use network::api::Organisation;
use storage::Tx;
use texts::{Locale, Translator};
use web::forms::Choice;

use crate::model::{Facts, Package, Referral, Share};
use crate::queries::Limited;

/// What a body reads before it accepts: nothing of it names anybody.
pub(crate) fn limited(say: &Translator, one: &Limited) -> Vec<(String, String)> {
    let area = one.comune.clone().unwrap_or_else(|| say.t("referral-area-untold"));
    let groups: Vec<&str> = one.groups.iter().map(|group| group.in_language(say.locale())).collect();
    let groups = if groups.is_empty() { say.t("referral-groups-none") } else { groups.join(", ") };
    vec![
        (say.t("referral-limited-service"), one.service_name.clone()),
        (say.t("referral-limited-area"), area),
        (say.t("referral-limited-groups"), groups),
        (say.t("referral-limited-reason"), one.reason.clone()),
    ]
}

/// What a body reads of a person.
pub(crate) async fn package(
    tx: &mut Tx,
    say: &Translator,
    package: &Package,
) -> storage::Result<Vec<(String, String)>> {
    let mut pairs = vec![(say.t("referral-package-name"), package.name.clone())];
    let phone = package.phone.as_deref().and_then(|phone| PhoneNumber::parse(phone).ok());
    pairs.extend(phone.map(|phone| (say.t(Share::Phone.text()), phone.to_string())));
    pairs.extend(package.email.iter().map(|email| (say.t(Share::Email.text()), email.clone())));
    pairs.extend(facts(tx, say, &package.facts).await?);
    Ok(pairs)
}

/// The facts that are known, in words.
pub(crate) async fn facts(
    tx: &mut Tx,
    say: &Translator,
    facts: &Facts,
) -> storage::Result<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    for share in Share::FACTS {
        let Some(word) = facts.word(share) else { continue };
        let text = match Facts::text(share, word) {
            Some(key) => say.t(key),
            None if share == Share::Comune => {
                comune(tx, IstatCode::parse(word).ok().as_ref()).await?.unwrap_or_default()
            }
            None => word.to_owned(),
        };
        pairs.push((say.t(share.text()), text));
    }
    Ok(pairs)
}

/// The name of a Comune.
pub(crate) async fn comune(tx: &mut Tx, code: Option<&IstatCode>) -> storage::Result<Option<String>> {
    match code {
        Some(code) => Ok(network::api::municipality(tx, code).await?.map(|one| one.name)),
        None => Ok(None),
    }
}

/// The name of a body.
pub(crate) async fn body(tx: &mut Tx, id: kernel::Id<Organisation>) -> storage::Result<String> {
    Ok(network::api::organisation(tx, id).await?.map(|body| body.name.clone()).unwrap_or_default())
}

/// The other parties of the agreement: whom a body may name in its place.
pub(crate) async fn others(
    tx: &mut Tx,
    one: &Referral,
    today: jiff::civil::Date,
) -> storage::Result<Vec<Choice>> {
    let parties = network::api::parties_as_of(tx, one.agreement, today).await?;
    let ids: Vec<_> = parties
        .iter()
        .map(|party| party.organisation)
        .filter(|id| *id != one.body && *id != one.organisation)
        .collect();
    let bodies = network::api::organisations(tx, &ids).await?;
    Ok(bodies.into_iter().map(|body| Choice::new(body.id.to_string(), body.name.clone())).collect())
}

/// A language that people are told in.
pub(crate) const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::It => "referral-language-it",
        Locale::En => "referral-language-en",
    }
}
