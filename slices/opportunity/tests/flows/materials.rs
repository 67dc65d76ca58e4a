//! Documents of the portal: their file is judged by its content, a summary is mandatory.

use testkit::Upload;

use crate::stage::{Seen as _, a_network};

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

fn file(bytes: &[u8]) -> [Upload<'_>; 1] {
    [Upload { field: "file", name: "guida.pdf", media_type: "application/pdf", bytes }]
}

#[tokio::test]
async fn document_is_put_there_read_and_taken_away() {
    for engine in testkit::engines() {
        let stage = a_network(engine).await;
        let office = stage.office();
        let fields = [
            ("title", "Guida al curriculum"),
            ("summary", "Che cosa mettere e in quale ordine."),
            ("topic", "guide"),
            ("dated_on", "2026-11-20"),
            ("language", "it"),
        ];

        let bare = [("title", "Guida"), ("topic", "guide"), ("dated_on", "2026-11-20"), ("language", "it")];
        let refused = office.post_files("/ufficio/materiali/nuovo", &bare, &file(PDF)).await.expect(422);
        assert!(refused.text().contains("Scriva che cosa dice il documento."));
        let wrong =
            office.post_files("/ufficio/materiali/nuovo", &fields, &file(b"<html>")).await.expect(422);
        assert!(wrong.text().contains("Si accettano PDF"), "{}", wrong.text());
        let long = "a".repeat(201);
        for (field, text, said) in [
            ("title", long.as_str(), "troppo lungo"),
            ("organisation", "ente", "non è tra quelli della rete"),
            ("organisation", "01a2057c-e180-71de-8d33-a1066c6f415c", "non è tra quelli della rete"),
        ] {
            let mut wrong: Vec<_> = fields.iter().copied().filter(|(name, _)| *name != field).collect();
            wrong.push((field, text));
            let refused = office.post_files("/ufficio/materiali/nuovo", &wrong, &file(PDF)).await.expect(422);
            refused.holds(said);
        }
        office.get("/ufficio/materiali").await.expect(200).holds("Non c’è ancora nessun documento");
        office.post_files("/ufficio/materiali/nuovo", &fields, &file(PDF)).await.expect(303);

        let list = office.get("/ufficio/materiali").await.expect(200).holds("Non ancora accessibile");
        let edit = list.links().into_iter().find(|link| link.starts_with("/ufficio/materiali/0")).unwrap();
        let public = edit.replace("/ufficio/materiali/", "/materiali/documenti/");
        let download = stage.app.get(&public).await.expect(200);
        assert_eq!(download.bytes(), PDF);
        assert_eq!(
            download.header("content-disposition"),
            Some("attachment; filename=\"guida-al-curriculum.pdf\"")
        );
        let mut accessible = fields.to_vec();
        accessible.push(("is_accessible", "1"));
        office.post_form(&edit, &accessible).await.expect(303);
        office.get(&format!("{edit}/togli")).await.expect(200).holds("Guida al curriculum");
        stage.app.get(&public).await.expect(200);
        office.post_form(&format!("{edit}/togli"), &[]).await.expect(303);
        stage.app.get(&public).await.expect(404);
    }
}
