//! All SQL of the room, one file per family of tables. Takes a transaction, returns types of the model.
