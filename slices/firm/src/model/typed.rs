//! A need as a firm or an operator typed it, read once at the border: all that is wrong is told at once.

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::{EmailAddress, FiscalCode, FiscalCodeError, IstatCode, PhoneNumber};

use super::{Contract, Field, Firm, Hours, Kind};

/// The Comune of a firm outside of those on record.
pub const ELSEWHERE: &str = "altrove";
/// Longest line.
pub(super) const LINE: usize = 160;
/// Longest text.
pub(super) const TEXT: usize = 3000;
/// Most people somebody needs at once.
const MOST_PEOPLE: u32 = 500;

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedNeed {
    /// A word of [`Kind`].
    pub kind: String,
    /// The role, the topic.
    pub topic: String,
    /// The rest.
    pub details: String,
    /// How many people.
    pub people: String,
    /// Where.
    pub place: String,
    /// A word of [`Contract`].
    pub contract: String,
    /// A word of [`Hours`].
    pub hours: String,
    /// By when.
    pub by_day: String,
    /// The firm's name.
    pub firm: String,
    /// Its fiscal code or VAT number.
    pub code: String,
    /// ISTAT code of its Comune, or [`ELSEWHERE`].
    pub comune: String,
    /// Whom to speak with.
    pub contact: String,
    /// Her telephone.
    pub phone: String,
    /// Her mail address.
    pub email: String,
    /// Whether her contacts may go to the body that can answer.
    pub may_share: bool,
    /// Whether the privacy notice was read.
    pub has_read_notice: bool,
}

/// The pages of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What kind of need.
    Kind,
    /// What is needed.
    Need,
    /// Who asks.
    Firm,
    /// All of it once more.
    Summary,
}

kernel::words!(Part { Kind = "tipo", Need = "bisogno", Firm = "impresa", Summary = "riepilogo" });

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// Nothing is chosen.
    NoKind,
    /// The topic is missing.
    NoTopic,
    /// It must be a number from 1 to 500.
    WrongPeople,
    /// Not one of the contracts.
    WrongContract,
    /// Not one of the hours.
    WrongHours,
    /// No day of the calendar.
    WrongDay,
    /// A day that is over.
    Past,
    /// The firm has no name.
    NoFirm,
    /// Neither eleven digits nor sixteen characters.
    CodeForm,
    /// A typing error in the code: its check does not fit.
    CodeCheck,
    /// No Comune is chosen.
    NoComune,
    /// Nobody to speak with.
    NoContact,
    /// Neither telephone nor mail.
    NoWay,
    /// Not a telephone number.
    WrongPhone,
    /// Not a mail address.
    WrongEmail,
    /// The notice was not read.
    NoNotice,
    /// Longer than there is room for.
    TooLong,
    /// Nothing is written there.
    Missing,
    /// A day that is years away.
    TooFar,
    /// The need has as many vacancies as it may have.
    ManyVacancies,
}

/// A field and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field, as the form names it.
    pub field: &'static str,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is needed, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// What is needed.
    pub kind: Kind,
    /// The role, the topic.
    pub topic: String,
    /// The rest.
    pub details: String,
    /// How many people.
    pub people: Option<u32>,
    /// Where.
    pub place: String,
    /// What contract.
    pub contract: Option<Contract>,
    /// What hours.
    pub hours: Option<Hours>,
    /// By when.
    pub by_day: Option<Date>,
}

impl FaultKind {
    /// The key of its words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::NoKind => "firm-fault-no-kind",
            Self::NoTopic => "firm-fault-no-topic",
            Self::WrongPeople => "firm-fault-wrong-people",
            Self::WrongContract => "firm-fault-wrong-contract",
            Self::WrongHours => "firm-fault-wrong-hours",
            Self::WrongDay => "firm-fault-wrong-day",
            Self::Past => "firm-fault-past",
            Self::NoFirm => "firm-fault-no-firm",
            Self::CodeForm => "firm-fault-code-form",
            Self::CodeCheck => "firm-fault-code-check",
            Self::NoComune => "firm-fault-no-comune",
            Self::NoContact => "firm-fault-no-contact",
            Self::NoWay => "firm-fault-no-way",
            Self::WrongPhone => "firm-fault-wrong-phone",
            Self::WrongEmail => "firm-fault-wrong-email",
            Self::NoNotice => "firm-fault-no-notice",
            Self::TooLong => "firm-fault-too-long",
            Self::Missing => "firm-fault-missing",
            Self::TooFar => "firm-fault-too-far",
            Self::ManyVacancies => "firm-fault-many-vacancies",
        }
    }
}

impl Fault {
    /// The page of the form on which it is mended.
    pub fn part(self) -> Part {
        match self.field {
            "kind" => Part::Kind,
            "topic" | "details" | "people" | "place" | "contract" | "hours" | "by_day" => Part::Need,
            _ => Part::Firm,
        }
    }
}

/// Reads the fiscal code or VAT number of a firm: eleven digits with their check digit, with `IT` before them or not, or the
/// sixteen characters of a sole trader.
///
/// # Errors
/// [`FaultKind::CodeForm`], [`FaultKind::CodeCheck`].
pub fn firm_code(text: &str) -> Result<FiscalCode, FaultKind> {
    let code: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.' && *c != '-').collect();
    let code = code.to_ascii_uppercase();
    let code = code.strip_prefix("IT").filter(|rest| rest.len() == 11).unwrap_or(&code);
    FiscalCode::parse(code).map_err(|error| match error {
        FiscalCodeError::WrongCheck => FaultKind::CodeCheck,
        FiscalCodeError::Empty | FiscalCodeError::WrongLength | FiscalCodeError::WrongForm => {
            FaultKind::CodeForm
        }
    })
}

struct Reading {
    faults: Vec<Fault>,
}

impl Reading {
    fn wrong(&mut self, field: &'static str, kind: FaultKind) {
        self.faults.push(Fault { field, kind });
    }

    /// One line, without what nobody types.
    fn line(&mut self, field: &'static str, text: &str) -> String {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() > LINE {
            self.wrong(field, FaultKind::TooLong);
        }
        line
    }

    fn needed(&mut self, field: &'static str, text: &str, missing: FaultKind) -> String {
        let line = self.line(field, text);
        if line.is_empty() {
            self.wrong(field, missing);
        }
        line
    }

    fn optional<T, E>(
        &mut self,
        field: &'static str,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, E>,
        wrong: impl FnOnce(E) -> FaultKind,
    ) -> Option<T> {
        if text.trim().is_empty() {
            return None;
        }
        match parse(text.trim()) {
            Ok(value) => Some(value),
            Err(error) => {
                let kind = wrong(error);
                self.wrong(field, kind);
                None
            }
        }
    }
}

impl TypedNeed {
    /// Reads it. `comuni` are those on record, `today` the day on which it is typed.
    ///
    /// # Errors
    /// All that is wrong, in the order of the pages.
    pub fn parse(&self, comuni: &BTreeSet<IstatCode>, today: Date) -> Result<(Said, Firm), Vec<Fault>> {
        let mut reading = Reading { faults: Vec::new() };
        let said = self.need(&mut reading, today);
        let firm = self.firm(&mut reading, comuni);
        if !self.has_read_notice {
            reading.wrong("privacy", FaultKind::NoNotice);
        }
        match said {
            Some(said) if reading.faults.is_empty() => Ok((said, firm)),
            _ => Err(reading.faults),
        }
    }

    fn need(&self, reading: &mut Reading, today: Date) -> Option<Said> {
        let kind = match Kind::parse(&self.kind) {
            Ok(kind) => kind,
            Err(_) => {
                reading.wrong("kind", FaultKind::NoKind);
                return None;
            }
        };
        let topic = reading.needed("topic", &self.topic, FaultKind::NoTopic);
        let details = self.details.trim().to_owned();
        if details.chars().count() > TEXT {
            reading.wrong("details", FaultKind::TooLong);
        }
        // What the form does not ask of this kind was typed before another kind was chosen.
        let asked =
            |field: Field, text: &'_ str| if kind.asks(field) { text.to_owned() } else { String::new() };
        let people = reading.optional(
            "people",
            &asked(Field::People, &self.people),
            |text| text.parse::<u32>().ok().filter(|count| (1..=MOST_PEOPLE).contains(count)).ok_or(()),
            |()| FaultKind::WrongPeople,
        );
        let place = reading.line("place", &asked(Field::Place, &self.place));
        let contract = asked(Field::Contract, &self.contract);
        let contract = reading.optional("contract", &contract, Contract::parse, |_| FaultKind::WrongContract);
        let hours = asked(Field::Hours, &self.hours);
        let hours = reading.optional("hours", &hours, Hours::parse, |_| FaultKind::WrongHours);
        let by_day = reading.optional("by_day", &self.by_day, str::parse::<Date>, |_| FaultKind::WrongDay);
        if by_day.is_some_and(|day| day < today) {
            reading.wrong("by_day", FaultKind::Past);
        }
        Some(Said { kind, topic, details, people, place, contract, hours, by_day })
    }

    fn firm(&self, reading: &mut Reading, comuni: &BTreeSet<IstatCode>) -> Firm {
        let name = reading.needed("firm", &self.firm, FaultKind::NoFirm);
        let code = reading.optional("code", &self.code, firm_code, |kind| kind);
        let comune = match self.comune.as_str() {
            ELSEWHERE => None,
            text => match IstatCode::parse(text).ok().filter(|code| comuni.contains(code)) {
                Some(code) => Some(code),
                None => {
                    reading.wrong("comune", FaultKind::NoComune);
                    None
                }
            },
        };
        let contact = reading.needed("contact", &self.contact, FaultKind::NoContact);
        if self.phone.trim().is_empty() && self.email.trim().is_empty() {
            reading.wrong("email", FaultKind::NoWay);
        }
        let email = reading.optional("email", &self.email, EmailAddress::parse, |_| FaultKind::WrongEmail);
        let phone = reading.optional("phone", &self.phone, PhoneNumber::parse, |_| FaultKind::WrongPhone);
        Firm { name, code, comune, contact, phone, email, may_share: self.may_share }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn typed() -> TypedNeed {
        TypedNeed {
            kind: "staff".into(),
            topic: "Cameriere di sala".into(),
            people: "2".into(),
            place: "Lerici".into(),
            contract: "temporary".into(),
            hours: "full".into(),
            by_day: "2026-12-20".into(),
            firm: "Trattoria Inventata".into(),
            code: "IT 00211160114".into(),
            comune: "011016".into(),
            contact: "Persona Inventata".into(),
            email: "trattoria@imprese.example.org".into(),
            has_read_notice: true,
            ..TypedNeed::default()
        }
    }

    fn parsed(typed: &TypedNeed) -> Result<(Said, Firm), Vec<(&'static str, FaultKind)>> {
        let comuni = BTreeSet::from([IstatCode::parse("011016").unwrap()]);
        let parsed = typed.parse(&comuni, date(2026, 11, 22));
        parsed.map_err(|faults| faults.into_iter().map(|fault| (fault.field, fault.kind)).collect())
    }

    #[test]
    fn need_is_read_with_its_code_and_numbers() {
        let (said, firm) = parsed(&typed()).unwrap();

        assert_eq!(
            (said.kind, said.people, said.contract),
            (Kind::Staff, Some(2), Some(Contract::Temporary))
        );
        assert_eq!(firm.code.unwrap().as_str(), "00211160114");
        assert_eq!(firm.comune.unwrap().as_str(), "011016");
    }

    #[test]
    fn everything_wrong_is_told_at_once_and_in_the_order_of_the_pages() {
        let wrong = TypedNeed {
            topic: " ".into(),
            people: "0".into(),
            by_day: "2026-11-21".into(),
            firm: String::new(),
            code: "00211160115".into(),
            comune: "099999".into(),
            email: "boh".into(),
            has_read_notice: false,
            ..typed()
        };

        let faults = parsed(&wrong).unwrap_err();

        assert_eq!(
            faults,
            [
                ("topic", FaultKind::NoTopic),
                ("people", FaultKind::WrongPeople),
                ("by_day", FaultKind::Past),
                ("firm", FaultKind::NoFirm),
                ("code", FaultKind::CodeCheck),
                ("comune", FaultKind::NoComune),
                ("email", FaultKind::WrongEmail),
                ("privacy", FaultKind::NoNotice),
            ]
        );
    }

    #[test]
    fn code_is_optional_and_one_way_to_reach_her_is_needed() {
        let phone =
            TypedNeed { code: String::new(), email: String::new(), phone: "0187 555 0100".into(), ..typed() };
        assert!(parsed(&phone).unwrap().1.code.is_none());

        let none = TypedNeed { phone: String::new(), email: " ".into(), ..typed() };
        assert_eq!(parsed(&none).unwrap_err(), [("email", FaultKind::NoWay)]);
    }

    #[test]
    fn what_a_kind_does_not_ask_is_not_kept() {
        let changed = TypedNeed { kind: "incentives".into(), people: "many".into(), ..typed() };

        let (said, _) = parsed(&changed).unwrap();

        assert_eq!((said.people, said.contract, said.hours, said.place.as_str()), (None, None, None, ""));
    }

    #[test]
    fn firm_elsewhere_has_no_comune() {
        let elsewhere = TypedNeed { comune: ELSEWHERE.into(), ..typed() };

        assert_eq!(parsed(&elsewhere).unwrap().1.comune, None);
    }

    /// The check digit of ten digits, reckoned as the decree says it: the other way round than the parser does.
    fn check_digit(ten: &[u8]) -> u8 {
        let sum: u32 = ten
            .iter()
            .enumerate()
            .map(|(place, digit)| match (place % 2, u32::from(*digit)) {
                (0, digit) => digit,
                (_, digit) if digit < 5 => digit * 2,
                (_, digit) => digit * 2 - 9,
            })
            .sum();
        u8::try_from((10 - sum % 10) % 10).unwrap()
    }

    fn text(digits: &[u8]) -> String {
        digits.iter().map(|digit| char::from(b'0' + digit)).collect()
    }

    proptest! {
        #[test]
        fn number_with_its_check_digit_is_accepted_and_with_another_digit_refused(
            mut digits in prop::collection::vec(0u8..10, 10),
            place in 0usize..11,
            other in 1u8..10,
        ) {
            prop_assume!(digits.iter().any(|digit| *digit > 0));
            let check = check_digit(&digits);
            digits.push(check);

            let code = firm_code(&format!("it {}", text(&digits)));
            prop_assert_eq!(code.unwrap().to_string(), text(&digits));

            digits[place] = (digits[place] + other) % 10;
            prop_assert!(firm_code(&text(&digits)).is_err());
        }

        #[test]
        fn two_neighbours_changed_round_are_refused_but_for_nought_and_nine(
            mut digits in prop::collection::vec(0u8..10, 10),
            place in 0usize..10,
        ) {
            let check = check_digit(&digits);
            digits.push(check);
            let pair = (digits[place], digits[place + 1]);
            prop_assume!(pair.0 != pair.1 && pair != (0, 9) && pair != (9, 0));

            digits.swap(place, place + 1);

            prop_assert_eq!(firm_code(&text(&digits)), Err(FaultKind::CodeCheck));
        }

        #[test]
        fn whatever_is_typed_is_read_or_refused(code in "\\PC{0,24}") {
            if let Ok(read) = firm_code(&code) {
                prop_assert!(matches!(read.as_str().len(), 11 | 16));
            }
        }
    }
}
