//! The stand-in providers: they sign people in to tests, and to nothing but tests and demonstrations.

use identity::api::keys::{NewCertificate, make_certificate};
use identity::api::providers::{
    ImportError, ProviderKind, RegistryFile, forget_stand_ins, import, import_stand_ins, registries,
};
use jiff::civil::date;
use testkit::{IdentityProvider, Kind, TestApp};

use crate::provider::{PORTAL, settings};
use crate::stage;

/// Where a demonstration has them.
const OF_A_DEMONSTRATION: &str = "https://rete.example/fornitore-di-prova";

async fn offered(app: &TestApp) -> Vec<(ProviderKind, i64)> {
    let registries = registries(&app.cx(testkit::console())).await.unwrap();
    registries.into_iter().map(|registry| (registry.kind, registry.providers)).collect()
}

fn registry(providers: &IdentityProvider, kind: Kind) -> String {
    providers.registry(kind).unwrap()
}

fn file(xml: &str, kind: ProviderKind) -> RegistryFile<'_> {
    RegistryFile { xml: xml.as_bytes(), kind, signed_by: None, on: date(2026, 11, 20) }
}

#[tokio::test]
async fn stand_ins_of_a_demonstration_are_refused_by_name_and_forgotten() {
    for engine in testkit::engines() {
        let app = stage::an_app_with(engine, settings()).await;
        let cx = app.cx(testkit::console());
        let elsewhere = registry(&app.identity_providers(&[]), Kind::Cie);
        let of_demo = registry(&app.identity_providers_at(OF_A_DEMONSTRATION, &[]), Kind::Spid);
        import(&cx, file(&elsewhere, ProviderKind::Cie)).await.unwrap();

        let refused = import(&cx, file(&of_demo, ProviderKind::Spid)).await.unwrap_err();

        let name = format!("{OF_A_DEMONSTRATION}/ponente");
        assert!(matches!(&refused, ImportError::StandIn(known) if *known == name), "{refused}");
        assert_eq!(offered(&app).await, [(ProviderKind::Cie, 1)]);

        import_stand_ins(&cx, file(&of_demo, ProviderKind::Spid)).await.unwrap();
        assert_eq!(offered(&app).await, [(ProviderKind::Cie, 1), (ProviderKind::Spid, 3)]);
        forget_stand_ins(&cx).await.unwrap();
        assert_eq!(offered(&app).await, [(ProviderKind::Cie, 1)]);
    }
}

#[tokio::test]
async fn citizen_of_a_test_signs_in_in_one_line() {
    for engine in testkit::engines() {
        let settings = settings();
        let app = stage::an_app_with(engine, settings.clone()).await;
        let cx = app.cx(testkit::console());
        let new = NewCertificate { organisation: None, public_url: PORTAL, years: 3, is_next: false };
        make_certificate(&cx, &settings, &new).await.unwrap();
        let providers = app.identity_providers(&["/spid/metadata", "/cie/metadata"]);
        let kinds = [
            (Kind::Spid, ProviderKind::Spid),
            (Kind::Cie, ProviderKind::Cie),
            (Kind::Eidas, ProviderKind::Eidas),
        ];
        for (kind, of) in kinds {
            import(&cx, file(&registry(&providers, kind), of)).await.unwrap();
        }
        for (provider, person, name) in [
            ("ponente", "alga", "Prova Alga"),
            ("cie", "faro", "Prova Faro"),
            ("eidas", "welle", "Probe Welle"),
        ] {
            let page = app.browser().sign_in_with(&providers, provider, person).await.expect(200);
            assert!(page.text().contains(name), "{engine:?} {provider}: {}", page.text());
        }
    }
}
