//! What the doctor says of keys and certificates: an expired certificate shuts the door to every citizen at once.

use identity::Settings;
use identity::api::keys::{self, KeyEntry, KeyState, KeyUse};
use identity::api::providers::{self, ProviderKind, Registry};
use identity::settings::Organisation;
use kernel::Instant;
use storage::Cx;

use super::Mark;

/// From how many days before its end a certificate is spoken of: registering another takes weeks.
const WARN_DAYS: i64 = 60;

/// A line for each organisation that signs citizens in.
pub async fn certificates(cx: &Cx, settings: &Settings) -> Vec<(Mark, String)> {
    let known = match keys::list(cx).await {
        Ok(known) => known,
        Err(error) => return vec![(Mark::Bad, error.to_string())],
    };
    let signs_in = settings.organisations.iter().filter(|organisation| organisation.spid || organisation.cie);
    signs_in.map(|organisation| of(&organisation.slug, &known, cx.now())).collect()
}

/// From how many days on a registry is called old: providers change their keys, and their sign-ins fail then.
const OLD_DAYS: i64 = 90;

/// A line for each registry of providers that is needed.
pub async fn registries(cx: &Cx, settings: &Settings) -> Vec<(Mark, String)> {
    let known = match providers::registries(cx).await {
        Ok(known) => known,
        Err(error) => return vec![(Mark::Bad, error.to_string())],
    };
    let needs = |is_of: fn(&Organisation) -> bool| settings.organisations.iter().any(is_of);
    let needed = [
        (ProviderKind::Spid, "", needs(|organisation| organisation.spid)),
        (ProviderKind::Cie, " --cie", needs(|organisation| organisation.cie)),
        (ProviderKind::Eidas, " --eidas", settings.eidas_node),
    ];
    let needed = needed.into_iter().filter(|(.., is_needed)| *is_needed);
    needed.map(|(kind, flag, _)| registry(kind, flag, &known, cx.now())).collect()
}

fn registry(kind: ProviderKind, flag: &str, known: &[Registry], now: Instant) -> (Mark, String) {
    let word = kind.name();
    let Some(registry) = known.iter().find(|registry| registry.kind == kind) else {
        return (Mark::Warn, format!("none of {word}; run `inrete identity import-idp FILE{flag}`"));
    };
    let days = now.minutes_since(Instant::start_of(registry.on)).div_euclid(24 * 60);
    let text = format!("{} of {word}, registry of {}", registry.providers, registry.on);
    match days {
        ..OLD_DAYS => (Mark::Ok, text),
        _ => (Mark::Warn, format!("{text}, {days} days old; run `inrete identity import-idp FILE{flag}`")),
    }
}

fn of(slug: &str, known: &[(KeyEntry, KeyState)], now: Instant) -> (Mark, String) {
    let is_its = |key: &&(KeyEntry, KeyState)| key.0.organisation == slug && key.0.purpose == KeyUse::Saml;
    let until = |state: KeyState| {
        let mut keys = known.iter().filter(is_its).filter(|key| key.1 == state);
        keys.find_map(|key| key.0.certificate.as_ref().map(|certificate| certificate.until))
    };
    let Some(end) = until(KeyState::Current) else {
        let what = format!("«{slug}» has none; run `inrete identity certificate --organisation {slug}`");
        return (Mark::Bad, what);
    };
    let next = match until(KeyState::Next) {
        Some(_) => format!(
            "the next is there: once it is registered run `inrete identity keys rotate --use saml --organisation {slug}`"
        ),
        None => format!("run `inrete identity certificate --organisation {slug} --next`"),
    };
    let days = end.minutes_since(now).div_euclid(24 * 60);
    match days {
        ..0 => (Mark::Bad, format!("that of «{slug}» ended on {}; {next}", end.date())),
        0..WARN_DAYS => {
            (Mark::Warn, format!("that of «{slug}» ends on {}, in {days} days; {next}", end.date()))
        }
        _ => (Mark::Ok, format!("that of «{slug}» is good until {}", end.date())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity::api::keys::{Certificate, KeyAlgorithm};
    use kernel::Id;

    fn key(state: KeyState, until: Instant) -> (KeyEntry, KeyState) {
        let entry = KeyEntry {
            id: Id::from_uuid(uuid::Uuid::from_u128(1)),
            organisation: "molo".to_owned(),
            purpose: KeyUse::Saml,
            algorithm: KeyAlgorithm::Rsa,
            kid: "k".to_owned(),
            certificate: Some(Certificate { pem: String::new(), until }),
            created_at: Instant::from_micros(0),
            active_from: None,
            retired_at: None,
        };
        (entry, state)
    }

    #[test]
    fn certificate_is_spoken_of_sixty_days_before_its_end() {
        let end = Instant::from_micros(0).plus_days(1000);
        let marks = |days: i64| of("molo", &[key(KeyState::Current, end)], end.plus_days(-days)).0;

        assert_eq!([61, 60, 59, 1, 0, -1].map(marks), {
            use Mark::{Bad, Ok, Warn};
            [Ok, Ok, Warn, Warn, Warn, Bad]
        });
    }

    #[test]
    fn registry_is_called_old_after_ninety_days() {
        let now = Instant::start_of(jiff::civil::date(2026, 11, 23));
        let on = |date| [Registry { kind: ProviderKind::Spid, providers: 12, on: date, imported_at: now }];
        let mark = |date| registry(ProviderKind::Spid, "", &on(date), now).0;

        assert_eq!(mark(jiff::civil::date(2026, 8, 26)), Mark::Ok);
        assert_eq!(mark(jiff::civil::date(2026, 8, 25)), Mark::Warn);
        assert_eq!(
            registry(ProviderKind::Cie, " --cie", &on(jiff::civil::date(2026, 11, 1)), now).0,
            Mark::Warn
        );
    }

    #[test]
    fn organisation_without_a_certificate_is_named() {
        let end = Instant::from_micros(0).plus_days(1000);

        let (mark, what) = of("monte", &[key(KeyState::Current, end)], end.plus_days(-100));

        assert_eq!(mark, Mark::Bad);
        assert!(what.contains("«monte» has none"), "{what}");
    }

    #[test]
    fn certificate_that_waits_is_told_how_to_use() {
        let end = Instant::from_micros(0).plus_days(1000);
        let keys = [key(KeyState::Current, end), key(KeyState::Next, end.plus_days(1000))];

        let (mark, what) = of("molo", &keys, end.plus_days(-10));

        assert_eq!(mark, Mark::Warn);
        assert!(what.contains("keys rotate --use saml --organisation molo"), "{what}");
    }
}
