//! Who acts, when, and with which secret.

use jiff::civil::date;
use kernel::{Clock, Instant};
use policy::{Actor, Grant};
use storage::{Cx, Db, Keys};
use texts::Locale;
use uuid::Uuid;

/// The time of every test until it moves its clock: a Monday, 23 November 2026, eight o'clock in Rome.
pub fn now() -> Instant {
    Instant::from_rome(date(2026, 11, 23).at(8, 0, 0, 0))
}

/// A clock that stands still at [`now`] until `set`.
pub fn clock() -> Clock {
    Clock::still(now())
}

/// The secret of every test, so that links and codes are the same at each run.
pub fn keys() -> Keys {
    Keys::new(&[42; 32])
}

/// The context of an actor, in Italian.
pub fn cx(db: &Db, clock: &Clock, actor: Actor) -> Cx {
    Cx::new(db.clone(), clock.clone(), keys(), actor, Locale::It)
}

/// Staff with one role on one scope ([`policy::ROOT`] for all). Who she is follows from the two, so that two
/// operators of one desk are the same person and operators of two desks are two.
pub fn staff(role: &str, scope: Uuid) -> Actor {
    let name = role.bytes().fold(0_u128, |sum, byte| sum.wrapping_mul(31).wrapping_add(u128::from(byte)));
    let id = Uuid::from_u128(scope.as_u128().wrapping_add(name).wrapping_add(1));
    Actor::Staff { id, grants: vec![Grant { role: role.to_owned(), scope }] }
}

/// Anybody.
pub const fn public() -> Actor {
    Actor::Public
}

/// The command line.
pub const fn console() -> Actor {
    Actor::Console
}
