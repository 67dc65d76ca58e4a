//! What roles can be held on, with names: only here are all rooms in sight.

use identity::api::{Role, ScopeOption, ScopesFuture};
use policy::ROOT;
use storage::Cx;

/// The installation for administrators, networks for coordinators, bodies for clerks, desks for operators.
pub fn options(cx: Cx) -> ScopesFuture {
    Box::pin(async move {
        let mut tx = cx.read().await?;
        let whole = ScopeOption {
            id: ROOT,
            role: Role::Administrator,
            word: "installation".to_owned(),
            label: "inrete".to_owned(),
            within: Vec::new(),
        };
        let mut options = vec![whole];
        for network in network::api::networks(&mut tx).await? {
            let id = network.id.uuid();
            options.push(ScopeOption {
                id,
                role: Role::Coordinator,
                word: format!("network:{}", network.slug),
                label: network.name,
                within: Vec::new(),
            });
            for desk in desk::store::desk::of_network(&mut tx, id).await? {
                let within = vec![desk.organisation, desk.network];
                options.push(ScopeOption {
                    id: desk.id.uuid(),
                    role: Role::Operator,
                    word: format!("desk:{}", desk.slug),
                    label: desk.name,
                    within,
                });
            }
        }
        for body in network::api::all_organisations(&mut tx).await? {
            let within = network::api::scopes_of_organisation(&mut tx, body.id).await?;
            // A body that is not in the public index is named by its id.
            let code =
                body.ipa_code.as_ref().map_or_else(|| body.id.uuid().to_string(), |code| code.folded());
            let word = format!("organisation:{code}");
            let (id, label) = (body.id.uuid(), body.name.clone());
            options.push(ScopeOption { id, role: Role::Clerk, word, label, within });
        }
        Ok(options)
    })
}
