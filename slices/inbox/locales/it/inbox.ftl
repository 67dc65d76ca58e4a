# Testi della stanza inbox: le pagine di tutti e le mail. Ogni chiave: inbox-pagina-cosa.

inbox-form-title = Contatta lo sportello
inbox-form-lead = Faccia una domanda allo sportello: risponde una persona. Bastano un nome e un recapito.
inbox-form-about = La domanda riguarda il servizio
inbox-form-step-what = La domanda
inbox-form-step-who = I suoi recapiti
inbox-form-step-check = Riepilogo e invio
inbox-form-desk = Sportello
inbox-form-desk-none = Il più vicino al mio Comune
inbox-form-desk-hint = Se non ha preferenze, scelga qui sotto il suo Comune.
inbox-form-desk-missing = Scelga uno sportello, oppure il suo Comune
inbox-form-comune = Il suo Comune
inbox-form-comune-none = Scelga
inbox-form-comune-hint = Serve solo a trovare lo sportello più vicino.
inbox-form-service = Servizio
inbox-form-subject = Argomento
inbox-form-subject-hint = Poche parole, ad esempio: corso per saldatore.
inbox-form-subject-missing = Scriva l’argomento
inbox-form-subject-long = L’argomento è troppo lungo: al massimo 150 caratteri
inbox-form-text = La sua domanda
inbox-form-text-hint = Non scriva notizie sulla salute o altre notizie delicate: se ne parla di persona.
inbox-form-text-missing = Scriva la domanda
inbox-form-text-long = La domanda è troppo lunga: al massimo 4.000 caratteri
inbox-form-name = Nome e cognome
inbox-form-name-missing = Scriva il suo nome
inbox-form-name-long = Il nome è troppo lungo
inbox-form-contact = Lasci almeno un recapito: la mail o il telefono.
inbox-form-contact-missing = Lasci una mail o un numero di telefono
inbox-form-email = Mail
inbox-form-email-hint = Qui arrivano la ricevuta e la risposta.
inbox-form-email-wrong = Controlli la mail: manca qualcosa
inbox-form-phone = Telefono
inbox-form-phone-wrong = Controlli il numero di telefono
inbox-form-known = Nome e mail vengono dal suo accesso: li può cambiare.
inbox-form-privacy = Usiamo questi dati solo per risponderle, e li cancelliamo dopo il tempo stabilito.
inbox-form-privacy-link = Leggi l’informativa sulla privacy
inbox-form-go-on = Avanti
inbox-form-back = Indietro
inbox-form-check = Controlli, poi invii la richiesta. Finora non abbiamo registrato niente.
inbox-form-change = Modifica
inbox-form-due = Le rispondiamo entro { $day }.
inbox-form-send = Invia la richiesta
inbox-form-sent = La sua richiesta è arrivata allo sportello. Conservi il numero e il codice.
inbox-form-fault-link = Segnala un problema del portale

inbox-code-title = A che punto è la mia richiesta
inbox-code-link = A che punto è la mia richiesta?
inbox-code-lead = Scriva il codice che ha ricevuto con la richiesta.
inbox-code-label = Codice
inbox-code-hint = Nove lettere e cifre, ad esempio K7M-4QX-9TD.
inbox-code-button = Mostra la richiesta
inbox-code-unknown = Non troviamo nessuna richiesta con questo codice: lo controlli
inbox-code-too-many = Troppi tentativi. Riprovi tra un quarto d’ora, o telefoni allo sportello.

inbox-follow-title = Richiesta { $number }
inbox-follow-number = Numero della richiesta
inbox-follow-code = Codice per vedere a che punto è
inbox-follow-aloud = Al telefono si dice:
inbox-follow-received = Arrivata
inbox-follow-in-hand = Presa in carico
inbox-follow-answered = Risposta
inbox-follow-due = Risposta entro il
inbox-follow-closed = Conclusa
inbox-follow-mail = Le abbiamo mandato la ricevuta per mail. Anche la risposta arriva per mail.
inbox-follow-no-mail = Stampi questa pagina o annoti il codice: con il codice vede qui la risposta. Lo sportello le può leggere il numero al telefono.
inbox-follow-asked = Che cosa ha chiesto
inbox-follow-answers = Che cosa abbiamo risposto
inbox-follow-again = Ha un’altra domanda?

inbox-status-received = Ricevuta
inbox-status-in-hand = In carico a una persona dello sportello
inbox-status-answered = Risposta inviata
inbox-status-closed = Conclusa

inbox-error-too-many = Da qui sono arrivate molte richieste nell’ultima ora, o con questo recapito molte oggi. Riprovi più tardi, o telefoni allo sportello.
inbox-error-too-many-next = I telefoni degli sportelli

inbox-mail-receipt-subject = Abbiamo ricevuto la sua richiesta [{ $number }]
inbox-mail-receipt-text =
    Buongiorno,

    { $desk } ha ricevuto la sua richiesta.

    Numero della richiesta: { $number }
    Arrivata: { $received }
    Risposta entro: { $due }

    Che cosa ha chiesto, a che punto è, e la risposta:
    { $link }

    Oppure con il codice { $code } alla pagina { $address }

    Se vuole aggiungere qualcosa, risponda a questa mail. Se non ha scritto lei, non faccia niente.

    { $site }
inbox-mail-answer-text =
    { $answer }

    --
    { $desk }
    { $contacts }
    Richiesta { $number } del { $received }
inbox-mail-no-subject = La sua richiesta

inbox-kept-heading = Richieste agli sportelli
inbox-kept-until = Le parole di una richiesta si cancellano dopo il tempo che l’informativa dice, contato dalla sua conclusione.
inbox-kept-line = { $number }, { $when }, { $desk }: { $subject }
inbox-kept-further = { $number }, seguito, { $when }: { $text }
inbox-kept-answer = { $number }, risposta dello sportello, { $when }: { $text }
inbox-kept-note = { $number }, nota interna dello sportello, { $when }: { $text }
inbox-kept-files = { $number }, allegati: { $files }
inbox-kept-closes = La richiesta { $number } viene chiusa senza altre risposte.

inbox-subject-emptied = Richiesta svuotata
inbox-subject-fault = Problema del portale: { $page }
inbox-subject-none = Senza argomento
inbox-span-minutes = { $count ->
    [one] un minuto
   *[other] { $count } minuti
}
inbox-span-hours = { $count ->
    [one] un’ora
   *[other] { $count } ore
}
inbox-span-days = { $count ->
    [one] un giorno
   *[other] { $count } giorni
}
