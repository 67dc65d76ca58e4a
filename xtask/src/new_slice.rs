//! `cargo xtask new-slice NAME`: the folder of a room, with the file of every role that a room always has.

use std::path::Path;

use crate::{Outcome, tree};

/// The files of the template, each with its place in the room. `{{room}}` becomes the name of the room.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../templates/slice/Cargo.toml.in")),
    ("README.md", include_str!("../templates/slice/README.md.in")),
    ("migrations/0001_first_tables.sql", include_str!("../templates/slice/migration.sql.in")),
    ("locales/it/{{room}}.ftl", include_str!("../templates/slice/it.ftl.in")),
    ("locales/en/{{room}}.ftl", include_str!("../templates/slice/en.ftl.in")),
    ("src/lib.rs", include_str!("../templates/slice/lib.rs.in")),
    ("src/model/mod.rs", include_str!("../templates/slice/model.rs.in")),
    ("src/actions/mod.rs", include_str!("../templates/slice/actions.rs.in")),
    ("src/queries/mod.rs", include_str!("../templates/slice/queries.rs.in")),
    ("src/store/mod.rs", include_str!("../templates/slice/store.rs.in")),
    ("src/web/mod.rs", include_str!("../templates/slice/web.rs.in")),
    ("src/policy.rs", include_str!("../templates/slice/policy.rs.in")),
];

/// Makes `slices/NAME` and says what remains to be done by hand.
pub fn run(arguments: &[String]) -> Outcome {
    let [name] = arguments else {
        return Err("usage: cargo xtask new-slice NAME".to_owned());
    };
    let root = tree::root();
    make(&root, name)?;
    println!(
        "Made slices/{name}. Now:\n\
         1. add \"slices/{name}\" to the members, and `{name} = {{ path = \"slices/{name}\" }}` to the dependencies, in \
         Cargo.toml;\n\
         2. let app put the room in (app/src/main.rs and app/Cargo.toml);\n\
         3. write in slices/{name}/README.md what the room is for, before its first table;\n\
         4. `cargo xtask arch` and `cargo xtask diagrams`."
    );
    Ok(())
}

fn make(root: &Path, name: &str) -> Outcome {
    let is_word = !name.is_empty() && name.chars().all(|sign| sign.is_ascii_lowercase());
    if !is_word {
        return Err(format!(
            "`{name}` is no name for a room: one English word of the glossary, in small letters"
        ));
    }
    let room = root.join("slices").join(name);
    if room.exists() {
        return Err(format!("slices/{name} is there already"));
    }
    for (place, text) in FILES {
        let file = room.join(place.replace("{{room}}", name));
        let folder = file.parent().unwrap_or(&room);
        let written = std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&file, text.replace("{{room}}", name)));
        written.map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}
