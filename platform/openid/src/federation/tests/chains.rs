//! A case for each thing that a chain is verified for.

use serde_json::json;

use super::world::*;
use crate::federation::*;
use crate::jose::{Signature, Use, sign, to_base64};

pub(super) type Case = (&'static str, fn(&mut World), &'static str);

/// What is altered, and the code of the refusal.
pub(super) const CASES: &[Case] = &[
    ("nothing", |_| (), "ok 4"),
    ("expired", |w| w.of_middle.exp = NOW.seconds - 61, "federation.expired"),
    ("clock behind", |w| w.of_middle.exp = NOW.seconds - 59, "ok 4"),
    ("future", |w| w.provider_says.iat = NOW.seconds + 61, "federation.not_yet_valid"),
    ("not about itself", |w| w.provider_says.iss = ANCHOR.into(), "federation.not_about_itself"),
    ("another subject", |w| w.of_provider.sub = "https://altro.example".into(), "federation.wrong_subject"),
    ("another configuration", another_configuration, "federation.wrong_subject"),
    ("another issuer", |w| w.of_provider.iss = ANCHOR.into(), "federation.wrong_issuer"),
    ("no keys", |w| w.of_provider.jwks = json!({"keys": []}), "federation.keys_missing"),
    ("audience", |w| w.of_provider.aud = Some(json!("https://altro.example")), "federation.wrong_audience"),
    ("critical claim", |w| w.of_provider.crit = vec!["nuovo".into()], "federation.critical_claim"),
    ("understood claim", |w| w.of_provider.crit = vec!["constraints".into()], "ok 4"),
    ("no kid", no_kid, "federation.kid_missing"),
    ("wrong type", |w| resign(w, Some("JWT")), "jose.type_not_allowed"),
    ("no type", |w| resign(w, None), "jose.type_not_allowed"),
    ("altered", altered, "jose.signature_wrong"),
    ("too long", too_long, "jose.too_long"),
    ("critical header", |w| head(w, json!({"crit": ["b64"]})), "jose.critical_extension"),
    (
        "leaf keys not vouched",
        |w| w.of_provider.jwks = json!({"keys": [key(4).public(Use::Sig)]}),
        "federation.keys_not_vouched",
    ),
    (
        "middle keys not vouched",
        |w| w.of_middle.jwks = json!({"keys": [key(4).public(Use::Sig)]}),
        "federation.keys_not_vouched",
    ),
    (
        "anchor's keys are others",
        |w| w.thumbprints = vec![key(4).kid().into()],
        "federation.keys_not_vouched",
    ),
    ("anchor without thumbprints", |w| w.thumbprints.clear(), "ok 4"),
    ("no fetch endpoint", |w| w.middle_says.metadata.clear(), "federation.no_fetch_endpoint"),
    (
        "nobody answers",
        |w| w.provider_says.authority_hints = vec!["https://muto.example".into()],
        "federation.not_fetched",
    ),
    ("second hint", |w| w.provider_says.authority_hints.insert(0, "https://muto.example".into()), "ok 4"),
    (
        "bad hint",
        |w| w.provider_says.authority_hints = vec!["file:///etc/passwd".into()],
        "federation.bad_identifier",
    ),
    ("no hints", |w| w.provider_says.authority_hints.clear(), "federation.no_chain"),
    ("too many hints", too_many_hints, "federation.not_fetched"),
    ("too many fetches", |w| w.limits.fetches = 3, "federation.too_many_fetches"),
    ("too long a path", |w| w.limits.intermediates = 0, "federation.path_too_long"),
    ("loop", looping, "federation.no_chain"),
    ("path length", |w| w.anchor_says.constraints = length(0), "federation.path_too_long"),
    ("path length enough", |w| w.anchor_says.constraints = length(1), "ok 4"),
    ("path length of middle", |w| w.of_middle.constraints = length(0), "federation.path_too_long"),
    ("name", |w| w.of_middle.constraints = named(".altro.example"), "federation.name_not_allowed"),
    ("right name", |w| w.of_provider.constraints = named("provider.example"), "ok 4"),
    (
        "type",
        |w| {
            w.of_provider.constraints = Some(Constraints {
                allowed_entity_types: Some(vec!["openid_relying_party".into()]),
                ..Constraints::default()
            })
        },
        "federation.type_not_allowed",
    ),
    (
        "no metadata",
        |w| drop(w.provider_says.metadata.remove("openid_provider")),
        "federation.metadata_missing",
    ),
    ("mark", |w| w.marks = vec![MARK.into()], "ok 4"),
    (
        "mark missing",
        |w| {
            w.marks = vec![MARK.into()];
            w.provider_says.trust_marks.clear();
        },
        "federation.mark_missing",
    ),
    ("mark of nobody asked", |w| w.marks = vec!["altro".into()], "federation.mark_missing"),
    (
        "mark by another",
        |w| {
            w.marks = vec![MARK.into()];
            w.provider_says.trust_marks = vec![w.middle.mark(PROVIDER, MARK, NOW).unwrap().entry()];
        },
        "federation.mark_issuer_not_allowed",
    ),
    (
        "mark by another who may",
        |w| {
            w.marks = vec![MARK.into()];
            w.anchor_says.trust_mark_issuers.insert(MARK.into(), vec![MIDDLE.into()]);
            w.provider_says.trust_marks = vec![w.middle.mark(PROVIDER, MARK, NOW).unwrap().entry()];
        },
        "ok 4",
    ),
    (
        "mark of another",
        |w| {
            w.marks = vec![MARK.into()];
            w.provider_says.trust_marks = vec![w.anchor.mark(MIDDLE, MARK, NOW).unwrap().entry()];
        },
        "federation.mark_wrong_subject",
    ),
    (
        "mark expired",
        |w| {
            w.marks = vec![MARK.into()];
            let then = Moment { seconds: NOW.seconds - 200_000, ..NOW };
            w.provider_says.trust_marks = vec![w.anchor.mark(PROVIDER, MARK, then).unwrap().entry()];
        },
        "federation.mark_expired",
    ),
    (
        "mark of another kind",
        |w| {
            w.marks = vec![MARK.into()];
            let mut entry = w.anchor.mark(PROVIDER, "altro", NOW).unwrap().entry();
            entry.trust_mark_type = Some(MARK.into());
            w.provider_says.trust_marks = vec![entry];
        },
        "federation.mark_wrong_kind",
    ),
    (
        "mark with a foreign key",
        |w| {
            w.marks = vec![MARK.into()];
            let mut forger = w.anchor.clone();
            forger.key = key(4);
            w.provider_says.trust_marks = vec![forger.mark(PROVIDER, MARK, NOW).unwrap().entry()];
        },
        "federation.mark_refused",
    ),
];

#[test]
fn chain_is_refused_for_its_own_reason_in_each_case() {
    for (name, alter, expected) in CASES {
        let mut world = World::new();
        alter(&mut world);
        assert_eq!(world.code(), *expected, "{name}");
    }
}

#[test]
fn chain_holds_as_long_as_its_shortest_statement_and_gives_the_providers_metadata() {
    let mut world = World::new();
    world.of_middle.exp = NOW.seconds + 100;
    let chain = world.resolve().unwrap();

    assert_eq!((chain.entity.as_str(), chain.anchor.as_str()), (PROVIDER, ANCHOR));
    assert_eq!(chain.expires, NOW.seconds + 100);
    assert_eq!(chain.metadata["issuer"], PROVIDER);
    assert_eq!(chain.keys.keys[0].kid.as_deref(), Some(key(2).kid()));
}

#[test]
fn superior_may_set_metadata_of_the_one_right_below_it() {
    let mut world = World::new();
    world.of_provider.metadata =
        json!({"openid_provider": {"organization_name": "Nome dato"}}).as_object().unwrap().clone();

    assert_eq!(world.resolve().unwrap().metadata["organization_name"], "Nome dato");
}

#[test]
fn anchor_is_its_own_chain() {
    let world = World::new();
    let anchors = [Anchor { entity: ANCHOR.into(), thumbprints: world.thumbprints.clone() }];
    let resolving = Resolving {
        entity: ANCHOR,
        entity_type: "federation_entity",
        anchors: &anchors,
        marks: &[],
        moment: NOW,
        limits: Limits::default(),
    };
    let token = world.anchor.configuration(NOW).unwrap().into_bytes();
    let fetched = Fetched::from([(configuration_address(ANCHOR).unwrap(), Ok(token))]);

    let Progress::Chain(chain) = resolving.attempt(&fetched).unwrap() else { panic!("needs more") };
    assert_eq!(chain.statements.len(), 1);
}

fn length(longest: usize) -> Option<Constraints> {
    Some(Constraints { max_path_length: Some(longest), ..Constraints::default() })
}

fn named(pattern: &str) -> Option<Constraints> {
    let naming = NamingConstraints { permitted: Some(vec![pattern.into()]), excluded: vec![] };
    Some(Constraints { naming_constraints: Some(naming), ..Constraints::default() })
}

fn configuration(world: &World) -> String {
    sign(&key(2), Signature::ES384, Some(ENTITY_STATEMENT), &world.provider_says).unwrap()
}

fn instead(world: &mut World, token: String) {
    world.instead.insert(configuration_address(PROVIDER).unwrap(), token);
}

fn resign(world: &mut World, typ: Option<&str>) {
    let token = sign(&key(2), Signature::ES384, typ, &world.provider_says).unwrap();
    instead(world, token);
}

fn another_configuration(world: &mut World) {
    let other = "https://altro.example".to_owned();
    (world.provider_says.iss, world.provider_says.sub) = (other.clone(), other);
}

fn altered(world: &mut World) {
    let token = configuration(world);
    world.provider_says.iat -= 1;
    let other = configuration(world);
    let payload = other.split('.').nth(1).unwrap();
    let parts: Vec<&str> = token.split('.').collect();
    instead(world, format!("{}.{payload}.{}", parts[0], parts[2]));
}

fn too_long(world: &mut World) {
    world.provider_says.metadata.insert("lungo".into(), "a".repeat(300_000).into());
}

/// The same token with other members in its header, signed over them.
fn head(world: &mut World, members: serde_json::Value) {
    let mut header = json!({"alg": "ES384", "typ": ENTITY_STATEMENT, "kid": key(2).kid()});
    header.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let token = configuration(world);
    let payload = token.split('.').nth(1).unwrap();
    let message = format!("{}.{payload}", to_base64(header.to_string().as_bytes()));
    let signature = key(2).sign(Signature::ES384, message.as_bytes()).unwrap();
    instead(world, format!("{message}.{signature}"));
}

fn no_kid(world: &mut World) {
    let token = configuration(world);
    let payload = token.split('.').nth(1).unwrap();
    let header = json!({"alg": "ES384", "typ": ENTITY_STATEMENT});
    let message = format!("{}.{payload}", to_base64(header.to_string().as_bytes()));
    let signature = key(2).sign(Signature::ES384, message.as_bytes()).unwrap();
    instead(world, format!("{message}.{signature}"));
}

fn too_many_hints(world: &mut World) {
    let mute = (0..6).map(|number| format!("https://muto{number}.example"));
    world.provider_says.authority_hints = mute.chain([MIDDLE.to_owned()]).collect();
}

/// The intermediate points back to the provider, which would vouch for it.
fn looping(world: &mut World) {
    world.middle_says.authority_hints = vec![PROVIDER.into()];
    let metadata = json!({"federation_fetch_endpoint": format!("{PROVIDER}/fetch")});
    world.provider_says.metadata.insert("federation_entity".into(), metadata);
    let mut claims = world.of_middle.clone();
    claims.iss = PROVIDER.into();
    let token = sign(&key(2), Signature::ES384, Some(ENTITY_STATEMENT), &claims).unwrap();
    world.instead.insert(fetch_address(&format!("{PROVIDER}/fetch"), MIDDLE), token);
}
