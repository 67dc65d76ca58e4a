//! Values on their way into a statement. Each knows its type even when it is null, so PostgreSQL never guesses.

use jiff::civil::Date;
use kernel::{Id, Instant};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgArguments, PgHasArrayType, PgTypeInfo};
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, Encode, Postgres, Type};
use uuid::Uuid;

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// An id.
    Uuid(Option<Uuid>),
    /// Text.
    Text(Option<String>),
    /// A whole number.
    Int(Option<i64>),
    /// A measure.
    Float(Option<f64>),
    /// Yes or no.
    Bool(Option<bool>),
    /// A point in time: `timestamptz`, or microseconds.
    Instant(Option<Instant>),
    /// A day.
    Date(Option<Date>),
    /// JSON.
    Json(Option<serde_json::Value>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
    /// A set for `{set $n uuid}`.
    UuidSet(Vec<Uuid>),
    /// A set for `{set $n int}`.
    IntSet(Vec<i64>),
    /// A set for `{set $n text}`.
    TextSet(Vec<String>),
}

/// What can be bound to a parameter.
pub trait ToValue {
    /// The parameter.
    fn value(&self) -> Value;
}

impl<T> ToValue for Id<T> {
    fn value(&self) -> Value {
        Value::Uuid(Some(self.uuid()))
    }
}
impl<T> ToValue for Option<Id<T>> {
    fn value(&self) -> Value {
        Value::Uuid(self.map(Id::uuid))
    }
}
impl ToValue for Uuid {
    fn value(&self) -> Value {
        Value::Uuid(Some(*self))
    }
}
impl ToValue for Option<Uuid> {
    fn value(&self) -> Value {
        Value::Uuid(*self)
    }
}
impl ToValue for str {
    fn value(&self) -> Value {
        Value::Text(Some(self.to_owned()))
    }
}
impl ToValue for String {
    fn value(&self) -> Value {
        Value::Text(Some(self.clone()))
    }
}
impl ToValue for Option<String> {
    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
}
impl ToValue for Option<&str> {
    fn value(&self) -> Value {
        Value::Text(self.map(str::to_owned))
    }
}
impl ToValue for i64 {
    fn value(&self) -> Value {
        Value::Int(Some(*self))
    }
}
impl ToValue for Option<i64> {
    fn value(&self) -> Value {
        Value::Int(*self)
    }
}
impl ToValue for i32 {
    fn value(&self) -> Value {
        Value::Int(Some(i64::from(*self)))
    }
}
impl ToValue for u32 {
    fn value(&self) -> Value {
        Value::Int(Some(i64::from(*self)))
    }
}
impl ToValue for Option<u32> {
    fn value(&self) -> Value {
        Value::Int(self.map(i64::from))
    }
}
impl ToValue for usize {
    fn value(&self) -> Value {
        Value::Int(Some(i64::try_from(*self).unwrap_or(i64::MAX)))
    }
}
impl ToValue for f64 {
    fn value(&self) -> Value {
        Value::Float(Some(*self))
    }
}
impl ToValue for Option<f64> {
    fn value(&self) -> Value {
        Value::Float(*self)
    }
}
impl ToValue for bool {
    fn value(&self) -> Value {
        Value::Bool(Some(*self))
    }
}
impl ToValue for Option<bool> {
    fn value(&self) -> Value {
        Value::Bool(*self)
    }
}
impl ToValue for Instant {
    fn value(&self) -> Value {
        Value::Instant(Some(*self))
    }
}
impl ToValue for Option<Instant> {
    fn value(&self) -> Value {
        Value::Instant(*self)
    }
}
impl ToValue for Date {
    fn value(&self) -> Value {
        Value::Date(Some(*self))
    }
}
impl ToValue for Option<Date> {
    fn value(&self) -> Value {
        Value::Date(*self)
    }
}
impl ToValue for serde_json::Value {
    fn value(&self) -> Value {
        Value::Json(Some(self.clone()))
    }
}
impl ToValue for Option<serde_json::Value> {
    fn value(&self) -> Value {
        Value::Json(self.clone())
    }
}
impl ToValue for [u8] {
    fn value(&self) -> Value {
        Value::Bytes(Some(self.to_vec()))
    }
}
impl ToValue for Vec<u8> {
    fn value(&self) -> Value {
        Value::Bytes(Some(self.clone()))
    }
}
impl ToValue for Option<Vec<u8>> {
    fn value(&self) -> Value {
        Value::Bytes(self.clone())
    }
}
impl<T> ToValue for [Id<T>] {
    fn value(&self) -> Value {
        Value::UuidSet(self.iter().map(|id| id.uuid()).collect())
    }
}
impl ToValue for [Uuid] {
    fn value(&self) -> Value {
        Value::UuidSet(self.to_vec())
    }
}
impl ToValue for [i64] {
    fn value(&self) -> Value {
        Value::IntSet(self.to_vec())
    }
}
impl ToValue for [String] {
    fn value(&self) -> Value {
        Value::TextSet(self.to_vec())
    }
}
impl<T: ToValue + ?Sized> ToValue for &T {
    fn value(&self) -> Value {
        (**self).value()
    }
}

impl Value {
    pub(crate) fn add_lite(self, arguments: &mut SqliteArguments) -> Result<(), BoxDynError> {
        match self {
            Self::Uuid(v) => arguments.add(v),
            Self::Text(v) => arguments.add(v.map(without_nul)),
            Self::Int(v) => arguments.add(v),
            Self::Float(v) => arguments.add(v),
            Self::Bool(v) => arguments.add(v),
            Self::Instant(v) => arguments.add(v.map(Instant::micros)),
            Self::Date(v) => arguments.add(v.map(|day| day.to_string())),
            Self::Json(v) => arguments.add(v.map(|json| json_without_nul(json).to_string())),
            Self::Bytes(v) => arguments.add(v),
            Self::UuidSet(v) => {
                let hex: Vec<String> = v.iter().map(|id| id.simple().to_string()).collect();
                arguments.add(serde_json::to_string(&hex)?)
            }
            Self::IntSet(v) => arguments.add(serde_json::to_string(&v)?),
            Self::TextSet(v) => arguments.add(serde_json::to_string(&v)?),
        }
    }

    pub(crate) fn add_pg(self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        match self {
            Self::Uuid(v) => arguments.add(v),
            Self::Text(v) => arguments.add(v.map(without_nul)),
            Self::Int(v) => arguments.add(v),
            Self::Float(v) => arguments.add(v),
            Self::Bool(v) => arguments.add(v),
            Self::Instant(v) => arguments.add(v.map(PgInstant)),
            Self::Date(v) => arguments.add(v.map(PgDate)),
            Self::Json(v) => arguments.add(v.map(json_without_nul)),
            Self::Bytes(v) => arguments.add(v),
            Self::UuidSet(v) => arguments.add(v),
            Self::IntSet(v) => arguments.add(v),
            Self::TextSet(v) => arguments.add(v),
        }
    }
}

/// PostgreSQL keeps no NUL in text or JSON; a request may hold one. It becomes the sign for an unreadable character, on both.
fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text }
}

fn json_without_nul(json: serde_json::Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match json {
        Json::String(text) => Json::String(without_nul(text)),
        Json::Array(values) => values.into_iter().map(json_without_nul).collect(),
        Json::Object(pairs) => {
            pairs.into_iter().map(|(name, value)| (without_nul(name), json_without_nul(value))).collect()
        }
        other => other,
    }
}

/// Microseconds from 1970 to 2000, where PostgreSQL begins to count.
const PG_EPOCH_MICROS: i64 = 946_684_800_000_000;
/// PostgreSQL's first day.
const PG_EPOCH_DAY: Date = Date::constant(2000, 1, 1);

/// `timestamptz` in its binary form: microseconds since 2000.
pub struct PgInstant(pub Instant);

impl Type<Postgres> for PgInstant {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("TIMESTAMPTZ")
    }
}
impl PgHasArrayType for PgInstant {
    fn array_type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("_TIMESTAMPTZ")
    }
}
impl Encode<'_, Postgres> for PgInstant {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        <i64 as Encode<'_, Postgres>>::encode(self.0.micros().saturating_sub(PG_EPOCH_MICROS), buffer)
    }
}
impl sqlx::Decode<'_, Postgres> for PgInstant {
    fn decode(value: sqlx::postgres::PgValueRef<'_>) -> Result<Self, BoxDynError> {
        let micros = <i64 as sqlx::Decode<'_, Postgres>>::decode(value)?;
        Ok(Self(Instant::from_micros(micros.saturating_add(PG_EPOCH_MICROS))))
    }
}

/// `date` in its binary form: days since 2000.
pub struct PgDate(pub Date);

impl Type<Postgres> for PgDate {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("DATE")
    }
}
impl PgHasArrayType for PgDate {
    fn array_type_info() -> PgTypeInfo {
        PgTypeInfo::with_name("_DATE")
    }
}
impl Encode<'_, Postgres> for PgDate {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let days = self.0.since((jiff::Unit::Day, PG_EPOCH_DAY))?.get_days();
        <i32 as Encode<'_, Postgres>>::encode(days, buffer)
    }
}
impl sqlx::Decode<'_, Postgres> for PgDate {
    fn decode(value: sqlx::postgres::PgValueRef<'_>) -> Result<Self, BoxDynError> {
        let days = <i32 as sqlx::Decode<'_, Postgres>>::decode(value)?;
        Ok(Self(PG_EPOCH_DAY.checked_add(jiff::Span::new().try_days(days)?)?))
    }
}
