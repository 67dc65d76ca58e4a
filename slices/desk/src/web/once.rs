//! The key that a form carries, so that one that is sent twice acts once.

use web::Caller;
use web::forms::Form;

use crate::actions::Once;

/// The hidden field.
pub(super) const KEY: &str = "chiave";

/// A form with a key of its own. Each time it is shown: with the old key, a corrected form would be taken for the
/// first.
pub(super) fn keyed(caller: &Caller, form: Form) -> Form {
    form.set(KEY, new_key(caller))
}

/// A key that nobody had before.
pub(super) fn new_key(caller: &Caller) -> String {
    caller.cx.new_random_id::<()>().to_string()
}

/// The key and content of a form that was sent; none where it carries no key.
pub(super) fn once(caller: &Caller, form: &Form) -> Option<Once> {
    let key = form.get(KEY)?;
    let request: String = form.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    Some(Once::of(caller.cx.keys(), "desk.form", key, &request))
}
