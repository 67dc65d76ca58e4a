# Testi dello sportello e di chi coordina.

referral-staff-link = Invii agli enti
referral-office-title = Invii agli enti
referral-office-state = Stato
referral-panel-waiting = { $count ->
    [one] 1 invio aperto
   *[other] { $count } invii aperti
}
referral-panel-back = { $count ->
    [one] 1 invio tornato allo sportello
   *[other] { $count } invii tornati allo sportello
}
referral-panel-calls = { $count ->
    [one] 1 persona da avvisare per telefono
   *[other] { $count } persone da avvisare per telefono
}

referral-index-none = Gli invii li vede chi lavora a uno sportello o coordina la rete.
referral-index-desks = I suoi sportelli
referral-index-counts = Quanti sono, sportello per sportello, a gruppi di { $step }: un numero piccolo direbbe di chi si parla. Le persone le conosce solo chi le ha inviate. I rapporti danno i numeri e coprono quelli piccoli.
referral-index-fewer = meno di { $count }
referral-index-between = da { $from } a { $to }
referral-index-caption = Invii per sportello
referral-index-open = Aperti
referral-index-started = Iniziati
referral-index-back = Tornati allo sportello
referral-index-other = Ritirati o rinunciati
referral-index-terms = Tempi e testo del consenso, accordo per accordo

referral-list-calls = Da avvisare per telefono ({ $count })
referral-list-none = Nessun invio qui.
referral-page-created = Scritto il
referral-list-due = Entro
referral-list-overdue = in ritardo

referral-calls-title = Da avvisare per telefono
referral-calls-lead = Persone senza posta elettronica: legga loro la frase e il codice, poi segni che le ha avvisate.
referral-calls-none = Nessuno da avvisare.
referral-calls-code = codice { $code }
referral-calls-since = da { $when }
referral-calls-button = Avvisata: invio { $number }
referral-calls-done = Segnato.

referral-consent-title = Consenso all’invio
referral-consent-other-language = In inglese / italiano
referral-consent-about = Accordo: { $agreement }. Titolare del trattamento: { $controller }.
referral-consent-version = Versione { $version }, in uso da { $day }.
referral-consent-name = Nome e cognome
referral-consent-date = Data
referral-consent-signature = Firma
referral-page-consent = Consenso
referral-consent-given = { $how }, testo versione { $version }, { $when }; annotato da { $who }.
referral-consent-withdrawn = Revocato { $when }.
referral-consent-print = Stampa il testo del consenso

referral-terms-lead = Quanto tempo ha un ente per rispondere e per dire com’è andata. I termini valgono per gli invii da ora in poi.
referral-terms-basis = Base giuridica dell’accordo
referral-basis-task = compito di interesse pubblico: la persona viene informata
referral-basis-consent = consenso della persona
referral-terms-no-text-title = Manca il testo del consenso
referral-terms-answer-days = Giorni per rispondere
referral-terms-answer-hint = Scaduti, l’invio torna allo sportello.
referral-terms-outcome-days = Giorni per comunicare l’esito
referral-terms-outcome-hint = Dal giorno in cui l’ente accetta.
referral-terms-days-wrong = Scriva un numero di giorni da 1 a 180
referral-terms-text-title = Testo del consenso
referral-terms-text-lead = Ogni modifica è una nuova versione; chi ha già acconsentito lo ha fatto alla sua. Versione in uso: { $version }.
referral-terms-text-it = Testo in italiano
referral-terms-text-en = Testo in inglese
referral-terms-text-both = Scriva il testo in tutte e due le lingue
referral-terms-text-long = Il testo è troppo lungo: al massimo 4000 caratteri
referral-terms-button = Salva
referral-terms-saved = Salvato.

referral-step-whom = A chi
referral-step-what = Che cosa
referral-step-check = Controllo e invio
referral-new-title = Nuovo invio
referral-whom-lead = A quale ente si invia la persona?
referral-whom-hint = Solo enti che fanno parte di un accordo con il vostro.
referral-whom-none-title = Nessun ente
referral-whom-none = Il vostro ente oggi non è parte di un accordo in vigore con altri enti: senza accordo non si può inviare nessuno.
referral-go-on = Continua
referral-no-contact-title = L’ente non ha un referente
referral-no-contact-text = Non c’è nessuno a cui scrivere: si può solo consegnare il foglio stampato, o inserire in SIISL o SIL. Chieda al coordinamento di nominare un referente.
referral-what-before = Che cosa legge l’ente prima di accettare
referral-what-before-text = Nessun nome, telefono o codice: solo il servizio, la zona, i gruppi di destinatari (calcolati) e il motivo. Su carta, e in SIISL o SIL, il nome c’è da subito.
referral-what-after = Che cosa vede dopo aver accettato, con un codice
referral-what-after-text = Il nome e solo ciò che sceglie qui sotto.
referral-what-at-once = Che cosa legge l’ente, con il nome
referral-what-how = Come si invia
referral-service-other = Un altro servizio
referral-service-other-name = Se è un altro, quale
referral-reason-hint = Senza nomi, numeri di telefono o dati sulla salute.
referral-email-hint = Con la posta viene avvisata da sola a ogni passo; senza, la telefonate voi.
referral-form-language = Lingua degli avvisi
referral-language-it = italiano
referral-language-en = inglese
referral-facts-contact = Dati di base dal contatto
referral-facts-none = Nel contatto non è stato detto nulla.
referral-facts-typed = Dati di base
referral-facts-hint = Servono a calcolare i gruppi di destinatari. Ognuno può restare non detto.
referral-birth-year = Anno di nascita
referral-not-said = non detto
referral-form-shares = Che cosa si passa all’ente
referral-shares-hint = Il meno possibile: scelga con la persona. Per inviare con il collegamento serve almeno un modo per contattarla.
referral-form-channel = Come lo riceve l’ente
referral-channel-link = per posta, con un collegamento personale
referral-channel-paper = su carta, con il foglio stampato
referral-channel-system = inserito dallo sportello in SIISL o SIL
referral-form-how = Come ha dato il consenso
referral-how-oral = a voce allo sportello, con il testo stampato davanti
referral-how-signed = firmando il testo stampato
referral-how-link = lo chiediamo a lei per posta, con il suo collegamento
referral-form-informed = Le ho detto che { $controller } e l’ente tratteranno i suoi dati per un compito di interesse pubblico
referral-informed-hint = Sa che cosa viene passato, a chi, e che può ritirare l’invio finché è aperto.
referral-check-button = Controlla prima di inviare
referral-summary-title = Controllo prima dell’invio
referral-summary-lead = Nulla è ancora stato inviato. Controlli con la persona.
referral-answer-by = Risposta attesa entro
referral-outcome-by = Esito atteso entro
referral-form-ground = Base dell’invio
referral-ground-informed = compito di interesse pubblico, persona informata
referral-send-button = Invia all’ente
referral-ask-button = Chiedi il consenso alla persona
referral-edit-button = Modifica
referral-new-sent = Inviato. La persona viene avvisata per posta.
referral-new-sent-call = Inviato. La persona non ha posta elettronica: è tra quelle da avvisare per telefono.
referral-new-asked = Alla persona è stato chiesto il consenso: finché non risponde non parte nulla.

referral-fault-service = Scelga il servizio, o scriva quale
referral-fault-reason = Scriva il motivo
referral-fault-reason-long = Il motivo è troppo lungo: al massimo 500 caratteri
referral-fault-reason-names = Il motivo o il servizio dice chi è la persona: l’ente lo legge prima di accettare. Lo scriva senza nome, telefono, posta o codici.
referral-fault-name = Scriva nome e cognome
referral-fault-name-long = Il nome è troppo lungo
referral-fault-phone = Il numero di telefono non è giusto
referral-fault-email = L’indirizzo di posta non è giusto
referral-fault-contact = Scriva un telefono o un indirizzo di posta
referral-fault-contact-kept = Scelga «Telefono» o «Posta elettronica», tra quelli che ha scritto: l’ente deve poterla contattare. Se si incontrano di persona, scelga il foglio stampato.
referral-fault-consent = Dica come ha dato il consenso
referral-fault-consent-mail = Senza posta non può dare il consenso con un collegamento
referral-fault-informed = La persona deve essere informata prima dell’invio
referral-fault-birth-year = Scriva un anno di quattro cifre
referral-fault-choice = Scelga una delle voci dell’elenco

referral-error-faulty = Qualcosa nel modulo non va.
referral-error-not-parties = Tra il vostro ente e quello scelto oggi non c’è un accordo in vigore: non si può inviare nessuno.
referral-error-no-ground = L’accordo si basa sul consenso, ma il suo testo non è ancora stato scritto: senza non si può inviare nessuno. Lo scrive chi coordina la rete.
referral-error-no-contact = L’ente non ha un referente a cui scrivere.
referral-error-no-reason = Manca il motivo.

referral-show-title = Invio { $number }
referral-show-contact = Apri il contatto
referral-show-sheet = Foglio da stampare
referral-show-previous = Invio precedente
referral-show-next = Invio successivo
referral-show-on = Invia a un altro ente
referral-show-person = La persona
referral-show-forgotten = Il tempo di conservazione è finito: chi era la persona non è più registrato.
referral-show-erased = Cancellato su richiesta della persona: chi era non è più registrato.
referral-record-title = Scrivi la risposta dell’ente
referral-record-text = Quando risponde per telefono o su carta, o quando lo ha inserito in SIISL o SIL.
referral-record-text-private = Quando risponde per telefono o su carta.
referral-record-what = Risposta
referral-record-button = Annota la risposta
referral-why-not-hint = Solo se non la prende in carico.
referral-withdraw-title = Ritirare o mandare di nuovo
referral-withdraw-text = Ritirato l’invio, all’ente non resta nulla su questo portale e la persona viene avvisata. Il foglio stampato va chiesto indietro.
referral-resend-button = Manda di nuovo il collegamento
referral-show-resent = Il collegamento parte di nuovo.
referral-show-recorded = Annotato. La persona viene avvisata.
referral-sheet-title = Foglio dell’invio { $number }
referral-sheet-nameless = Questo foglio non porta nome né contatti: manca il consenso della persona, oppure l’invio è concluso. Non va consegnato all’ente.
referral-sheet-answer = Risposta dell’ente
referral-sheet-destroy = L’ente che non prende in carico la persona restituisce o distrugge questo foglio.
