//! Rights on the catalogue.
//!
//! A service stands in the scopes of its body: the body itself (`clerk`) and its networks (`coordinator`). A link for
//! [`EDIT_SERVICE`] opens one body, with all its services, and nothing else.

use ::policy::Who;
use kernel::Id;
use network::api::{Network, Organisation};

use crate::model::catalogue::{PlaceId, ServiceId, SuggestionId};

/// The purpose of links by which a body confirms and mends its own services.
pub const EDIT_SERVICE: &str = "desk.edit_service";

const KEEPERS: [Who; 5] = [
    Who::LinkHolder(EDIT_SERVICE),
    Who::Staff("clerk"),
    Who::Staff("coordinator"),
    Who::Staff("administrator"),
    Who::Console,
];
const STAFF: [Who; 4] =
    [Who::Staff("clerk"), Who::Staff("coordinator"), Who::Staff("administrator"), Who::Console];
const COORDINATION: [Who; 3] = [Who::Staff("coordinator"), Who::Staff("administrator"), Who::Console];

::policy::actions! {
    /// Add a service of a body to the catalogue.
    AddService(ServiceId) = "desk.add_service" on "service" for STAFF;
    /// Mend the sheet of a service.
    EditService(ServiceId) = "desk.edit_service" on "service" for KEEPERS;
    /// Say that a body's services are as their sheets say.
    ConfirmServices(Id<Organisation>) = "desk.confirm_services" on "organisation" for KEEPERS;
    /// Write down a place of a body, and which services are given there.
    SetPlace(PlaceId) = "desk.set_place" on "place" for STAFF;
    /// Suggest what to mend in a sheet.
    SuggestChange(ServiceId) = "desk.suggest_change" on "service" for [Who::Public];
    /// Close a suggestion, taken up or not.
    SettleSuggestion(SuggestionId) = "desk.settle_suggestion" on "suggestion" for KEEPERS;
    /// Ask all bodies of a network to confirm their services.
    StartCampaign(Id<Network>) = "desk.start_campaign" on "network" for COORDINATION;
    /// Write to a body whose answer is asked for.
    MailCampaign(Id<Organisation>) = "desk.mail_campaign" on "organisation" for [Who::System];
    /// Set the controlled words of the catalogue.
    SetVocabulary(()) = "desk.set_vocabulary" on "vocabulary" for [Who::Staff("administrator"), Who::Console];
    /// See the catalogue as who keeps it: hidden sheets, suggestions, answers.
    SeeCatalogueWork(()) = "desk.see_catalogue_work" on "catalogue" for [Who::AnyStaff];
}
