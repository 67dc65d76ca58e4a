//! A law that nothing can break is no law: each is broken once, in a small sample of the house, and refused.
#![expect(clippy::unwrap_used, reason = "helpers of a test may stop it, as the test itself may")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A small house in a temporary folder, removed at the end of the test.
struct Sample {
    root: PathBuf,
}

impl Sample {
    /// A house in which every law holds, and every permission is used.
    fn sound(test: &str) -> Self {
        let root = std::env::temp_dir().join(format!("inrete-laws-{}-{test}", std::process::id()));
        let sample = Self { root };
        sample.write("Cargo.toml", WORKSPACE);
        sample.member("platform/kernel", "");
        sample.member("platform/policy", "kernel = { path = \"../kernel\" }");
        sample.member("platform/texts", "kernel = { path = \"../kernel\" }");
        sample.member("platform/storage", "policy = { path = \"../policy\" }");
        sample.member("platform/web", "storage = { path = \"../storage\" }");
        sample.member("platform/standins", "kernel = { path = \"../kernel\" }");
        sample.member("platform/testkit", "standins = { path = \"../standins\" }");
        sample.member("slices/events", "kernel = { path = \"../../platform/kernel\" }");
        sample.member("slices/identity", "web = { path = \"../../platform/web\" }");
        sample.member("slices/network", "identity = { path = \"../identity\" }");
        sample.member("slices/desk", DESK);
        sample.member("slices/call", "events = { path = \"../events\" }");
        sample.member("slices/contact", "desk = { path = \"../desk\" }");
        sample.write("slices/contact/src/actions/record.rs", "use desk::api::appointment;");
        sample.member("slices/inbox", "desk = { path = \"../desk\" }\ncontact = { path = \"../contact\" }");
        sample.member(
            "app",
            "standins = { path = \"../platform/standins\" }\ndesk = { path = \"../slices/desk\" }",
        );
        sample.rename("app", "inrete");
        sample.write("platform/storage/src/lib.rs", "use sqlx::Pool;");
        sample.write(
            "slices/desk/src/web/page.rs",
            "use askama::Template;\nfn page() -> axum::Router { todo() }",
        );
        sample.write("slices/desk/src/store/row.rs", STORE);
        sample.write(
            "slices/desk/src/actions/book.rs",
            "// sqlx::query would be refused\nuse identity::api::{self};",
        );
        sample.write("slices/desk/migrations/0001_first.sql", MIGRATION);
        sample.write("slices/desk/tests/flows.rs", "fn rooms() { network::slice(); }");
        sample.write("app/src/demo/mod.rs", "use standins::Mailbox;");
        sample
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn member(&self, folder: &str, dependencies: &str) {
        let name = Path::new(folder).file_name().unwrap().to_str().unwrap();
        let text =
            format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n");
        self.write(&format!("{folder}/Cargo.toml"), &text);
        self.write(&format!("{folder}/src/lib.rs"), "");
    }

    fn rename(&self, folder: &str, name: &str) {
        let file = format!("{folder}/Cargo.toml");
        let text = fs::read_to_string(self.root.join(&file)).unwrap();
        self.write(&file, &text.replacen(folder, name, 1));
    }

    fn arch(&self) -> Output {
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
        xtask.args(["arch", "--root"]).arg(&self.root).output().unwrap()
    }

    /// Asserts that exactly these violations are found, told by their beginnings.
    fn refuses(&self, expected: &[&str]) {
        let output = self.arch();

        let text = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(!output.status.success(), "accepted:\n{text}");
        assert_eq!(lines.len(), expected.len(), "{text}");
        for (line, beginning) in lines.iter().zip(expected) {
            assert!(line.starts_with(beginning), "`{line}` does not start with `{beginning}`");
        }
    }
}

impl Drop for Sample {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

const WORKSPACE: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"platform/*\", \"slices/*\", \"app\"]\n";

const DESK: &str = "\
identity = { path = \"../identity\" }
network = { path = \"../network\" }
events = { path = \"../events\" }

[dev-dependencies]
testkit = { path = \"../../platform/testkit\" }";

const STORE: &str = r#"
use sqlx::Row;
const SQL: &str = "SELECT a.id FROM desk_agenda AS a JOIN desk_desk AS d ON d.id = a.desk";
"#;

const MIGRATION: &str = "\
CREATE TABLE desk_agenda (
  id UUID PRIMARY KEY,
  organisation UUID REFERENCES network_organisation (id)
);
";

#[test]
fn sound_house_passes() {
    let sample = Sample::sound("sound");

    let output = sample.arch();

    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn law_1_platform_crate_that_uses_one_to_its_right_is_refused() {
    let sample = Sample::sound("right");
    sample.member("platform/storage", "web = { path = \"../web\" }");
    sample.member("platform/web", "");

    sample.refuses(&["law 1: platform/storage/Cargo.toml:6: `storage` uses `web`"]);
}

#[test]
fn law_1_platform_crate_that_uses_its_own_row_is_refused() {
    let sample = Sample::sound("row");
    sample.member("platform/policy", "texts = { path = \"../texts\" }");

    sample.refuses(&["law 1: platform/policy/Cargo.toml:6: `policy` uses `texts`"]);
}

#[test]
fn law_1_platform_crate_that_uses_a_room_is_refused() {
    let sample = Sample::sound("upwards");
    sample.member("platform/texts", "events = { path = \"../../slices/events\" }");

    sample
        .refuses(&["law 1: platform/texts/Cargo.toml:6: the platform crate `texts` uses the room `events`"]);
}

#[test]
fn law_1_platform_crate_without_a_place_is_refused() {
    let sample = Sample::sound("place");
    sample.member("platform/helpers", "");

    sample.refuses(&["law 1: platform/helpers/Cargo.toml:1: `helpers` has no place"]);
}

#[test]
fn law_1_test_application_in_the_product_is_refused() {
    let sample = Sample::sound("testkit");
    sample.member("slices/call", "testkit = { path = \"../../platform/testkit\" }");

    sample.refuses(&["law 1: slices/call/Cargo.toml:6: `call` uses `testkit` outside tests"]);
}

#[test]
fn law_1_stand_in_outside_demo_and_testkit_is_refused() {
    let sample = Sample::sound("standins");
    sample.member("slices/call", "standins = { path = \"../../platform/standins\" }");
    sample.write("app/src/serve.rs", "use standins::Mailbox;");

    sample.refuses(&[
        "law 1: app/src/serve.rs:1: the app uses `standins`",
        "law 1: slices/call/Cargo.toml:6: ",
    ]);
}

#[test]
fn law_2_capability_room_that_uses_another_is_refused() {
    let sample = Sample::sound("sideways");
    sample.member("slices/call", "inbox = { path = \"../inbox\" }");

    sample.refuses(&["law 2: slices/call/Cargo.toml:6: the room `call` uses `inbox`"]);
}

#[test]
fn law_2_room_that_uses_one_standing_on_it_is_refused() {
    let sample = Sample::sound("upwards");
    sample.member("slices/contact", "");
    sample.write("slices/contact/src/actions/record.rs", "");
    sample.member("slices/desk", &format!("contact = {{ path = \"../contact\" }}\n{DESK}"));

    sample.refuses(&["law 2: slices/desk/Cargo.toml:6: the room `desk` uses `contact`"]);
}

#[test]
fn law_2_inside_of_the_desk_is_refused() {
    let sample = Sample::sound("inside-of-the-desk");
    sample.write("slices/inbox/src/store/a.rs", "use desk::store::desk::find;");

    sample.refuses(&["law 2: slices/inbox/src/store/a.rs:1: `desk::store`"]);
}

#[test]
fn law_2_identity_that_uses_network_is_refused() {
    let sample = Sample::sound("downwards");
    sample.member("slices/network", "");
    sample.member("slices/identity", "network = { path = \"../network\" }");

    sample.refuses(&["law 2: slices/identity/Cargo.toml:6: the room `identity` uses `network`"]);
}

#[test]
fn law_2_inside_of_another_room_is_refused_in_every_spelling() {
    let sample = Sample::sound("inside");
    sample.write("slices/network/src/lib.rs", "use identity::store::row;");
    sample.write(
        "slices/desk/src/a.rs",
        "use network::{api::name, model::Agreement};\nuse identity as people;",
    );
    sample.write(
        "slices/desk/src/b.rs",
        "fn f() {\n    ::network::seed::fill();\n    crate::network::fine();\n}",
    );
    sample.write("slices/desk/tests/c.rs", "use identity::*;\nuse network::slice;");

    sample.refuses(&[
        "law 2: slices/desk/src/a.rs:1: `network::model`",
        "law 2: slices/desk/src/a.rs:2: `identity`",
        "law 2: slices/desk/src/b.rs:2: `network::seed`",
        "law 2: slices/desk/tests/c.rs:1: `identity::*`",
        "law 2: slices/network/src/lib.rs:1: `identity::store`",
    ]);
}

#[test]
fn law_2_room_under_another_name_is_refused() {
    let sample = Sample::sound("renamed");
    sample.member("slices/network", "people = { package = \"identity\", path = \"../identity\" }");

    sample.refuses(&["law 2: slices/network/Cargo.toml:6: `identity` is renamed to `people`"]);
}

#[test]
fn law_2_event_crate_with_more_than_the_kernel_is_refused() {
    let sample = Sample::sound("events");
    sample.member("slices/events", "storage = { path = \"../../platform/storage\" }");

    sample.refuses(&["law 2: slices/events/Cargo.toml:6: `events` uses `storage`"]);
}

#[test]
fn law_3_anything_that_uses_the_app_is_refused() {
    let sample = Sample::sound("app");
    sample.member("app", "");
    sample.rename("app", "inrete");
    sample.write("app/src/demo/mod.rs", "");
    sample.member("slices/call", "inrete = { path = \"../../app\" }");

    sample.refuses(&["law 3: slices/call/Cargo.toml:6: `call` uses the app `inrete`"]);
}

#[test]
fn law_4_http_library_outside_web_is_refused() {
    let sample = Sample::sound("http");
    sample.write("slices/desk/src/actions/book.rs", "use axum::Json;");
    sample.write("platform/storage/src/lib.rs", "#[derive(axum::FromRequest)] struct A;");

    sample.refuses(&[
        "law 4: platform/storage/src/lib.rs:1: `axum` is used here",
        "law 4: slices/desk/src/actions/book.rs:1: `axum` is used here",
    ]);
}

#[test]
fn law_4_database_library_outside_the_store_is_refused() {
    let sample = Sample::sound("database");
    sample.write(
        "slices/desk/src/web/page.rs",
        "\n// sqlx::here is only a comment\nuse {kernel::Id, sqlx::Row};",
    );
    sample.write("app/src/demo/seed.rs", "use sqlx;");

    sample.refuses(&[
        "law 4: app/src/demo/seed.rs:1: `sqlx` is used here",
        "law 4: slices/desk/src/web/page.rs:3: `sqlx` is used here",
    ]);
}

#[test]
fn law_4_library_under_another_name_is_refused() {
    let sample = Sample::sound("alias");
    sample.member("slices/call", "db = { package = \"sqlx\", version = \"1\" }");
    sample.write("slices/call/src/lib.rs", "use db::Row;");

    sample.refuses(&["law 4: slices/call/src/lib.rs:1: `sqlx` is used here"]);
}

#[test]
fn law_4_template_library_in_a_store_is_refused() {
    let sample = Sample::sound("template");
    sample.write("slices/desk/src/store/row.rs", "use askama::Template;");

    sample.refuses(&["law 4: slices/desk/src/store/row.rs:1: `askama` is used here"]);
}

#[test]
fn law_5_table_of_another_room_in_a_store_is_refused() {
    let sample = Sample::sound("tables");
    sample.write(
        "slices/desk/src/store/row.rs",
        "const A: &str = \"\nSELECT *\nFROM desk_agenda a\nJOIN network_agreement n ON true\";\n",
    );

    sample.refuses(&["law 5: slices/desk/src/store/row.rs:4: `network_agreement` is not a table of `desk`"]);
}

#[test]
fn law_5_foreign_key_into_another_room_is_refused() {
    let sample = Sample::sound("keys");
    sample.write(
        "slices/desk/migrations/0002_more.sql",
        "-- REFERENCES in a comment\nCREATE TABLE desk_a (\n  b UUID REFERENCES network_agreement (id)\n);\n\
         CREATE INDEX wrong ON call_a (b);\n",
    );

    sample.refuses(&[
        "law 5: slices/desk/migrations/0002_more.sql:3: a foreign key to `network_agreement`",
        "law 5: slices/desk/migrations/0002_more.sql:5: `call_a` is not a table",
    ]);
}

#[test]
fn law_5_statement_outside_the_store_is_refused() {
    let sample = Sample::sound("outside");
    sample.write("slices/desk/src/queries/list.rs", "const A: &str = r#\"SELECT id FROM desk_agenda\"#;");

    sample.refuses(&["law 5: slices/desk/src/queries/list.rs:1: SQL outside src/store/"]);
}

#[test]
fn law_5_table_named_at_run_time_is_refused() {
    let sample = Sample::sound("runtime");
    sample.write("slices/desk/src/store/row.rs", "fn f(t: &str) -> String { format!(\"DELETE FROM {t}\") }");

    sample.refuses(&["law 5: slices/desk/src/store/row.rs:1: a table's name put together at run time"]);
}

#[test]
fn law_5_process_with_tables_of_its_own_prefix_holds() {
    let sample = Sample::sound("process");
    sample.write(
        "app/src/processes/business_path/store.rs",
        "const A: &str = \"SELECT id FROM business_path\";",
    );
    sample.write(
        "app/migrations/business_path/0001_path.sql",
        "CREATE TABLE business_path (id UUID PRIMARY KEY);",
    );

    assert!(sample.arch().status.success());
}

#[test]
fn law_5_statement_of_the_app_outside_a_process_and_table_of_a_room_in_one_are_refused() {
    let sample = Sample::sound("app");
    sample
        .write("app/src/processes/business_path/store.rs", "const A: &str = \"SELECT id FROM desk_agenda\";");
    sample.write("app/src/http/home.rs", "const A: &str = \"SELECT id FROM business_path\";");

    sample.refuses(&[
        "law 5: app/src/http/home.rs:1: SQL in the app",
        "law 5: app/src/processes/business_path/store.rs:1: `desk_agenda` is not a table of `business_path`",
    ]);
}
