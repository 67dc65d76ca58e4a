//! `/ufficio/rete/atti/{id}`: the coordinator enters the signed act of a body, or reads the one that came.

use askama::Template;
use axum::extract::{Path, Request};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use kernel::Id;
use policy::Resource;
use web::forms::{Fields, Upload};
use web::{Answer, Caller, Page, PageError};

use super::{must_see, page_in};
use crate::actions::SignatureError;
use crate::model::Signature;
use crate::policy::ReadSignature;
use crate::queries::round::{self, SignatureView};
use crate::web::{UPLOAD_MIB, sign};

#[derive(Template)]
#[template(path = "office/act.html")]
struct New {
    page: Page,
    fields: Fields,
    view: SignatureView,
}

async fn load(caller: &Caller, id: Id<Signature>) -> Result<SignatureView, PageError> {
    let mut tx = caller.cx.read().await?;
    let view = round::signature(&mut tx, id).await?.ok_or_else(PageError::not_found)?;
    must_see(caller, view.agreement.network)?;
    Ok(view)
}

impl New {
    async fn of(caller: &Caller, view: SignatureView, fields: Fields) -> Result<Self, PageError> {
        if !view.signature.is_open() {
            return Err(SignatureError::NotAwaited.into());
        }
        let mut tx = caller.cx.read().await?;
        let page = page_in(&mut tx, caller, view.agreement.network, caller.t("network-act-title"))
            .await?
            .crumb(view.agreement.title.clone(), format!("/ufficio/rete/accordi/{}", view.agreement.id));
        Ok(Self { page, fields, view })
    }
}

pub(crate) async fn new(caller: Caller, Path(text): Path<String>) -> Answer {
    let view = load(&caller, crate::web::id(&text)?).await?;
    web::html(&New::of(&caller, view, Fields::empty()).await?)
}

pub(crate) async fn create(caller: Caller, Path(text): Path<String>, request: Request) -> Answer {
    let id = crate::web::id(&text)?;
    let view = load(&caller, id).await?;
    let upload = Upload::read(request, UPLOAD_MIB).await?;
    let form = upload.form.clone();
    match sign::record(&caller.cx, id, &upload).await? {
        None => {
            let to = match view.signature.round {
                Some(round) => format!("/ufficio/rete/firme/{round}"),
                None => format!("/ufficio/rete/parti/{}", view.signature.party),
            };
            Ok(web::see_other_saying(&caller.visit, &to, "network-act-done"))
        }
        Some(errors) => web::unprocessable(&New::of(&caller, view, Fields::refused(form, errors)).await?),
    }
}

pub(crate) async fn download(caller: Caller, Path(text): Path<String>) -> Answer {
    let id = crate::web::id(&text)?;
    let view = load(&caller, id).await?;
    caller.cx.permit::<ReadSignature>(Resource::new(id, [view.agreement.network.uuid()]))?;
    let document = view.signature.document.map(Id::from_uuid).ok_or_else(PageError::not_found)?;
    let mut tx = caller.cx.read().await?;
    let kept = documents::find(&mut tx, document).await?.ok_or_else(PageError::not_found)?;
    let bytes = documents::content(&mut tx, document).await?.ok_or_else(PageError::not_found)?;
    // A fixed name: what the body called its file may hold a person's name, and names stay out of headers and logs.
    let ending = kept.media_type.endings().first().copied().unwrap_or("bin");
    let disposition = format!("attachment; filename=\"atto-firmato.{ending}\"");
    let headers = [(CONTENT_TYPE, kept.media_type.mime().to_owned()), (CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
