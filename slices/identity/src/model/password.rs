//! Which passwords are let in: long ones that nobody guesses first. No rules about signs and capitals, and no
//! expiry: both lead to worse ones (NIST SP 800-63B, 3.1.1.2).

/// Fewest characters.
pub const PASSWORD_MIN_CHARS: usize = 12;
/// Most; far beyond what anybody types, and a bound on the work of hashing.
const MAX_CHARS: usize = 256;
/// What people choose first when twelve characters are asked for. Ours, gathered by habit: keyboard rows, years,
/// the words of the trade.
const COMMON: &str = include_str!("common_passwords.txt");
/// Shorter parts of a name ("di", "Rosa") are in too many good sentences.
const NAME_PART_CHARS: usize = 4;

/// A password that may be kept. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password(…)")
    }
}

/// Why a password is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer than twelve characters.
    #[error("the password is too short")]
    TooShort,
    /// More than 256.
    #[error("the password is too long")]
    TooLong,
    /// One of those that are tried first.
    #[error("the password is a common one")]
    Common,
    /// It holds her name or her mail address.
    #[error("the password contains the name or the mail address")]
    Personal,
}

impl Password {
    /// Judges a password for somebody of that name and mail address.
    ///
    /// # Errors
    /// [`PasswordFault`].
    pub fn choose(text: &str, name: &str, email: &str) -> Result<Self, PasswordFault> {
        let length = text.chars().count();
        if length < PASSWORD_MIN_CHARS {
            return Err(PasswordFault::TooShort);
        }
        if length > MAX_CHARS {
            return Err(PasswordFault::TooLong);
        }
        let folded = text.to_lowercase();
        if is_common(&folded) {
            return Err(PasswordFault::Common);
        }
        if parts(name)
            .chain(parts(email.split('@').next().unwrap_or_default()))
            .any(|part| folded.contains(&part))
        {
            return Err(PasswordFault::Personal);
        }
        Ok(Self(text.to_owned()))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn parts(text: &str) -> impl Iterator<Item = String> {
    let words =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= NAME_PART_CHARS);
    words.map(str::to_lowercase)
}

/// On the list as it is or without the digits and signs that people hang on, or made of very few different signs,
/// or a run of the alphabet, of the digits, or of the keyboard.
fn is_common(folded: &str) -> bool {
    let stripped = folded.trim_matches(|c: char| !c.is_alphabetic());
    let letters: String = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let listed = |text: &str| COMMON.lines().any(|line| line == text);
    let mut signs: Vec<char> = folded.chars().collect();
    signs.sort_unstable();
    signs.dedup();
    signs.len() < 5
        || listed(folded)
        || listed(&letters)
        || (!stripped.is_empty() && listed(stripped))
        || is_run(&letters)
}

fn is_run(letters: &str) -> bool {
    const RUNS: [&str; 4] = [
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890123456789",
        "qwertyuiopasdfghjklzxcvbnm",
        "1q2w3e4r5t6y7u8i9o0p",
    ];
    let backwards: String = letters.chars().rev().collect();
    RUNS.iter().any(|run| run.contains(letters) || run.contains(&backwards))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(text: &str) -> Result<(), PasswordFault> {
        Password::choose(text, "Livia Montefosco", "l.montefosco@comune.example").map(drop)
    }

    #[test]
    fn password_long_and_her_own_is_let_in() {
        assert_eq!(chosen("quattro cavalli sul molo"), Ok(()));
        assert_eq!(chosen("così è più lunga"), Ok(()));
    }

    #[test]
    fn password_too_short_or_too_long_is_refused() {
        assert_eq!(chosen("undici-sono"), Err(PasswordFault::TooShort));
        assert_eq!(chosen("dodici-sono!"), Ok(()));
        assert_eq!(chosen(&"à1b2c3 ".repeat(40)), Err(PasswordFault::TooLong));
    }

    #[test]
    fn password_that_is_tried_first_is_refused() {
        for common in [
            "password1234",
            "PasswordPassword",
            "123456789012",
            "qwertyuiopasdf",
            "aaaaaaaaaaaaaa",
            "Benvenuto2026!",
            "1q2w3e4r5t6y",
            "ABABABABABABAB",
        ] {
            assert_eq!(chosen(common), Err(PasswordFault::Common), "{common}");
        }
    }

    #[test]
    fn password_with_her_name_or_address_is_refused() {
        assert_eq!(chosen("io sono LIVIA da sempre"), Err(PasswordFault::Personal));
        assert_eq!(chosen("viva-montefosco-99"), Err(PasswordFault::Personal));
    }
}
