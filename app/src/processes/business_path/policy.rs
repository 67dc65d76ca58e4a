//! Who may do what with a path: one static table.

use identity::api::role;
use kernel::Id;
use policy::Who;

use super::model::Path;

/// The purpose of the link that stands for a code that was given.
pub const PATH: &str = "business_path.path";

policy::actions! {
    /// Keeps a path for the first time.
    StartPath(Id<Path>) = "business_path.start_path" on "path" for [Who::Public];
    /// Goes on with one's own path, or deletes it.
    KeepPath(Id<Path>) = "business_path.keep_path" on "path" for [Who::LinkHolder(PATH)];
    /// Reads a path of which the code to show is given, at a desk.
    ReadPath(()) = "business_path.read_path" on "desk" for [Who::Staff(role::OPERATOR)];
    /// Forgets paths that nobody went on with.
    ForgetPaths(()) = "business_path.forget" on "installation" for [Who::System, Who::Console];
}
