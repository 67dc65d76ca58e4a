//! Policies, merged and applied.

use serde_json::{Map, Value, json};

use super::world::*;
use crate::federation::{apply, merge};

pub(super) type PolicyCase = (&'static str, fn(&mut World), &'static str);

/// What the two superiors ask, and what comes of it.
pub(super) const CASES: &[PolicyCase] = &[
    (
        "subset leaves nothing",
        |w| {
            w.policy(
                Of::Anchor,
                json!({"subject_types_supported": {"subset_of": ["public"], "essential": true}}),
            );
        },
        "federation.policy_essential",
    ),
    (
        "missing parameter",
        |w| w.policy(Of::Middle, json!({"altro": {"essential": true}})),
        "federation.policy_essential",
    ),
    (
        "not one of",
        |w| w.policy(Of::Middle, json!({"issuer": {"one_of": ["https://altro.example"]}})),
        "federation.policy_excluded",
    ),
    (
        "not a superset",
        |w| w.policy(Of::Middle, json!({"response_types_supported": {"superset_of": ["code", "token"]}})),
        "federation.policy_excluded",
    ),
    (
        "two values",
        |w| {
            w.policy(Of::Anchor, json!({"op_name": {"value": "uno"}}));
            w.policy(Of::Middle, json!({"op_name": {"value": "due"}}));
        },
        "federation.policy_conflict",
    ),
    (
        "unknown operator that must be understood",
        |w| w.of_middle.metadata_policy_crit = vec!["regexp".into()],
        "federation.policy_operator",
    ),
    ("unknown operator", |w| w.policy(Of::Anchor, json!({"issuer": {"regexp": "x"}})), "ok 4"),
    ("policy that is none", |w| w.policy(Of::Anchor, json!({"issuer": "x"})), "federation.policy_conflict"),
    (
        "list without end",
        |w| w.policy(Of::Anchor, json!({"op_name": {"one_of": vec!["Provider"; 513]}})),
        "federation.policy_conflict",
    ),
    (
        "metadata without end",
        |w| {
            let provider = w.provider_says.metadata["openid_provider"].as_object_mut().unwrap();
            provider.insert("scopes_supported".into(), json!(vec!["openid"; 513]));
            w.policy(Of::Anchor, json!({"scopes_supported": {"subset_of": ["openid"]}}));
        },
        "federation.policy_excluded",
    ),
];

#[test]
fn policies_refuse_for_their_own_reason_in_each_case() {
    for (name, alter, expected) in CASES {
        let mut world = World::new();
        alter(&mut world);
        assert_eq!(world.code(), *expected, "{name}");
    }
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn each_operator_does_what_its_name_says() {
    let metadata = object(json!({"a": ["x", "y"], "scope": "openid email", "gone": 1}));
    let policy = object(json!({
        "a": {"add": ["z"]}, "b": {"default": "d"}, "c": {"value": [1]}, "gone": {"value": null},
        "scope": {"subset_of": ["openid", "profile"], "superset_of": ["openid"]},
    }));

    let applied = apply(&metadata, &policy).unwrap();

    assert_eq!(Value::Object(applied), json!({"a": ["x", "y", "z"], "b": "d", "c": [1], "scope": "openid"}));
}

#[test]
fn those_below_can_only_narrow_what_is_above() {
    let cases = [
        (
            json!({"subset_of": [1, 2, 3]}),
            json!({"subset_of": [2, 3, 4]}),
            Some(json!({"subset_of": [2, 3]})),
        ),
        (json!({"superset_of": [1]}), json!({"superset_of": [2]}), Some(json!({"superset_of": [1, 2]}))),
        (json!({"add": [1]}), json!({"add": [2]}), Some(json!({"add": [1, 2]}))),
        (json!({"one_of": [1, 2]}), json!({"one_of": [2, 3]}), Some(json!({"one_of": [2]}))),
        (json!({"one_of": [1]}), json!({"one_of": [2]}), None),
        (json!({"essential": false}), json!({"essential": true}), Some(json!({"essential": true}))),
        (json!({"essential": true}), json!({"essential": false}), None),
        (json!({"default": 1}), json!({"default": 2}), None),
        (json!({"one_of": [1]}), json!({"subset_of": [1]}), None),
        (json!({"subset_of": [1]}), json!({"superset_of": [2]}), None),
        (json!({"subset_of": [1]}), json!({"value": [2]}), None),
        (json!({"value": null}), json!({"essential": true}), None),
        (
            json!({"subset_of": [1, 2]}),
            json!({"value": [2], "essential": true}),
            Some(json!({"subset_of": [1, 2], "value": [2], "essential": true})),
        ),
    ];
    for (above, below, expected) in cases {
        let merged = merge(&object(json!({"p": above})), &object(json!({"p": below})));
        assert_eq!(merged.ok().map(|merged| merged["p"].clone()), expected, "{above} {below}");
    }
}
