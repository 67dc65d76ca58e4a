# Testi del guscio: intestazione, menu, piè di pagina, moduli, errori.

web-skip-main = Vai al contenuto
web-skip-footer = Vai ai contatti e ai link utili

web-demo-label = Avviso
web-demo-text = Dimostrazione: servizi e appuntamenti non sono veri, e alcuni enti sono inventati.

web-header-language = Lingua
web-header-enter = Accedi
web-header-sign-in = Accesso operatori
web-header-sign-out = Esci

web-search-label = Cerca tra i servizi
web-search-hint = Di che cosa ha bisogno?
web-search-button = Cerca

web-nav-label = Menu principale
web-nav-own = La sua area
web-nav-work = Menu di lavoro
web-nav-office = Ufficio
web-nav-services = Servizi
web-nav-desks = Sportelli
web-nav-book = Prenota
web-nav-network = Rete
web-nav-opportunities = Opportunità
web-nav-materials = Materiali

web-breadcrumb-label = Percorso
web-breadcrumb-home = Home

web-footer-contacts = Contatti
web-footer-phone = Telefono:
web-footer-mail = Mail:
web-footer-certified-mail = PEC:
web-footer-help = Assistenza
web-footer-faq = Leggi le domande frequenti (FAQ)
web-footer-book = Prenotazione appuntamento
web-footer-contact = Scrivi a uno sportello
web-footer-report = Segnalazione disservizio
web-footer-rules = Regole e diritti
web-footer-privacy = Informativa privacy
web-footer-legal = Note legali
web-footer-accessibility = Dichiarazione di accessibilità

# Le parole della valutazione sono quelle del modello dei Comuni, che dà del tu: non si cambiano.
web-rating-title = Quanto sono chiare le informazioni su questa pagina?
web-rating-rate = { $rate ->
    [one] Valuta una stella su 5
   *[other] Valuta { $rate } stelle su 5
 }
web-rating-lowest = 1: per niente
web-rating-highest = 5: molto
web-rating-positive = Quali sono stati gli aspetti che hai preferito?
web-rating-positive-clear = Le indicazioni erano chiare
web-rating-positive-complete = Le indicazioni erano complete
web-rating-positive-guided = Capivo sempre che stavo procedendo correttamente
web-rating-positive-technical = Non ho avuto problemi tecnici
web-rating-negative = Dove hai incontrato le maggiori difficoltà?
web-rating-negative-clear = A volte le indicazioni non erano chiare
web-rating-negative-complete = A volte le indicazioni non erano complete
web-rating-negative-guided = A volte non capivo se stavo procedendo correttamente
web-rating-negative-technical = Ho avuto problemi tecnici
web-rating-other = Altro
web-rating-text = Vuoi aggiungere altri dettagli?
web-rating-text-hint = Al massimo 200 caratteri. Non scriva dati personali.
web-rating-button = Invia la valutazione

web-form-summary = Controlli questi campi
web-form-error = Errore:
web-form-optional = (facoltativo)
web-draft-found = Su questo computer c’è una bozza non ancora inviata di questo modulo.
web-draft-older = Su questo computer c’è una bozza non ancora inviata di questo modulo, ma intanto quello che c’è qui è cambiato. Se la riprende e la invia, prima di cambiare qualcosa le mostriamo che cosa c’è adesso.
web-draft-resume = Riprendi la bozza
web-draft-discard = Elimina la bozza
web-draft-offline = La connessione manca. Quello che ha scritto è al sicuro in questa finestra e parte da solo appena la connessione torna.
web-draft-kept = Quello che scrive resta in questa finestra finché non è inviato, anche se la connessione cade.

web-steps-label = Passaggi
web-steps-count = Passaggio { $current } di { $total }
web-steps-done = (già visto)
web-steps-back = Indietro

web-pager-label = Pagine dell'elenco
web-pager-previous = Precedenti
web-pager-next = Successivi

web-print-button = Stampa

web-week-time = Ora
web-week-free = libero
web-week-partly = posti disponibili
web-week-full = completo
web-week-closed = chiuso
web-week-past = passato

web-plot-table = Mostra i numeri in tabella

web-problem-status = Stato HTTP
web-problem-type = Tipo

web-error-home = Torna alla home
web-error-reference = Se ci scrive o ci telefona, indichi questo numero:
web-error-bad-request-title = Richiesta non leggibile
web-error-bad-request-text = Il programma non ha capito la richiesta. Torni indietro e riprovi.
web-error-sign-in-title = Serve l'accesso
web-error-sign-in-text = Questa pagina è riservata a chi lavora nella rete: acceda per aprirla.
web-error-forbidden-title = Non ha il permesso
web-error-forbidden-text = Questa operazione spetta ad altri. Se pensa che tocchi a lei, lo chieda a chi coordina la rete.
web-error-cross-site-title = Modulo inviato da un altro sito
web-error-cross-site-text = Per sicurezza accettiamo solo i moduli di questo portale. Apra la pagina da qui e riprovi.
web-error-not-found-title = Pagina non trovata
web-error-not-found-text = L'indirizzo non porta a nessuna pagina. Forse è scritto male, o la pagina non c'è più.
web-error-not-found-next = Cerca tra i servizi
web-error-method-title = Operazione non prevista
web-error-method-text = Questo indirizzo non accetta l'operazione richiesta. Torni indietro e riprovi.
web-error-conflict-title = Qualcosa è cambiato nel frattempo
web-error-conflict-text = Un'altra persona ha fatto prima, o i dati sono cambiati. Ricarichi la pagina e riprovi.
web-error-gone-title = Link non più valido
web-error-gone-text = Questo link non apre più nulla. Ne chieda uno nuovo.
web-error-link-title = Link non valido
web-error-link-forged = Questo link non è valido. Controlli di averlo copiato tutto, oppure telefoni allo sportello.
web-error-link-expired = Questo link è scaduto. Ne chieda uno nuovo, oppure telefoni allo sportello.
web-error-link-revoked = Questo link è già stato usato o annullato. Se le serve ancora, telefoni allo sportello.
web-error-too-large-title = Invio troppo grande
web-error-too-large-text = I dati inviati sono più di quanti ne accettiamo. Riduca il file e riprovi.
web-error-too-large-limit = I file insieme possono pesare al massimo { $limit } MB. Riduca il file e riprovi.
web-error-too-large-field = Un testo ha più di { $most } caratteri. Lo accorci e riprovi: non abbiamo salvato nulla.
web-error-media-type-title = Formato non accettato
web-error-media-type-text = Il contenuto inviato non è del tipo che questo indirizzo legge.
web-error-invalid-title = Dati non validi
web-error-invalid-text = Alcuni dati non vanno bene. Li corregga e riprovi.
web-error-too-many-title = Troppi tentativi
web-error-too-many-text = I tentativi sono stati troppi. Aspetti qualche minuto e riprovi.
web-error-bad-request-api = La richiesta non è leggibile: controlli l'indirizzo, e che il corpo sia JSON scritto bene.
web-error-sign-in-api = Serve l'intestazione Authorization: Bearer seguito dal token ricevuto.
web-error-not-found-api-title = Non trovato
web-error-not-found-api = Qui non c'è nulla: controlli l'indirizzo e il codice, il token o l'id che contiene.
web-error-method-api = Questo indirizzo non accetta questo metodo: quelli ammessi sono in Allow.
web-error-too-large-api = Il corpo della richiesta è più grande di quanto accettiamo.
web-error-media-type-api = Il corpo deve essere JSON, con Content-Type: application/json.
web-error-fault-title = Si è verificato un errore
web-error-fault-text = La colpa è nostra, non sua. Riprovi tra poco.
web-error-busy-title = Servizio momentaneamente occupato
web-error-busy-text = In questo momento non riusciamo a rispondere. Riprovi tra qualche secondo: nulla è andato perso.

web-preview-title = Componenti
web-preview-text = Testo, pulsanti, avvisi
web-preview-path = Percorsi ed elenchi
web-preview-form = Campi di un modulo
web-preview-data = Tabelle e figure

web-doubts-title = Parole da controllare
web-doubts-text = In un’offerta di lavoro la legge non permette di scegliere le persone per età, sesso, aspetto, origine, residenza, famiglia, salute o idee. Nel testo si legge:
web-doubt-age = Età. È vietato scegliere per età (d.lgs. 216/2003). Scriva che cosa bisogna saper fare o quanta esperienza serve. Un’età si può dire solo quando la chiede una legge, per esempio per l’apprendistato.
web-doubt-sex = Sesso. È vietato cercare solo uomini o solo donne (d.lgs. 198/2006, art. 27). Scriva il mestiere nelle due forme: «cameriera o cameriere».
web-doubt-looks = Aspetto. L’aspetto non è un requisito del lavoro (d.lgs. 198/2006, art. 27; d.lgs. 276/2003, art. 10). Scriva che cosa si farà: accogliere i clienti, servire ai tavoli.
web-doubt-origin = Origine e lingua madre. È vietato scegliere per nazionalità o origine (d.lgs. 215/2003; d.lgs. 286/1998, art. 43). Scriva quale lingua serve e quanto bene: «italiano parlato, livello B2».
web-doubt-home = Residenza. Chiedere dove si abita esclude persone che il lavoro lo saprebbero fare (d.lgs. 286/1998, art. 43). Scriva dove e a che ora si lavora, e se serve un mezzo proprio.
web-doubt-family = Famiglia. È vietato scegliere per matrimonio, figli o gravidanza (d.lgs. 198/2006, art. 27). Scriva orari, turni e trasferte.
web-doubt-health = Salute e disabilità. È vietato scegliere per disabilità (d.lgs. 216/2003) e chiedere della salute (d.lgs. 276/2003, art. 10). Scriva i compiti, per esempio i pesi da sollevare. Se il posto è riservato dalla l. 68/1999, lo dica.
web-doubt-belief = Idee, religione, vita privata. Non si possono chiedere (l. 300/1970, art. 8; d.lgs. 216/2003). Tolga queste parole.
web-doubt-barred = Va tolto: non si può pubblicare, nemmeno con un motivo.
web-doubt-title = Sesso. È vietato cercare solo donne o solo uomini (d.lgs. 198/2006, art. 27). Scriva il mestiere nelle due forme: «{ $instead }».
web-doubt-exception = Perché «{ $words }» può restare
web-doubt-sentence = In una frase: perché vale per «{ $words }»
web-doubt-why-age = Per esempio: «È un apprendistato professionalizzante, che la legge apre dai 18 ai 29 anni».
web-doubt-why-sex = Per esempio: «La parola descrive la clientela del negozio: il posto è per donne e uomini».
web-doubt-why-looks = Per esempio: «Sono le parole dell’allestimento della vetrina, non di chi ci lavora».
web-doubt-why-origin = Per esempio: «Chi lavora insegna la lingua in classe: serve come a chi la parla da sempre».
web-doubt-why-home = Per esempio: «In reperibilità notturna bisogna arrivare all’impianto in venti minuti».
web-doubt-why-family = Per esempio: «È la sostituzione di una persona in maternità: dice quanto dura il contratto».
web-doubt-why-health = Per esempio: «Il posto è nella quota riservata dalla legge 68/1999».
web-doubt-why-belief = Per esempio: «Si insegna religione in una scuola e serve l’idoneità prevista dal Concordato».
web-doubt-fault-barred = «{ $words }» non può uscire, con nessun motivo: lo tolga dal testo.
web-doubt-fault-exception = Scelga perché «{ $words }» può restare, o cambi il testo.
web-doubt-fault-sentence = Scriva in una frase intera perché «{ $words }» può restare, o cambi il testo.
web-doubt-fault-copied = Per «{ $words }» scriva una frase sua, non la stessa di altre parole, o cambi il testo.
web-exception-apprenticeship = È un apprendistato: l’età la fissa la legge (d.lgs. 81/2015)
web-exception-law = Lo chiede una legge o un bando pubblico
web-exception-language = È la lingua con cui si lavora: insegnarla, tradurre, fare da interprete
web-exception-show = Moda, arte o spettacolo, dove è essenziale per il lavoro (d.lgs. 198/2006, art. 27)
web-exception-heavy = Mansioni pesanti indicate dal contratto collettivo (d.lgs. 198/2006, art. 27)
web-exception-reach = Bisogna arrivare sul posto in pochi minuti
web-exception-reserved = Posto riservato dalla legge 68/1999
web-exception-creed = Ente religioso o insegnamento della religione (d.lgs. 216/2003, art. 3)
web-exception-described = Non sceglie le persone: parla del lavoro, del luogo o di chi ne usufruisce
