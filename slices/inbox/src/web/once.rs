//! The key that a form carries, so that one that is sent twice acts once.

use web::Caller;
use web::forms::Form;

/// The hidden field.
pub(super) const KEY: &str = "chiave";

/// A form with a key of its own, new each time it is shown.
pub(super) fn keyed(caller: &Caller, form: Form) -> Form {
    form.set(KEY, caller.cx.new_random_id::<()>().to_string())
}

/// The key of a form that was sent, hashed with all that was sent with it: the same key with other words is another form.
pub(super) fn key(caller: &Caller, form: &Form) -> Option<String> {
    form.get(KEY)?;
    Some(sent(caller, form))
}

/// All that was sent with a form, hashed: of a step that a request takes from one version once, no key is needed.
pub(super) fn sent(caller: &Caller, form: &Form) -> String {
    let sent: String = form.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    caller.cx.keys().pseudonym("inbox.form", &sent)
}
