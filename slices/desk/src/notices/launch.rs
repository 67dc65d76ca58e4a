//! Mails to operators, to the portal's own address, and to who reported a fault.

use identity::api::Colleague;
use kernel::EmailAddress;
use mail::OutgoingMail;
use web::Kit;

use crate::model::feedback::{FaultReason, FaultReport};
use crate::model::notice::Notice;

/// A notice of the coordinator, in the language of who reads it; the notice itself is as it was written.
pub(crate) fn to_operator(kit: &Kit, notice: &Notice, operator: &Colleague) -> OutgoingMail {
    let t = kit.translator(operator.locale);
    let text = t.ta(
        "desk-mail-notice-text",
        &[
            ("name", operator.name.as_str().into()),
            ("text", notice.text.as_str().into()),
            ("site", kit.site.name.as_str().into()),
            ("address", kit.url("/ufficio").into()),
        ],
    );
    plain(operator.email.clone(), notice.title.clone(), text)
}

/// A reported fault, to who keeps the portal. It answers to the reporter, where she left an address.
pub(crate) fn to_portal(kit: &Kit, report: &FaultReport, to: EmailAddress) -> OutgoingMail {
    let t = kit.translator(texts::Locale::It);
    let subject = t.ta("desk-mail-fault-subject", &[("receipt", report.receipt.to_string().into())]);
    let text = t.ta(
        "desk-mail-fault-text",
        &[
            ("reason", t.t(reason_key(report.reason)).into()),
            ("page", kit.url(&report.page).into()),
            ("text", report.text.as_str().into()),
            ("address", kit.url("/ufficio/segnalazioni").into()),
        ],
    );
    OutgoingMail { reply_to: report.email.clone(), ..plain(to, subject, text) }
}

/// The answer, to who left an address.
pub(crate) fn to_reporter(kit: &Kit, report: &FaultReport) -> Option<OutgoingMail> {
    let (to, answer) = (report.email.clone()?, report.answer.as_ref()?);
    let t = kit.translator(report.locale);
    let receipt = report.receipt.to_string();
    let subject = t.ta("desk-mail-answer-subject", &[("receipt", receipt.clone().into())]);
    let text = t.ta(
        "desk-mail-answer-text",
        &[
            ("receipt", receipt.into()),
            ("question", report.text.as_str().into()),
            ("answer", answer.text.as_str().into()),
            ("site", kit.site.name.as_str().into()),
        ],
    );
    Some(plain(to, subject, text))
}

/// The text of a reason.
pub(crate) const fn reason_key(reason: FaultReason) -> &'static str {
    match reason {
        FaultReason::Accessibility => "desk-fault-reason-accessibility",
        FaultReason::WrongContent => "desk-fault-reason-wrong-content",
        FaultReason::BrokenPage => "desk-fault-reason-broken-page",
        FaultReason::Booking => "desk-fault-reason-booking",
        FaultReason::Other => "desk-fault-reason-other",
    }
}

const fn plain(to: EmailAddress, subject: String, text: String) -> OutgoingMail {
    OutgoingMail { to, subject, text, html: None, files: Vec::new(), reply_to: None }
}
