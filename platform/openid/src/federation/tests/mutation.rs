use super::world::World;
use super::{answers, chains, policies};
use crate::steps::{Step, without};

/// What each case comes to, in the order of the lists, one after the other.
fn outcomes() -> impl Iterator<Item = String> {
    let worlds = chains::CASES.iter().chain(policies::CASES).map(|(_, alter, _)| {
        let mut world = World::new();
        alter(&mut world);
        world.code()
    });
    worlds.chain(answers::CASES.iter().map(|(_, answer, _)| answers::code(*answer)))
}

#[test]
fn no_verification_can_be_left_out_without_a_case_that_notices() {
    let all: Vec<String> = outcomes().collect();
    let is_unnoticed = |step: &&Step| without(**step, || outcomes().eq(all.iter().cloned()));
    let unnoticed: Vec<&Step> = Step::ALL.iter().filter(is_unnoticed).collect();

    assert!(unnoticed.is_empty(), "nothing notices without {unnoticed:?}");
}
