//! What an operator types to hand somebody over, and what is wrong with it.

use kernel::{EmailAddress, PhoneNumber};
use network::api::LegalBasis;
use texts::Locale;

use super::{Channel, How, Share};

/// Longest name in characters.
pub const NAME_LENGTH: usize = 120;
/// Longest reason in characters.
pub const REASON_LENGTH: usize = 500;
/// Longest name of a service in characters.
pub const SERVICE_LENGTH: usize = 200;

/// As typed.
#[derive(Clone, Default)]
pub struct Typed {
    /// Her name.
    pub name: String,
    /// Her telephone, or nothing.
    pub phone: String,
    /// Her mail address, or nothing.
    pub email: String,
    /// The language she is told in.
    pub locale: String,
    /// What the service is called.
    pub service_name: String,
    /// Why she is sent.
    pub reason: String,
    /// Words of [`Share`].
    pub shares: Vec<String>,
    /// Word of [`Channel`].
    pub channel: String,
    /// Word of [`How`]; nothing where no consent is asked.
    pub how: String,
    /// Whether she was told that she is handed over.
    pub is_informed: bool,
}

/// As read.
#[derive(Clone, PartialEq)]
pub struct Draft {
    /// Her name.
    pub name: String,
    /// Her telephone.
    pub phone: Option<PhoneNumber>,
    /// Her mail address.
    pub email: Option<EmailAddress>,
    /// The language she is told in.
    pub locale: Locale,
    /// What the service is called.
    pub service_name: String,
    /// Why she is sent.
    pub reason: String,
    /// What is passed on.
    pub shares: Vec<Share>,
    /// How the body gets it.
    pub channel: Channel,
    /// How she consented, where consent is the ground.
    pub how: Option<How>,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Draft(hidden)")
    }
}

/// What is wrong; each has its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No service.
    #[error("the service is missing")]
    ServiceMissing,
    /// No reason.
    #[error("the reason is missing")]
    ReasonMissing,
    /// A reason that is too long.
    #[error("the reason is too long")]
    ReasonTooLong,
    /// The reason says who it is: it is read before the body accepts.
    #[error("the reason names the person")]
    ReasonNames,
    /// No name.
    #[error("the name is missing")]
    NameMissing,
    /// A name that no form holds.
    #[error("the name is too long")]
    NameTooLong,
    /// The telephone cannot be read.
    #[error("the telephone number cannot be read")]
    Phone,
    /// The mail address cannot be read.
    #[error("the mail address cannot be read")]
    Email,
    /// Neither telephone nor mail: the body could not reach her, nor could we tell her.
    #[error("a telephone number or a mail address is needed")]
    ContactMissing,
    /// The body gets neither her telephone nor her mail, and has nothing of her in hand.
    #[error("the body needs a telephone number or a mail address")]
    ContactKept,
    /// Consent is asked and it is not said how she gave it.
    #[error("it is not said how she consented")]
    ConsentMissing,
    /// By her own link, and she has no mail.
    #[error("without mail she cannot consent by a link")]
    ConsentNeedsMail,
    /// She was not told.
    #[error("she was not told")]
    NotInformed,
}

impl Fault {
    /// The field of the form.
    pub const fn field(self) -> &'static str {
        match self {
            Self::ServiceMissing => "service",
            Self::ReasonMissing | Self::ReasonTooLong | Self::ReasonNames => "reason",
            Self::NameMissing | Self::NameTooLong => "name",
            Self::Phone | Self::ContactMissing => "phone",
            Self::Email => "email",
            Self::ContactKept => "shares",
            Self::ConsentMissing | Self::ConsentNeedsMail => "how",
            Self::NotInformed => "informed",
        }
    }

    /// The key of what is said.
    pub const fn text(self) -> &'static str {
        match self {
            Self::ServiceMissing => "referral-fault-service",
            Self::ReasonMissing => "referral-fault-reason",
            Self::ReasonTooLong => "referral-fault-reason-long",
            Self::ReasonNames => "referral-fault-reason-names",
            Self::NameMissing => "referral-fault-name",
            Self::NameTooLong => "referral-fault-name-long",
            Self::Phone => "referral-fault-phone",
            Self::Email => "referral-fault-email",
            Self::ContactMissing => "referral-fault-contact",
            Self::ContactKept => "referral-fault-contact-kept",
            Self::ConsentMissing => "referral-fault-consent",
            Self::ConsentNeedsMail => "referral-fault-consent-mail",
            Self::NotInformed => "referral-fault-informed",
        }
    }
}

impl Typed {
    /// Reads it; all that is wrong is told at once, in the order of the page.
    ///
    /// # Errors
    /// What is wrong.
    pub fn parse(&self, basis: LegalBasis) -> Result<Draft, Vec<Fault>> {
        let mut wrong = Vec::new();
        let service_name = one_line(&self.service_name, SERVICE_LENGTH);
        if service_name.is_empty() {
            wrong.push(Fault::ServiceMissing);
        }
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let phone = optional(&self.phone, |text| PhoneNumber::parse(text).map_err(|_| Fault::Phone));
        let email = optional(&self.email, |text| EmailAddress::parse(text).map_err(|_| Fault::Email));
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() {
            wrong.push(Fault::ReasonMissing);
        } else if reason.chars().count() > REASON_LENGTH {
            wrong.push(Fault::ReasonTooLong);
        } else if names(&reason, &name, &self.phone) || names(&service_name, &name, &self.phone) {
            wrong.push(Fault::ReasonNames);
        }
        if name.is_empty() {
            wrong.push(Fault::NameMissing);
        } else if name.chars().count() > NAME_LENGTH {
            wrong.push(Fault::NameTooLong);
        }
        wrong.extend(phone.as_ref().err());
        wrong.extend(email.as_ref().err());
        let (phone, email) = (phone.unwrap_or(None), email.unwrap_or(None));
        let shares: Vec<Share> = Share::ALL
            .iter()
            .copied()
            .filter(|share| self.shares.iter().any(|word| word == share.word()))
            .collect();
        let channel = Channel::parse(&self.channel).unwrap_or(Channel::Link);
        if self.phone.trim().is_empty() && self.email.trim().is_empty() {
            wrong.push(Fault::ContactMissing);
        } else if channel == Channel::Link
            && !(phone.is_some() && shares.contains(&Share::Phone)
                || email.is_some() && shares.contains(&Share::Email))
        {
            wrong.push(Fault::ContactKept);
        }
        let how = How::parse(&self.how).ok().filter(|_| basis == LegalBasis::Consent);
        match (basis, how) {
            (LegalBasis::Consent, None) => wrong.push(Fault::ConsentMissing),
            (LegalBasis::Consent, Some(How::Link)) if email.is_none() => wrong.push(Fault::ConsentNeedsMail),
            (LegalBasis::PublicTask, _) if !self.is_informed => wrong.push(Fault::NotInformed),
            _ => {}
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let locale = Locale::parse(&self.locale).unwrap_or_default();
        Ok(Draft { name, phone, email, locale, service_name, reason, shares, channel, how })
    }
}

fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}

fn one_line(text: &str, most: usize) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect()
}

/// A name has shorter words too ("De", "Lo"), which say nothing.
const TELLING_LETTERS: usize = 3;
/// So many digits in a row are a telephone number or a document.
const TELLING_DIGITS: usize = 6;

/// Whether a text says who she is: a word of her name, a mail address, a number, a fiscal code.
pub fn names(text: &str, name: &str, phone: &str) -> bool {
    let words = texts::italian::words(text);
    let hers = texts::italian::words(name);
    let is_hers = |word: &String| word.chars().count() >= TELLING_LETTERS && hers.contains(word);
    let is_fiscal_code =
        |word: &String| word.len() == 16 && word.bytes().filter(u8::is_ascii_digit).count() >= 7;
    if text.contains('@') || words.iter().any(is_hers) || words.iter().any(is_fiscal_code) {
        return true;
    }
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (hers, said) = (digits(phone), digits(text));
    let tail = hers.get(hers.len().saturating_sub(TELLING_DIGITS)..).unwrap_or_default();
    let longest = text
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '/')))
        .map(|run| digits(run).len())
        .max()
        .unwrap_or(0);
    tail.len() == TELLING_DIGITS && said.contains(tail) || longest > 8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed() -> Typed {
        Typed {
            name: "Persona Inventata".into(),
            phone: "347 000 1122".into(),
            email: "persona@example.org".into(),
            locale: "it".into(),
            service_name: "Corso di saldatura".into(),
            reason: "Cerca un corso con stage, ha già lavorato in officina nel 2024.".into(),
            shares: vec!["phone".into(), "age".into(), "boh".into()],
            channel: "link".into(),
            how: String::new(),
            is_informed: true,
        }
    }

    fn wrong(change: impl FnOnce(&mut Typed), basis: LegalBasis) -> Vec<Fault> {
        let mut typed = typed();
        change(&mut typed);
        typed.parse(basis).err().unwrap_or_default()
    }

    #[test]
    fn draft_of_a_good_form_is_read() {
        let draft = typed().parse(LegalBasis::PublicTask).unwrap();

        assert_eq!(draft.shares, [Share::Phone, Share::Age]);
        assert_eq!((draft.channel, draft.how), (Channel::Link, None));
    }

    #[test]
    fn reason_that_says_who_it_is_is_refused() {
        for reason in [
            "L'inventata cerca lavoro",
            "chiamare INVENTATA",
            "scrivere a persona@example.org",
            "chiamare 347-0001122",
            "tel 0001122",
            "codice NVNPSN90A41E463X",
            "telefono 0187 123 4567",
        ] {
            assert_eq!(
                wrong(|typed| typed.reason = reason.into(), LegalBasis::PublicTask),
                [Fault::ReasonNames],
                "{reason}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_word_of_her_name_anywhere_in_the_reason_is_found(
            name in "[A-Z][a-zàèù]{2,9} [A-Z][a-z]{2,11}",
            before in "[a-z ,.']{0,30}",
            after in "[a-z ,.]{0,30}",
            second in any::<bool>(),
            loud in any::<bool>(),
        ) {
            let word = name.split(' ').nth(usize::from(second)).unwrap();
            let word = if loud { word.to_uppercase() } else { word.to_owned() };

            let said = format!("{before} {word}, {after}");
            prop_assert!(names(&said, &name, ""));
        }

        #[test]
        fn her_telephone_is_found_however_it_is_written(digits in "3[0-9]{9}", gap in "[ .-]?") {
            let (first, rest) = digits.split_at(3);

            let written = format!("chiamare {first}{gap}{rest}");
            prop_assert!(names(&written, "Persona Inventata", &digits));
        }
    }

    #[test]
    fn consent_must_be_said_and_by_link_needs_mail() {
        assert_eq!(wrong(|_| {}, LegalBasis::Consent), [Fault::ConsentMissing]);
        let by_link = |typed: &mut Typed| {
            typed.how = "link".into();
            typed.email = String::new();
        };
        assert_eq!(wrong(by_link, LegalBasis::Consent), [Fault::ConsentNeedsMail]);
        assert!(wrong(|typed| typed.how = "signed".into(), LegalBasis::Consent).is_empty());
    }

    #[test]
    fn public_task_asks_that_she_was_told() {
        assert_eq!(wrong(|typed| typed.is_informed = false, LegalBasis::PublicTask), [Fault::NotInformed]);
    }

    #[test]
    fn body_gets_a_way_to_reach_her() {
        assert_eq!(wrong(|typed| typed.shares.clear(), LegalBasis::PublicTask), [Fault::ContactKept]);
        // Ticked, and not written.
        let unwritten = |typed: &mut Typed| typed.phone.clear();
        assert_eq!(wrong(unwritten, LegalBasis::PublicTask), [Fault::ContactKept]);
        // Handed over on paper, or entered in the labour system, the two meet without it.
        for channel in ["paper", "system"] {
            let kept = |typed: &mut Typed| {
                typed.shares.clear();
                typed.channel = channel.into();
            };
            assert_eq!(wrong(kept, LegalBasis::PublicTask), [], "{channel}");
        }
        let silent = |typed: &mut Typed| {
            typed.phone.clear();
            typed.email.clear();
        };
        assert_eq!(wrong(silent, LegalBasis::PublicTask), [Fault::ContactMissing]);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let faults = Typed::default().parse(LegalBasis::PublicTask).unwrap_err();

        assert_eq!(faults.len(), 5);
    }
}
