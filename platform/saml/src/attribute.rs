//! What a provider says of a person: the names that SPID and CIE know.

use std::collections::BTreeMap;

macro_rules! attributes {
    ($($(#[doc = $doc:literal])+ $name:ident = $word:literal, $label:literal;)+) => {
        /// An attribute that can be asked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Attribute {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Attribute {
            /// Each of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its name on the wire.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// Its name for people, as metadata shows it (Italian).
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ }
            }
        }
    };
}

attributes! {
    /// The provider's own code of the identity.
    SpidCode = "spidCode", "Codice identificativo SPID";
    /// First name.
    Name = "name", "Nome";
    /// Family name.
    FamilyName = "familyName", "Cognome";
    /// Place of birth, a cadastral code.
    PlaceOfBirth = "placeOfBirth", "Luogo di nascita";
    /// Province of birth.
    CountyOfBirth = "countyOfBirth", "Provincia di nascita";
    /// Day of birth, `YYYY-MM-DD`.
    DateOfBirth = "dateOfBirth", "Data di nascita";
    /// M or F.
    Gender = "gender", "Sesso";
    /// Name of the firm.
    CompanyName = "companyName", "Ragione o denominazione sociale";
    /// Fiscal code of the firm.
    CompanyFiscalNumber = "companyFiscalNumber", "Codice fiscale persona giuridica";
    /// Registered office.
    RegisteredOffice = "registeredOffice", "Sede legale";
    /// Fiscal code, `TINIT-…`.
    FiscalNumber = "fiscalNumber", "Codice fiscale";
    /// VAT number, `VATIT-…`.
    IvaCode = "ivaCode", "Partita IVA";
    /// Identity document.
    IdCard = "idCard", "Documento d'identità";
    /// Day on which the identity expires.
    ExpirationDate = "expirationDate", "Data di scadenza identità";
    /// Mobile telephone.
    MobilePhone = "mobilePhone", "Numero di telefono mobile";
    /// Electronic mail.
    Email = "email", "Indirizzo di posta elettronica";
    /// Address of residence.
    Address = "address", "Domicilio fisico";
    /// Digital domicile.
    DigitalAddress = "digitalAddress", "Domicilio digitale";
    /// Street of the domicile.
    DomicileStreetAddress = "domicileStreetAddress", "Indirizzo del domicilio";
    /// Postal code of the domicile.
    DomicilePostalCode = "domicilePostalCode", "CAP del domicilio";
    /// Municipality of the domicile.
    DomicileMunicipality = "domicileMunicipality", "Comune del domicilio";
    /// Province of the domicile.
    DomicileProvince = "domicileProvince", "Provincia del domicilio";
    /// Nation of the domicile.
    DomicileNation = "domicileNation", "Nazione del domicilio";
}

impl Attribute {
    /// The four that CIE gives.
    pub const CIE: [Self; 4] = [Self::Name, Self::FamilyName, Self::DateOfBirth, Self::FiscalNumber];
    /// The least that a person who comes through the eIDAS node brings.
    pub const EIDAS_MINIMUM: [Self; 5] =
        [Self::SpidCode, Self::Name, Self::FamilyName, Self::DateOfBirth, Self::FiscalNumber];
    /// All that the eIDAS node can give.
    pub const EIDAS_FULL: [Self; 8] = [
        Self::SpidCode,
        Self::Name,
        Self::FamilyName,
        Self::DateOfBirth,
        Self::FiscalNumber,
        Self::PlaceOfBirth,
        Self::Address,
        Self::Gender,
    ];

    /// Reads a name of the wire.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|attribute| attribute.name() == name)
    }
}

/// The attributes of one assertion, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes(pub(crate) BTreeMap<String, String>);

impl Attributes {
    /// The value of an attribute, when it was given.
    pub fn get(&self, attribute: Attribute) -> Option<&str> {
        self.0.get(attribute.name()).map(String::as_str)
    }

    /// The value by its name on the wire, also of attributes that we do not know.
    pub fn by_name(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The Italian fiscal code without its prefix (`TINIT-`). None for a person who has none, as those of the eIDAS node.
    pub fn fiscal_code(&self) -> Option<&str> {
        self.get(Attribute::FiscalNumber)?.strip_prefix("TINIT-")
    }

    /// Each name and value, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}
