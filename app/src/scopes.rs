//! What roles can be held on, with names: only here are all rooms in sight.

use storage::Cx;

