//! The logical types of columns, and each one's form in the file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::Instant;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::{Result, Row, Value};

/// What a column holds: the type words of `dialect`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    /// As text with hyphens.
    Uuid,
    /// As it is.
    Text,
    /// A number.
    Int,
    /// As text, since JSON knows no infinity and readers round.
    Float,
    /// true or false.
    Bool,
    /// Microseconds since 1970, as a number.
    Instant,
    /// `2026-11-23`.
    Date,
    /// As text: a JSON null is not a null.
    Json,
    /// As text in base 64.
    Bytes,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    pub kind: Kind,
}

impl Kind {
    /// The kind behind a type word such as `{uuid}`.
    pub fn of(word: &str) -> Option<Self> {
        let name = word.strip_prefix('{')?.strip_suffix('}')?;
        serde_json::from_value(Json::from(name)).ok()
    }

    /// The value as a line of the file holds it.
    pub fn write(value: Value) -> Json {
        match value {
            Value::Uuid(v) => v.map(|uuid| uuid.to_string()).into(),
            Value::Text(v) => v.into(),
            Value::Int(v) => v.into(),
            Value::Float(v) => v.map(|float| format!("{float:?}")).into(),
            Value::Bool(v) => v.into(),
            Value::Instant(v) => v.map(Instant::micros).into(),
            Value::Date(v) => v.map(|day| day.to_string()).into(),
            Value::Json(v) => v.map(|json| json.to_string()).into(),
            Value::Bytes(v) => v.map(|bytes| STANDARD.encode(bytes)).into(),
            // No column holds a set.
            Value::UuidSet(_) | Value::IntSet(_) | Value::TextSet(_) => Json::Null,
        }
    }

    /// What a line of the file holds, as a parameter; `None` when it is not of this kind.
    pub fn read(self, json: &Json) -> Option<Value> {
        let is_null = json.is_null();
        let text = || json.as_str();
        Some(match self {
            Self::Uuid if is_null => Value::Uuid(None),
            Self::Uuid => Value::Uuid(Some(text()?.parse().ok()?)),
            // JSON is bound as its own text and cast in the statement: a parser in between would round its numbers.
            Self::Text | Self::Json if is_null => Value::Text(None),
            Self::Text | Self::Json => Value::Text(Some(text()?.to_owned())),
            Self::Int if is_null => Value::Int(None),
            Self::Int => Value::Int(Some(json.as_i64()?)),
            Self::Float if is_null => Value::Float(None),
            Self::Float => Value::Float(Some(text()?.parse().ok()?)),
            Self::Bool if is_null => Value::Bool(None),
            Self::Bool => Value::Bool(Some(json.as_bool()?)),
            Self::Instant if is_null => Value::Instant(None),
            Self::Instant => Value::Instant(Some(Instant::from_micros(json.as_i64()?))),
            Self::Date if is_null => Value::Date(None),
            Self::Date => Value::Date(Some(text()?.parse().ok()?)),
            Self::Bytes if is_null => Value::Bytes(None),
            Self::Bytes => Value::Bytes(Some(STANDARD.decode(text()?).ok()?)),
        })
    }
}

impl Column {
    /// The column as it stands in a row that was read with [`Column::selected`].
    pub fn value(&self, row: &Row) -> Result<Value> {
        Ok(match self.kind {
            Kind::Uuid => Value::Uuid(row.optional(&self.name)?),
            Kind::Text | Kind::Json => Value::Text(row.optional(&self.name)?),
            Kind::Int => Value::Int(row.optional(&self.name)?),
            Kind::Float => Value::Float(row.optional(&self.name)?),
            Kind::Bool => Value::Bool(row.optional(&self.name)?),
            Kind::Instant => Value::Instant(row.optional(&self.name)?),
            Kind::Date => Value::Date(row.optional(&self.name)?),
            Kind::Bytes => Value::Bytes(row.optional(&self.name)?),
        })
    }

    /// How a `SELECT` names it.
    pub fn selected(&self) -> String {
        match self.kind {
            Kind::Json => format!("CAST({0} AS {{text}}) AS {0}", self.name),
            _ => self.name.clone(),
        }
    }

    /// How a `VALUES` list names its parameter.
    pub fn bound(&self, number: usize) -> String {
        match self.kind {
            Kind::Json => format!("CAST(${number} AS {{json}})"),
            _ => format!("${number}"),
        }
    }
}
