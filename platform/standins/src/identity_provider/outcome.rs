//! How a sign-in can end, and the words of the buttons.

use saml::Anomaly;

/// How a sign-in ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The person is who she is.
    Success,
    /// Something went wrong with her (19 to 23, 25, 30).
    Anomaly(Anomaly),
    /// Something is wrong with the request (8 to 18): the number of the table of errors.
    Technical(u8),
    /// An answer that a service must refuse.
    Wrong(Wrong),
}

/// What is wrong with an answer that a service must refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Signed with a key that nobody published.
    OtherKey,
    /// Another level than the one asked, lower.
    LowerLevel,
    /// It answers a request that nobody made.
    OtherRequest,
    /// It is for another service.
    OtherAudience,
    /// It came too late.
    Expired,
}

impl Outcome {
    /// The anomalies, in the order of the table.
    pub const ANOMALIES: [Self; 7] = [
        Self::Anomaly(Anomaly::WrongCredentials),
        Self::Anomaly(Anomaly::NoCredentials),
        Self::Anomaly(Anomaly::Timeout),
        Self::Anomaly(Anomaly::ConsentDenied),
        Self::Anomaly(Anomaly::Suspended),
        Self::Anomaly(Anomaly::Cancelled),
        Self::Anomaly(Anomaly::WrongIdentityKind),
    ];
    /// The technical errors that a provider tells the service.
    pub const TECHNICAL: [Self; 11] = [
        Self::Technical(8),
        Self::Technical(9),
        Self::Technical(10),
        Self::Technical(11),
        Self::Technical(12),
        Self::Technical(13),
        Self::Technical(14),
        Self::Technical(15),
        Self::Technical(16),
        Self::Technical(17),
        Self::Technical(18),
    ];
    /// The answers that a service must refuse.
    pub const WRONG: [Self; 5] = [
        Self::Wrong(Wrong::OtherKey),
        Self::Wrong(Wrong::LowerLevel),
        Self::Wrong(Wrong::OtherRequest),
        Self::Wrong(Wrong::OtherAudience),
        Self::Wrong(Wrong::Expired),
    ];

    /// Its word in forms.
    pub fn word(self) -> String {
        match self {
            Self::Success => "entra".to_owned(),
            Self::Anomaly(anomaly) => anomaly.number().to_string(),
            Self::Technical(number) => number.to_string(),
            Self::Wrong(wrong) => wrong.word().to_owned(),
        }
    }

    /// Reads a word of a form.
    pub fn of_word(word: &str) -> Option<Self> {
        let all =
            [Self::Success].into_iter().chain(Self::ANOMALIES).chain(Self::TECHNICAL).chain(Self::WRONG);
        all.into_iter().find(|outcome| outcome.word() == word)
    }

    /// What its button says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Success => "Entra",
            Self::Anomaly(anomaly) => match anomaly {
                Anomaly::WrongCredentials => "19 · Credenziali sbagliate troppe volte",
                Anomaly::NoCredentials => "20 · Nessuna credenziale del livello chiesto",
                Anomaly::Timeout => "21 · Tempo scaduto",
                Anomaly::ConsentDenied => "22 · Consenso negato",
                Anomaly::Suspended => "23 · Identità sospesa o revocata",
                Anomaly::Cancelled => "25 · Annullato dalla persona",
                Anomaly::WrongIdentityKind => "30 · Tipo di identità sbagliato",
            },
            Self::Technical(number) => match number {
                8 => "08 · Richiesta non conforme a SAML",
                9 => "09 · Versione",
                10 => "10 · Chi chiede",
                11 => "11 · Identificativo della richiesta",
                12 => "12 · Livello",
                13 => "13 · Momento della richiesta",
                14 => "14 · Destinazione",
                15 => "15 · Richiesta passiva",
                16 => "16 · Indirizzo per la risposta",
                17 => "17 · Formato del nome",
                _ => "18 · Insieme di attributi",
            },
            Self::Wrong(wrong) => match wrong {
                Wrong::OtherKey => "Firmata con un'altra chiave",
                Wrong::LowerLevel => "Di livello più basso di quello chiesto",
                Wrong::OtherRequest => "A una richiesta che nessuno ha fatto",
                Wrong::OtherAudience => "Per un altro servizio",
                Wrong::Expired => "Scaduta",
            },
        }
    }
}

impl Wrong {
    const fn word(self) -> &'static str {
        match self {
            Self::OtherKey => "altra-chiave",
            Self::LowerLevel => "livello-basso",
            Self::OtherRequest => "altra-richiesta",
            Self::OtherAudience => "altro-servizio",
            Self::Expired => "scaduta",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_outcome_has_a_word_of_its_own() {
        let all: Vec<Outcome> =
            [Outcome::ANOMALIES.as_slice(), &Outcome::TECHNICAL, &Outcome::WRONG, &[Outcome::Success]]
                .concat();

        for outcome in &all {
            assert_eq!(Outcome::of_word(&outcome.word()), Some(*outcome));
        }
        assert_eq!(all.len(), 24);
        assert_eq!(Outcome::of_word("24"), None);
    }
}
