//! Contacts for reports, one by one: who counts them groups them as its tables ask. Grouped here, by all that any table asks
//! and by client, they are no fewer, and cost twice the time.

use desk::api::Desk;
use jiff::civil::Date;
use kernel::{Id, UnknownWord};
use storage::{Result, Row, ToValue as _, Tx, Value};

use crate::model::{
    Age, AgeBand, Asked, Channel, Citizenship, Kind, Outcome, PersonFacts, Request, Residence, Schooling,
    Sex, Tally, Wanted, WorkStatus,
};

/// What of each is told: `$4` to `$18` say what is asked for. All that is a word stands in one column, in the order of
/// [`Said`], an empty one for what is not said: SQLite's driver copies each column of each row for another thread, under a
/// lock, and twenty of them cost a third of a report's time.
macro_rules! told {
    () => {
        "SELECT r.id AS contact_id,
                r.desk_id AS desk_id,
                s.service_id AS service_id,
                CASE WHEN $5 THEN r.closed_at END AS closed_at,
                CASE WHEN $5 THEN r.client_id END AS client_id,
                CASE WHEN $11 THEN r.referred_to END AS referred_to,
                concat(r.on_day,
                       ' ', CASE WHEN $6 THEN r.kind END,
                       ' ', CASE WHEN $7 THEN r.channel END,
                       ' ', CASE WHEN $8 THEN r.request END,
                       ' ', CASE WHEN $9 THEN r.outcome END,
                       ' ', CASE WHEN NOT $10 THEN NULL WHEN r.is_first THEN 'yes' WHEN NOT r.is_first THEN 'no' END,
                       ' ', CASE WHEN $12 THEN r.birth_year END,
                       ' ', CASE WHEN $12 THEN r.age_band END,
                       ' ', CASE WHEN $13 THEN r.sex END,
                       ' ', CASE WHEN $14 THEN r.residence_istat END,
                       ' ', CASE WHEN $15 THEN r.citizenship END,
                       ' ', CASE WHEN $16 THEN r.work_status END,
                       ' ', CASE WHEN $16 THEN r.unemployed_since END,
                       ' ', CASE WHEN $17 THEN r.schooling END,
                       ' ', CASE WHEN NOT $18 THEN NULL WHEN r.is_vulnerable THEN 'yes' WHEN NOT r.is_vulnerable THEN 'no' END
                ) AS words"
    };
}

macro_rules! with_services {
    () => {
        " LEFT JOIN contact_record_service s ON $4 AND s.contact_id = r.id"
    };
}

storage::statements! {
    /// By `contact_record_desk`, the index of the desk's day.
    EACH = concat!(told!(), " FROM contact_record r", with_services!(), "
                   WHERE r.desk_id IN {set $3 uuid} AND r.on_day BETWEEN $1 AND $2 AND r.closed_at IS NOT NULL");
    /// By the agreement's days first, whatever SQLite thinks of the desks: that is what a cross join tells it.
    EACH_OF = concat!(told!(), " FROM contact_record_agreement a CROSS JOIN contact_record r", with_services!(), "
                      WHERE a.agreement_id = $19 AND a.on_day BETWEEN $1 AND $2 AND r.id = a.contact_id
                        AND r.desk_id IN {set $3 uuid} AND r.closed_at IS NOT NULL");
    /// The months that reports offer; by the same index.
    FIRST = "SELECT r.on_day AS on_day FROM contact_record r
             WHERE r.desk_id IN {set $1 uuid} AND r.closed_at IS NOT NULL ORDER BY r.on_day, r.id LIMIT 1";
    OPEN = "SELECT COUNT(*) AS many FROM contact_record r
            WHERE r.desk_id IN {set $3 uuid} AND r.on_day BETWEEN $1 AND $2 AND r.closed_at IS NULL";
    OPEN_OF = "SELECT COUNT(*) AS many FROM contact_record_agreement a CROSS JOIN contact_record r
               WHERE a.agreement_id = $4 AND a.on_day BETWEEN $1 AND $2 AND r.id = a.contact_id
                 AND r.desk_id IN {set $3 uuid} AND r.closed_at IS NULL";
}

/// Each complete contact as it comes, in no order.
///
/// # Errors
/// When the database refuses.
pub async fn each(tx: &mut Tx, wanted: &Wanted, mut take: impl FnMut(Tally) + Send) -> Result<()> {
    let statement = if wanted.agreement.is_some() { &EACH_OF } else { &EACH };
    let mut values = filters(wanted);
    values.extend(flags(wanted.asked).map(|asked| asked.value()));
    values.extend(wanted.agreement.map(|agreement| agreement.value()));
    tx.each(statement, values, |row| read(row).map(&mut take)).await
}

/// The day of the first complete contact of some desks; nothing before there is one.
///
/// # Errors
/// When the database refuses.
pub async fn first_day(tx: &mut Tx, desks: &[Id<Desk>]) -> Result<Option<Date>> {
    tx.optional(&FIRST, [desks.value()]).await?.map(|row| row.get("on_day")).transpose()
}

/// How many contacts wait to be completed.
///
/// # Errors
/// When the database refuses.
pub async fn to_complete(tx: &mut Tx, wanted: &Wanted) -> Result<u64> {
    let statement = if wanted.agreement.is_some() { &OPEN_OF } else { &OPEN };
    let mut values = filters(wanted);
    values.extend(wanted.agreement.map(|agreement| agreement.value()));
    let many: i64 = tx.one(statement, values).await?.get("many")?;
    Ok(u64::try_from(many).unwrap_or(0))
}

fn filters(wanted: &Wanted) -> Vec<Value> {
    vec![wanted.from.value(), wanted.until.value(), wanted.desks.as_slice().value()]
}

/// In the order of the statement's parameters.
const fn flags(asked: Asked) -> [bool; 15] {
    let Asked {
        client,
        services,
        kind,
        channel,
        request,
        outcome,
        first,
        referred,
        age,
        sex,
        residence,
        citizenship,
        work,
        schooling,
        vulnerable,
    } = asked;
    [
        services,
        client,
        kind,
        channel,
        request,
        outcome,
        first,
        referred,
        age,
        sex,
        residence,
        citizenship,
        work,
        schooling,
        vulnerable,
    ]
}

fn read(row: &Row) -> Result<Tally> {
    let said = row.parsed("words", Said::read)?;
    Ok(Tally {
        contact: row.get("contact_id")?,
        desk: row.get("desk_id")?,
        on_day: said.on_day,
        closed_at: row.optional("closed_at")?,
        client: row.optional("client_id")?,
        service: row.optional("service_id")?,
        kind: said.kind,
        channel: said.channel,
        request: said.request,
        outcome: said.outcome,
        is_first: said.is_first,
        referred_to: row.optional("referred_to")?,
        facts: said.facts,
    })
}

/// What the words of a row say.
struct Said {
    on_day: Date,
    kind: Option<Kind>,
    channel: Option<Channel>,
    request: Option<Request>,
    outcome: Option<Outcome>,
    is_first: Option<bool>,
    facts: PersonFacts,
}

impl Said {
    /// In the order of the statement, which is the order of the fields.
    fn read(words: &str) -> std::result::Result<Self, UnknownWord> {
        let mut words = Words(words.split(' '));
        Ok(Self {
            on_day: words.one("day", str::parse)?.ok_or(UnknownWord("day"))?,
            kind: words.one("kind", Kind::parse)?,
            channel: words.one("channel", Channel::parse)?,
            request: words.one("request", Request::parse)?,
            outcome: words.one("outcome", Outcome::parse)?,
            is_first: words.one("first", yes_or_no)?,
            facts: PersonFacts {
                age: {
                    let born = words.one("birth year", str::parse)?.map(Age::Born);
                    born.or(words.one("age band", AgeBand::parse)?.map(Age::Band))
                },
                sex: words.one("sex", Sex::parse)?,
                residence: words.one("residence", Residence::parse)?,
                citizenship: words.one("citizenship", Citizenship::parse)?,
                work_status: words.one("work status", WorkStatus::parse)?,
                unemployed_since: words.one("unemployed since", str::parse)?,
                schooling: words.one("schooling", Schooling::parse)?,
                is_vulnerable: words.one("vulnerable", yes_or_no)?,
            },
        })
    }
}

struct Words<'a>(std::str::Split<'a, char>);

impl<'a> Words<'a> {
    /// The next word, read; nothing where it is empty.
    fn one<T, E>(
        &mut self,
        what: &'static str,
        parse: impl FnOnce(&'a str) -> std::result::Result<T, E>,
    ) -> std::result::Result<Option<T>, UnknownWord> {
        let word = Some(self.0.next().ok_or(UnknownWord(what))?).filter(|word| !word.is_empty());
        word.map(|word| parse(word).map_err(|_| UnknownWord(what))).transpose()
    }
}

fn yes_or_no(word: &str) -> std::result::Result<bool, UnknownWord> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(UnknownWord("yes or no")),
    }
}
