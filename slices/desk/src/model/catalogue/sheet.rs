//! What a service sheet says, in the order in which it is read (criterion C.SI.1.3), and what is wrong with it.

use kernel::{EmailAddress, PhoneNumber};
use serde::{Deserialize, Serialize};

/// Whom a service is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// People.
    #[default]
    Persons,
    /// Firms.
    Firms,
    /// Both.
    Both,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Persons, Self::Firms, Self::Both];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Firms => "firms",
            Self::Both => "both",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }

    /// The kinds of caller that it serves.
    pub const fn served(self) -> &'static [Self] {
        match self {
            Self::Persons => &[Self::Persons],
            Self::Firms => &[Self::Firms],
            Self::Both => &[Self::Persons, Self::Firms],
        }
    }
}

/// A way to reach a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessChannel {
    /// At a desk or at the body's place.
    InPerson,
    /// By telephone.
    Telephone,
    /// By video call.
    Video,
    /// By mail.
    Mail,
    /// On a web site.
    Online,
}

impl AccessChannel {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::InPerson, Self::Telephone, Self::Video, Self::Mail, Self::Online];

    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Telephone => "telephone",
            Self::Video => "video",
            Self::Mail => "mail",
            Self::Online => "online",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// The content of a sheet: what the body that gives the service says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceSheet {
    /// Its name.
    pub name: String,
    /// One sentence.
    pub summary: String,
    /// All that there is to say.
    pub description: String,
    /// Persons, firms or both.
    pub audience: Audience,
    /// Code of the essential level.
    pub lep: Option<String>,
    /// Codes of topics.
    pub topics: Vec<String>,
    /// Codes of target groups; none when it is for everybody.
    pub target_groups: Vec<String>,
    /// Who it is for.
    pub who: String,
    /// How to get it.
    pub how: String,
    /// What to bring.
    pub bring: Vec<String>,
    /// What one gets.
    pub gets: String,
    /// Times and deadlines.
    pub times: String,
    /// What it costs.
    pub cost: String,
    /// Whether it costs nothing.
    pub is_free: bool,
    /// Conditions of the service.
    pub conditions: String,
    /// Words and phrases by which people look for it.
    pub keywords: Vec<String>,
    /// How it is reached.
    pub channels: Vec<AccessChannel>,
    /// Languages spoken, two letters.
    pub languages: Vec<String>,
    /// ISTAT codes of the municipalities it serves; none for all.
    pub municipalities: Vec<String>,
    /// Youngest age served.
    pub min_age: Option<u32>,
    /// Oldest age served.
    pub max_age: Option<u32>,
    /// How long a meeting lasts.
    pub minutes: Option<u32>,
    /// Its own page.
    pub url: Option<String>,
    /// Mail of the office that gives it.
    pub email: Option<String>,
    /// Telephone of the office that gives it.
    pub phone: Option<String>,
    /// When it is given, in words.
    pub schedule: String,
    /// How the place can be reached by who has difficulty to move, see or hear.
    pub accessibility: String,
}

/// A field of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the fields of ServiceSheet, documented there")]
pub enum SheetField {
    Name,
    Summary,
    Description,
    Audience,
    Lep,
    Topics,
    TargetGroups,
    Who,
    How,
    Bring,
    Gets,
    Times,
    Cost,
    IsFree,
    Conditions,
    Keywords,
    Channels,
    Languages,
    Municipalities,
    MinAge,
    MaxAge,
    Minutes,
    Url,
    Email,
    Phone,
    Schedule,
    Accessibility,
}

impl SheetField {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 27] = [
        Self::Name,
        Self::Summary,
        Self::Description,
        Self::Audience,
        Self::Lep,
        Self::Topics,
        Self::TargetGroups,
        Self::Who,
        Self::How,
        Self::Bring,
        Self::Gets,
        Self::Times,
        Self::Cost,
        Self::IsFree,
        Self::Conditions,
        Self::Keywords,
        Self::Channels,
        Self::Languages,
        Self::Municipalities,
        Self::MinAge,
        Self::MaxAge,
        Self::Minutes,
        Self::Url,
        Self::Email,
        Self::Phone,
        Self::Schedule,
        Self::Accessibility,
    ];

    /// Its name in forms, spreadsheets and the change log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Summary => "summary",
            Self::Description => "description",
            Self::Audience => "audience",
            Self::Lep => "lep",
            Self::Topics => "topics",
            Self::TargetGroups => "target_groups",
            Self::Who => "who",
            Self::How => "how",
            Self::Bring => "bring",
            Self::Gets => "gets",
            Self::Times => "times",
            Self::Cost => "cost",
            Self::IsFree => "is_free",
            Self::Conditions => "conditions",
            Self::Keywords => "keywords",
            Self::Channels => "channels",
            Self::Languages => "languages",
            Self::Municipalities => "municipalities",
            Self::MinAge => "min_age",
            Self::MaxAge => "max_age",
            Self::Minutes => "minutes",
            Self::Url => "url",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Schedule => "schedule",
            Self::Accessibility => "accessibility",
        }
    }

    /// What stands in it, as text: lists one a line.
    pub fn text(self, sheet: &ServiceSheet) -> String {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        match self {
            Self::Name => sheet.name.clone(),
            Self::Summary => sheet.summary.clone(),
            Self::Description => sheet.description.clone(),
            Self::Audience => sheet.audience.code().to_owned(),
            Self::Lep => sheet.lep.clone().unwrap_or_default(),
            Self::Topics => sheet.topics.join("\n"),
            Self::TargetGroups => sheet.target_groups.join("\n"),
            Self::Who => sheet.who.clone(),
            Self::How => sheet.how.clone(),
            Self::Bring => sheet.bring.join("\n"),
            Self::Gets => sheet.gets.clone(),
            Self::Times => sheet.times.clone(),
            Self::Cost => sheet.cost.clone(),
            Self::IsFree => if sheet.is_free { "yes" } else { "" }.to_owned(),
            Self::Conditions => sheet.conditions.clone(),
            Self::Keywords => sheet.keywords.join("\n"),
            Self::Channels => {
                sheet.channels.iter().map(|channel| channel.code()).collect::<Vec<_>>().join("\n")
            }
            Self::Languages => sheet.languages.join("\n"),
            Self::Municipalities => sheet.municipalities.join("\n"),
            Self::MinAge => number(sheet.min_age),
            Self::MaxAge => number(sheet.max_age),
            Self::Minutes => number(sheet.minutes),
            Self::Url => sheet.url.clone().unwrap_or_default(),
            Self::Email => sheet.email.clone().unwrap_or_default(),
            Self::Phone => sheet.phone.clone().unwrap_or_default(),
            Self::Schedule => sheet.schedule.clone(),
            Self::Accessibility => sheet.accessibility.clone(),
        }
    }

    /// Longest text it takes.
    pub const fn longest_chars(self) -> usize {
        match self {
            Self::Name | Self::Lep | Self::Cost | Self::Url | Self::Email | Self::Phone => 200,
            Self::Summary => 300,
            _ => 4000,
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetFault {
    /// It must say something.
    Empty,
    /// It says too much.
    TooLong,
    /// A code that no vocabulary has.
    Unknown,
    /// Not a number of the right size.
    Number,
    /// The oldest age is below the youngest.
    Ages,
    /// Not an address of the web (`https://…`).
    Url,
    /// Not a mail address.
    Email,
    /// Not a telephone number.
    Phone,
}

/// Oldest age that a form takes; above it somebody typed a year.
const OLDEST: u32 = 120;
/// Longest meeting, in minutes: a whole day.
const LONGEST_MEETING: u32 = 24 * 60;

impl ServiceSheet {
    /// What is wrong with it, field by field; codes of vocabularies are the caller's to check.
    pub fn faults(&self) -> Vec<(SheetField, SheetFault)> {
        let mut faults = Vec::new();
        for field in SheetField::ALL {
            let text = field.text(self);
            if text.chars().count() > field.longest_chars() {
                faults.push((field, SheetFault::TooLong));
            } else if text.is_empty() && field.is_required() {
                faults.push((field, SheetFault::Empty));
            }
        }
        let too_old = |age: Option<u32>| age.is_some_and(|age| age > OLDEST);
        if too_old(self.min_age) {
            faults.push((SheetField::MinAge, SheetFault::Number));
        }
        if too_old(self.max_age) {
            faults.push((SheetField::MaxAge, SheetFault::Number));
        }
        if self.min_age.zip(self.max_age).is_some_and(|(min, max)| min > max) {
            faults.push((SheetField::MaxAge, SheetFault::Ages));
        }
        if self.minutes.is_some_and(|minutes| minutes == 0 || minutes > LONGEST_MEETING) {
            faults.push((SheetField::Minutes, SheetFault::Number));
        }
        if self.url.as_deref().is_some_and(|url| !is_web_address(url)) {
            faults.push((SheetField::Url, SheetFault::Url));
        }
        if self.email.as_deref().is_some_and(|email| EmailAddress::parse(email).is_err()) {
            faults.push((SheetField::Email, SheetFault::Email));
        }
        if self.phone.as_deref().is_some_and(|phone| PhoneNumber::parse(phone).is_err()) {
            faults.push((SheetField::Phone, SheetFault::Phone));
        }
        faults
    }
}

impl SheetField {
    /// Whether a sheet is no sheet without it.
    pub const fn is_required(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::Summary
                | Self::Description
                | Self::Topics
                | Self::Who
                | Self::How
                | Self::Gets
                | Self::Times
                | Self::Cost
                | Self::Channels
                | Self::Languages
        )
    }
}

/// `http` or `https` with a host: what a browser may be sent to from our pages.
fn is_web_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    host.contains('.')
        && !url.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_whole_sheet() -> ServiceSheet {
        let text = || "testo".to_owned();
        ServiceSheet {
            name: text(),
            summary: text(),
            description: text(),
            topics: vec!["training".into()],
            who: text(),
            how: text(),
            gets: text(),
            times: text(),
            cost: text(),
            channels: vec![AccessChannel::InPerson],
            languages: vec!["it".into()],
            ..ServiceSheet::default()
        }
    }

    #[test]
    fn whole_sheet_has_no_faults() {
        assert_eq!(a_whole_sheet().faults(), []);
    }

    #[test]
    fn each_fault_is_named_by_its_field() {
        let sheet = ServiceSheet {
            summary: String::new(),
            min_age: Some(30),
            max_age: Some(18),
            minutes: Some(0),
            url: Some("javascript:alert(1)".into()),
            email: Some("nobody".into()),
            ..a_whole_sheet()
        };

        assert_eq!(
            sheet.faults(),
            [
                (SheetField::Summary, SheetFault::Empty),
                (SheetField::MaxAge, SheetFault::Ages),
                (SheetField::Minutes, SheetFault::Number),
                (SheetField::Url, SheetFault::Url),
                (SheetField::Email, SheetFault::Email),
            ]
        );
    }

    #[test]
    fn web_address_has_a_host() {
        assert!(is_web_address("https://scuola.example.org/corsi?x=1"));
        assert!(!is_web_address("https://"));
        assert!(!is_web_address("https://a.b/\"onclick"));
    }
}
