//! `/rete/firma/{id}`: a body sends its signed act, with its mailed link and no account.

use askama::Template;
use axum::extract::{Path, Request};
use documents::{AttachmentError, CheckedFile, MediaType};
use kernel::Id;
use storage::Cx;
use web::forms::{FieldErrors, Fields, Upload};
use web::{Answer, Caller, Page, PageError};

use super::errors::signature_text;
use super::{UPLOAD_MIB, id, parse};
use crate::actions::{SignatureError, SignedAct, record_signature};
use crate::model::Signature;
use crate::policy::UPLOAD_SIGNATURE;
use crate::queries::round::{self, SignatureView};

/// What a signed act may be: a PDF, or one wrapped by the signature.
pub(crate) const ACTS: &[MediaType] = &[MediaType::Pdf, MediaType::P7m];

#[derive(Template)]
#[template(path = "sign/new.html")]
struct New {
    page: Page,
    fields: Fields,
    view: SignatureView,
}

#[derive(Template)]
#[template(path = "sign/done.html")]
struct Done {
    page: Page,
}

impl New {
    async fn of(caller: &Caller, id: Id<Signature>, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let view = round::signature(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
        if !view.signature.is_open() {
            return Err(SignatureError::NotAwaited.into());
        }
        Ok(Self { page: caller.page(caller.t("network-sign-title")).private(), fields, view })
    }
}

/// The holder of the link to this very signature; anybody else is told what a link is.
async fn holder(caller: &Caller, id: Id<Signature>) -> Result<Cx, PageError> {
    let cx = caller.holding(UPLOAD_SIGNATURE).await??;
    match &cx.actor {
        policy::Actor::LinkHolder { resource, .. } if *resource == id.uuid() => Ok(cx),
        _ => Err(PageError::not_found()),
    }
}

pub(crate) async fn new(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = id(&text)?;
    holder(&caller, id).await?;
    web::html(&New::of(&caller, id, Fields::empty()).await?)
}

pub(crate) async fn create(caller: Caller, Path(text): Path<String>, request: Request) -> Answer {
    let id = id(&text)?;
    let cx = holder(&caller, id).await?;
    let upload = Upload::read(request, UPLOAD_MIB).await?;
    let form = upload.form.clone();
    let refused = match record(&cx, id, &upload).await? {
        None => return Ok(web::see_other("/rete/firma/fatto")),
        Some(errors) => Fields::refused(form, errors),
    };
    web::unprocessable(&New::of(&caller, id, refused).await?)
}

pub(crate) async fn done(caller: Caller) -> Answer {
    web::html(&Done { page: caller.page(caller.t("network-sign-done-title")).private() })
}

/// Records the act that a form brings; what is wrong with the form, if anything.
pub(crate) async fn record(
    cx: &Cx,
    id: Id<Signature>,
    upload: &Upload,
) -> Result<Option<FieldErrors>, PageError> {
    let mut errors = FieldErrors::new();
    let signed_on = errors.check("signed_on", parse::required_day(&upload.form, "signed_on"));
    let file = errors.check("file", act(upload));
    let (Some(signed_on), Some(file)) = (signed_on, file) else { return Ok(Some(errors)) };
    match record_signature(cx, id, SignedAct { file, signed_on }).await {
        Ok(()) => Ok(None),
        Err(error @ SignatureError::InFuture) => {
            errors.add("signed_on", signature_text(&error));
            Ok(Some(errors))
        }
        Err(other) => Err(other.into()),
    }
}

fn act(upload: &Upload) -> Result<CheckedFile, &'static str> {
    let file = upload.file("file").ok_or("network-error-file-missing")?;
    let most = usize::try_from(UPLOAD_MIB).unwrap_or(usize::MAX).saturating_mul(1024 * 1024);
    documents::check(&file.name, file.bytes.to_vec(), ACTS, most).map_err(|error| match error {
        AttachmentError::Empty => "network-error-file-missing",
        AttachmentError::TooLarge { .. } => "network-error-file-too-large",
        AttachmentError::Unknown | AttachmentError::NotAccepted { .. } | AttachmentError::Macros => {
            "network-error-file-kind"
        }
        AttachmentError::NotWhatItClaims { .. } => "network-error-file-claims",
    })
}
