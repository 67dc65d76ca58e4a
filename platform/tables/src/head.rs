//! Heads of columns as people write them.

/// A head without what people write differently: capitals, accents, signs, double spaces. "Codice I.P.A." and
/// "codice ipa" are one.
pub fn folded(head: &str) -> String {
    let plain =
        head.chars().filter(|c| !matches!(c, '.' | '\'' | '’')).map(|c| match c.to_ascii_lowercase() {
            'à' | 'á' | 'À' | 'Á' => 'a',
            'è' | 'é' | 'È' | 'É' => 'e',
            'ì' | 'í' | 'Ì' | 'Í' => 'i',
            'ò' | 'ó' | 'Ò' | 'Ó' => 'o',
            'ù' | 'ú' | 'Ù' | 'Ú' => 'u',
            other if other.is_alphanumeric() => other,
            _ => ' ',
        });
    plain.collect::<String>().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn head_written_differently_is_the_same() {
        for head in ["Codice I.P.A.", " codice_ipa", "CODICE  IPA*", "codice-ipa"] {
            assert_eq!(folded(head), "codice ipa", "{head}");
        }
        assert_eq!(folded("Città dell'ente"), "citta dellente");
    }
}
