//! A schema with every type, and rows for it.

use jiff::civil::date;
use kernel::Instant;
use serde_json::json;
use storage::{MIGRATIONS, Migration, Tx, Value};
use uuid::Uuid;

/// Every type as a column, a text key, a table that points to another and to itself.
pub const TOY: Migration = Migration {
    room: "toy",
    number: 1,
    name: "toy",
    sql: "-- Every type, null or not; a comment with a comma, and (a bracket.
CREATE TABLE toy_thing (
  id {uuid} PRIMARY KEY,
  text {text},
  number {int},
  measure {float},
  flag {bool},
  at {instant},
  day {date},
  content {json},
  bytes {bytes}
);
CREATE TABLE toy_part (
  thing_id {uuid} NOT NULL REFERENCES toy_thing (id),
  code {text} NOT NULL UNIQUE,
  state {text} NOT NULL DEFAULT 'new'
    CHECK (state IN ('new', 'old')),
  follows {text} REFERENCES toy_part (code),
  PRIMARY KEY (thing_id, code)
) {without_rowid};
CREATE INDEX toy_part_state ON toy_part (state, code);",
};

/// The tables of storage and the toy's.
pub fn migrations() -> Vec<Migration> {
    [MIGRATIONS, &[TOY]].concat()
}

storage::statements! {
    pub INSERT = "INSERT INTO toy_thing (id, text, number, measure, flag, at, day, content, bytes)
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    pub FIND = "SELECT id, text, number, measure, flag, at, day, content, bytes FROM toy_thing WHERE id = $1";
    pub COUNT = "SELECT COUNT(*) AS things FROM toy_thing";
    pub INSERT_PART = "INSERT INTO toy_part (thing_id, code, state) VALUES ($1, $2, $3)";
    pub INSERT_NEW_PARTS = "INSERT INTO toy_part (thing_id, code, state) VALUES (CAST($1 AS {uuid}), $2, 'new')
                            ON CONFLICT (code) DO NOTHING";
    pub INSERT_FOLLOWER = "INSERT INTO toy_part (thing_id, code, follows) VALUES ($1, $2, $3)";
}

/// A row with a value in every column, at the ends of what the types hold.
pub fn full(id: u128) -> Vec<Value> {
    vec![
        Value::Uuid(Some(Uuid::from_u128(id))),
        Value::Text(Some("«è» \"due\"\nrighe\t'".to_owned())),
        Value::Int(Some(i64::MIN)),
        Value::Float(Some(0.1 + 0.2)),
        Value::Bool(Some(false)),
        Value::Instant(Some(Instant::from_micros(-1))),
        Value::Date(Some(date(1969, 12, 31))),
        Value::Json(Some(json!({ "a": [1, null, "è"], "b": { "c": 1.5 } }))),
        Value::Bytes(Some(vec![0, 255, 10])),
    ]
}

/// A row with a null in every column but its key.
pub fn empty(id: u128) -> Vec<Value> {
    vec![
        Value::Uuid(Some(Uuid::from_u128(id))),
        Value::Text(None),
        Value::Int(None),
        Value::Float(None),
        Value::Bool(None),
        Value::Instant(None),
        Value::Date(None),
        Value::Json(None),
        Value::Bytes(None),
    ]
}

/// A row as it stands in the database.
pub async fn found(tx: &mut Tx, id: u128) -> Vec<Value> {
    let row = tx.one(&FIND, [Value::Uuid(Some(Uuid::from_u128(id)))]).await.unwrap();
    vec![
        Value::Uuid(row.optional("id").unwrap()),
        Value::Text(row.optional("text").unwrap()),
        Value::Int(row.optional("number").unwrap()),
        Value::Float(row.optional("measure").unwrap()),
        Value::Bool(row.optional("flag").unwrap()),
        Value::Instant(row.optional("at").unwrap()),
        Value::Date(row.optional("day").unwrap()),
        Value::Json(row.optional("content").unwrap()),
        Value::Bytes(row.optional("bytes").unwrap()),
    ]
}

/// How many things there are.
pub async fn count(tx: &mut Tx) -> i64 {
    tx.one(&COUNT, []).await.unwrap().get("things").unwrap()
}
