//! What availability works on: the rules of the agendas that serve some desks, and what is taken of them. Three
//! statements for one desk or for thirteen.

use std::collections::HashMap;

use jiff::civil::{Date, Weekday};
use kernel::Id;
use storage::{Result, Row, StorageError, ToValue as _, Tx};

use crate::model::availability::MAX_GRAINS;
use crate::model::{
    Agenda, AgendaRules, AgendaState, Break, Channels, Closure, ClosureOf, Desk, Exception, LocalDay,
    Opening, Taken, VideoAddress, WallSpan,
};

storage::statements! {
    AGENDAS = "SELECT id, desk_id, name, person_id, capacity, slot_minutes, buffer_minutes, notice_minutes,
                      horizon_days, active, video_url
               FROM desk_agenda
               WHERE active AND id IN (SELECT agenda_id FROM desk_opening WHERE desk_id IN {set $1 uuid}
                                       UNION
                                       SELECT agenda_id FROM desk_exception
                                       WHERE desk_id IN {set $1 uuid} AND day BETWEEN $2 AND $3)
               ORDER BY id LIMIT 10000";
    // One statement for all kinds of rule. A network's closures come as one of each of its desks.
    RULES = "SELECT 'opening' AS kind, agenda_id, desk_id, weekday, CAST(NULL AS {date}) AS from_day,
                    CAST(NULL AS {date}) AS until_day, from_minute, until_minute, channels
             FROM desk_opening WHERE desk_id IN {set $1 uuid}
             UNION ALL
             SELECT 'break', agenda_id, NULL, weekday, NULL, NULL, from_minute, until_minute, 0
             FROM desk_break WHERE agenda_id IN {set $2 uuid}
             UNION ALL
             SELECT 'exception', agenda_id, desk_id, 0, day, day, from_minute, until_minute, channels
             FROM desk_exception WHERE agenda_id IN {set $2 uuid} AND day BETWEEN $3 AND $4
             UNION ALL
             SELECT 'closure', agenda_id, NULL, 0, from_day, until_day, from_minute, until_minute, 0
             FROM desk_closure WHERE agenda_id IN {set $2 uuid} AND until_day >= $3 AND from_day <= $4
             UNION ALL
             SELECT 'closure', NULL, desk_id, 0, from_day, until_day, from_minute, until_minute, 0
             FROM desk_closure WHERE desk_id IN {set $1 uuid} AND until_day >= $3 AND from_day <= $4
             UNION ALL
             SELECT 'closure', NULL, d.id, 0, c.from_day, c.until_day, c.from_minute, c.until_minute, 0
             FROM desk_closure c JOIN desk_desk d ON d.network_id = c.network_id
             WHERE d.id IN {set $1 uuid} AND c.network_id IS NOT NULL AND c.until_day >= $3 AND c.from_day <= $4
             LIMIT 100000";
    // One row an agenda: grain, length and seat packed in a number, the numbers in a text. A row of its own for each
    // appointment would cost ten times as much to carry out of the database.
    TAKEN = "SELECT agenda_id, string_agg(CAST(first_grain * 65536 + grains * 256 + seat AS TEXT), ',') AS taken
             FROM desk_appointment
             WHERE agenda_id IN {set $1 uuid} AND first_grain BETWEEN $2 AND $3 AND state NOT IN ('displaced', 'cancelled')
             GROUP BY agenda_id ORDER BY agenda_id LIMIT 10000";
}

/// The agendas that serve some desks with their rules from one day to another (included), by id.
///
/// # Errors
/// When the database refuses.
pub async fn load(tx: &mut Tx, desks: &[Id<Desk>], from: Date, until: Date) -> Result<Vec<AgendaRules>> {
    let rows = tx.all(&AGENDAS, [desks.value(), from.value(), until.value()]).await?;
    let mut rules = Vec::with_capacity(rows.len());
    for row in &rows {
        let agenda = read_agenda(row)?;
        rules.push(AgendaRules {
            agenda,
            openings: Vec::new(),
            breaks: Vec::new(),
            exceptions: Vec::new(),
            closures: Vec::new(),
        });
    }
    if rules.is_empty() {
        return Ok(rules);
    }
    let agendas: Vec<Id<Agenda>> = rules.iter().map(|rules| rules.agenda.id).collect();
    let rows =
        tx.all(&RULES, [desks.value(), agendas.as_slice().value(), from.value(), until.value()]).await?;
    let place: HashMap<Id<Agenda>, usize> =
        agendas.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    for row in &rows {
        let rule = read_rule(row)?;
        match rule {
            Rule::OfDesk(closure) => rules.iter_mut().for_each(|rules| rules.closures.push(closure)),
            Rule::OfAgenda(agenda, rule) => {
                if let Some(rules) = place.get(&agenda).and_then(|index| rules.get_mut(*index)) {
                    rule.add_to(rules);
                }
            }
        }
    }
    keep_own_closures(&mut rules);
    Ok(rules)
}

/// What is taken of some agendas on some consecutive days, put together with their rules.
///
/// # Errors
/// When the database refuses.
pub async fn with_taken(tx: &mut Tx, rules: Vec<AgendaRules>, days: &[LocalDay]) -> Result<Vec<AgendaState>> {
    let agendas: Vec<Id<Agenda>> = rules.iter().map(|rules| rules.agenda.id).collect();
    let mut taken = taken(tx, &agendas, days).await?;
    let state = |rules: AgendaRules| {
        let taken = taken.remove(&rules.agenda.id).unwrap_or_default();
        AgendaState { rules, taken }
    };
    Ok(rules.into_iter().map(state).collect())
}

/// What is taken of some agendas on some consecutive days.
///
/// # Errors
/// When the database refuses.
pub async fn taken(
    tx: &mut Tx,
    agendas: &[Id<Agenda>],
    days: &[LocalDay],
) -> Result<HashMap<Id<Agenda>, Vec<Taken>>> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(HashMap::new()) };
    let from = first.first_grain - i64::from(MAX_GRAINS);
    let until = last.first_grain + i64::from(last.grains);
    let rows = tx.all(&TAKEN, [agendas.value(), from.value(), until.value()]).await?;
    rows.iter()
        .map(|row| {
            let packed: String = row.get("taken")?;
            let mut taken: Vec<Taken> =
                packed.split(',').filter_map(|number| unpack(number.parse().ok()?)).collect();
            taken.sort_unstable();
            Ok((row.get("agenda_id")?, taken))
        })
        .collect()
}

fn unpack(packed: i64) -> Option<Taken> {
    Some(Taken {
        first_grain: packed >> 16,
        grains: u16::try_from(packed >> 8 & 255).ok()?,
        seat: u8::try_from(packed & 255).ok()?,
    })
}

enum Rule {
    OfDesk(Closure),
    OfAgenda(Id<Agenda>, AgendaRule),
}

enum AgendaRule {
    Opening(Opening),
    Break(Break),
    Exception(Exception),
    Closure(Closure),
}

impl AgendaRule {
    fn add_to(self, rules: &mut AgendaRules) {
        match self {
            Self::Opening(opening) => rules.openings.push(opening),
            Self::Break(pause) => rules.breaks.push(pause),
            Self::Exception(exception) => rules.exceptions.push(exception),
            Self::Closure(closure) => rules.closures.push(closure),
        }
    }
}

/// A desk's closure concerns only the agendas that serve it.
fn keep_own_closures(rules: &mut [AgendaRules]) {
    for AgendaRules { openings, exceptions, closures, .. } in rules {
        closures.retain(|closure| match closure.of {
            ClosureOf::Desk(desk) => {
                openings.iter().any(|opening| opening.desk == desk)
                    || exceptions.iter().any(|exception| exception.desk == desk)
            }
            _ => true,
        });
    }
}

fn read_rule(row: &Row) -> Result<Rule> {
    let agenda: Option<Id<Agenda>> = row.optional("agenda_id")?;
    let desk: Option<Id<Desk>> = row.optional("desk_id")?;
    let span = read_span(row)?;
    let kind: String = row.get("kind")?;
    let rule = match (kind.as_str(), agenda, desk) {
        ("opening", Some(agenda), Some(desk)) => {
            let channels = read_channels(row)?;
            AgendaRule::Opening(Opening { agenda, desk, weekday: read_weekday(row)?, span, channels })
        }
        ("break", Some(agenda), _) => AgendaRule::Break(Break { agenda, weekday: read_weekday(row)?, span }),
        ("exception", Some(agenda), Some(desk)) => {
            let channels = read_channels(row)?;
            AgendaRule::Exception(Exception { agenda, desk, day: row.get("from_day")?, span, channels })
        }
        (_, Some(agenda), _) => AgendaRule::Closure(read_closure(row, ClosureOf::Agenda(agenda), span)?),
        (_, None, Some(desk)) => return Ok(Rule::OfDesk(read_closure(row, ClosureOf::Desk(desk), span)?)),
        (_, None, None) => return Err(StorageError::Missing("desk of a rule")),
    };
    Ok(Rule::OfAgenda(agenda.ok_or(StorageError::Missing("agenda of a rule"))?, rule))
}

fn read_closure(row: &Row, of: ClosureOf, span: WallSpan) -> Result<Closure> {
    Ok(Closure { of, from_day: row.get("from_day")?, until_day: row.get("until_day")?, span })
}

pub(super) fn read_agenda(row: &Row) -> Result<Agenda> {
    Ok(Agenda {
        id: row.get("id")?,
        desk: row.get("desk_id")?,
        name: row.get("name")?,
        person: row.optional("person_id")?,
        capacity: small(row, "capacity")?,
        slot_minutes: small(row, "slot_minutes")?,
        buffer_minutes: small(row, "buffer_minutes")?,
        notice_minutes: row.get("notice_minutes")?,
        horizon_days: small(row, "horizon_days")?,
        active: row.get("active")?,
        video: row.optional_parsed("video_url", VideoAddress::parse)?,
    })
}

pub(super) fn read_span(row: &Row) -> Result<WallSpan> {
    let span = WallSpan::new(small(row, "from_minute")?, small(row, "until_minute")?);
    span.map_err(|error| StorageError::Column { column: "until_minute".into(), source: Box::new(error) })
}

pub(super) fn read_weekday(row: &Row) -> Result<Weekday> {
    let weekday = Weekday::from_monday_one_offset(small(row, "weekday")?);
    weekday.map_err(|error| StorageError::Column { column: "weekday".into(), source: Box::new(error) })
}

pub(super) fn read_channels(row: &Row) -> Result<Channels> {
    small(row, "channels").map(Channels::from_bits)
}

/// A whole number that the schema keeps small.
pub(super) fn small<T: TryFrom<i64, Error = std::num::TryFromIntError>>(
    row: &Row,
    column: &str,
) -> Result<T> {
    let number: i64 = row.get(column)?;
    T::try_from(number)
        .map_err(|error| StorageError::Column { column: column.to_owned(), source: Box::new(error) })
}
