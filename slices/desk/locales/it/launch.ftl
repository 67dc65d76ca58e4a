# Aprire uno sportello: elenco degli sportelli, lista di controllo, stato
desk-launch-office = Ufficio
desk-launch-menu = Sportelli
desk-launch-list-title = Sportelli della rete
desk-launch-list-new = Prepara uno sportello
desk-launch-list-none = Non c'è ancora nessuno sportello.
desk-launch-list-none-next = Quando un Comune aderisce alla rete, il suo sportello compare qui da solo.
desk-launch-list-caption = Stato di ogni sportello e cosa manca per aprirlo
desk-launch-list-nothing = Niente da fare
desk-launch-head-desk = Sportello
desk-launch-head-state = Stato
desk-launch-head-next = Prossimo passo
desk-launch-short-room = Sede
desk-launch-short-phone-line = Telefono
desk-launch-short-operator-named = Operatore
desk-launch-short-operator-trained = Formazione
desk-launch-short-hours-published = Orari
desk-launch-short-privacy-act = Privacy
desk-launch-short-catalogue-confirmed = Catalogo
desk-launch-item-room = Sede dello sportello
desk-launch-item-phone-line = Linea telefonica
desk-launch-item-operator-named = Operatore nominato
desk-launch-item-operator-trained = Operatore formato
desk-launch-item-hours-published = Orari pubblicati
desk-launch-item-privacy-act = Atto sul trattamento dei dati
desk-launch-item-catalogue-confirmed = Catalogo confermato
desk-launch-state-missing = manca
desk-launch-state-in-progress = in corso
desk-launch-state-done = fatto
desk-launch-desk-preparing = in preparazione
desk-launch-desk-open = aperto
desk-launch-desk-suspended = sospeso
desk-launch-desk-closed = chiuso
desk-launch-who-clerk = referente del Comune
desk-launch-who-coordinator = coordinamento della rete
desk-launch-who-operator = operatore
desk-launch-nobody = persona non più registrata
desk-launch-todo-enter-address = Scriva l'indirizzo della stanza.
desk-launch-todo-confirm-room = Controlli l'indirizzo e confermi che la stanza è pronta.
desk-launch-todo-enter-phone = Scriva il numero di telefono dello sportello.
desk-launch-todo-confirm-phone = Controlli il numero di telefono e lo confermi.
desk-launch-todo-name-operator = Indichi chi lavora allo sportello.
desk-launch-todo-enter-training = Registri il giorno della formazione dell'operatore.
desk-launch-todo-attend-training = L'operatore segue la formazione il { $day }.
desk-launch-todo-prove-training = Aggiunga l'attestato della formazione del { $day }.
desk-launch-todo-make-agenda = Scriva in quali giorni e ore si riceve.
desk-launch-todo-publish-hours = Aggiunga gli orari all'agenda.
desk-launch-todo-enter-act = Registri numero e data dell'atto.
desk-launch-todo-confirm-catalogue = Scelga i servizi e confermi il catalogo.
desk-launch-todo-open = Tutto è pronto: apra lo sportello.
desk-launch-evidence-training = { $name }, { $day }
desk-launch-evidence-file = Attestato allegato
desk-launch-evidence-openings = { $count ->
    [one] Una fascia oraria alla settimana
   *[other] { $count } fasce orarie alla settimana
  }
desk-launch-evidence-act = Atto n. { $number }, { $day }
desk-launch-evidence-day = Confermato: { $day }
desk-launch-done-by = Registrato: { $day }, da { $name }
desk-launch-done-on = Registrato: { $day }
desk-launch-progress = Punti fatti: { $done } su { $all }.
desk-launch-ready-title = Tutto è pronto
desk-launch-ready-text = Da quando lo apre, le persone possono prenotare.
desk-launch-button = Apri lo sportello
desk-launch-next-title = Il prossimo passo
desk-launch-launched = Lo sportello è aperto. Ora può registrare il primo appuntamento.
desk-launch-refused-item = { $item }: { $todo }
desk-launch-book = Prenota un appuntamento
desk-launch-agenda = Agenda dello sportello
desk-launch-checks-title = Cosa serve per aprire
desk-launch-desk-title = Lo sportello
desk-launch-opened-on = Aperto dal
desk-launch-public = Pagina pubblica dello sportello
desk-launch-guide = Guida «chi mando dove»
desk-launch-history = Come è arrivato a questo stato
desk-launch-not-member = Oggi questo ente non aderisce alla rete: prima va registrata la sua adesione.
desk-launch-no-municipality = Manca il Comune in cui ha sede questo ente: lo aggiunga nella sua scheda.
desk-launch-not-ready = Manca ancora qualcosa per aprire lo sportello.
desk-launch-wrong-state = Lo stato dello sportello è cambiato nel frattempo: riapra la pagina e controlli.
desk-launch-reason-missing = Scriva il motivo, in 300 caratteri al massimo.
desk-launch-new-title = Prepara uno sportello
desk-launch-new-lead = Lo sportello nasce con la sua lista di controllo. Finché non è aperto, nessuno lo prenota.
desk-launch-new-none = Tutti gli enti che oggi aderiscono alla rete hanno già uno sportello.
desk-launch-new-none-next = Adesioni alla rete
desk-launch-new-body = Ente che tiene lo sportello
desk-launch-new-body-choose = Scelga un ente
desk-launch-new-body-hint = Sono elencati gli enti che aderiscono oggi e non hanno ancora uno sportello.
desk-launch-new-body-missing = Scelga l'ente che tiene lo sportello.
desk-launch-new-clerk = Chi lo prepara
desk-launch-new-clerk-lead = Il referente dell'ente riceve una mail con l'invito e completa la lista. Se ha già un accesso, lasci vuoto.
desk-launch-new-clerk-name = Nome e cognome
desk-launch-new-clerk-name-missing = Scriva il nome del referente.
desk-launch-new-clerk-email = Mail
desk-launch-new-clerk-email-missing = Scriva la mail del referente.
desk-launch-new-button = Prepara lo sportello
desk-launch-new-done = Lo sportello è in preparazione.
desk-launch-new-forbidden = Solo chi coordina una rete prepara nuovi sportelli.

# Stato dello sportello
desk-state-title = Sospendi o chiudi
desk-state-now = Lo sportello ora è:
desk-state-change = Cosa vuole fare
desk-state-suspend = Sospendi per un periodo
desk-state-suspend-hint = Non si prenota più. Gli appuntamenti già presi restano: si annullano con una chiusura.
desk-state-reopen = Riapri
desk-state-reopen-hint = Si può prenotare di nuovo.
desk-state-close = Chiudi per sempre
desk-state-close-hint = Lo sportello non è più pubblico e non si può riaprire.
desk-state-missing = Scelga cosa fare.
desk-state-reason = Motivo
desk-state-reason-hint = Resta scritto nella storia dello sportello. Per riaprire non serve.
desk-state-button = Conferma
desk-state-done = Lo stato dello sportello è cambiato.
desk-state-forbidden = Da questo stato non può cambiare nulla.

# Preparare lo sportello, passo per passo
desk-setup-step-contacts = Sede e telefono
desk-setup-step-operator = Operatore
desk-setup-step-training = Formazione
desk-setup-step-hours = Orari
desk-setup-step-act = Atto
desk-setup-step-services = Servizi
desk-setup-save = Salva e continua
desk-setup-onward = Vai al passo successivo
desk-setup-email-wrong = Scriva una mail completa, come nome@esempio.it.
desk-setup-day-missing = Scriva il giorno.
desk-setup-day-wrong = Scriva il giorno come 23/11/2026.
desk-setup-contacts-title = Sede e telefono
desk-setup-contacts-lead = Dove si trova lo sportello e a quale numero risponde. Salvando conferma che stanza e linea sono pronte.
desk-setup-contacts-address = Indirizzo
desk-setup-contacts-address-hint = Via, numero, piano, Comune.
desk-setup-contacts-address-missing = Scriva l'indirizzo dello sportello.
desk-setup-contacts-phone = Telefono
desk-setup-contacts-phone-hint = Il numero che le persone chiamano: compare su ogni pagina dello sportello.
desk-setup-contacts-phone-missing = Scriva il telefono dello sportello.
desk-setup-contacts-phone-wrong = Il numero non è completo: scriva il prefisso e tutte le cifre.
desk-setup-contacts-email = Mail
desk-setup-contacts-place = Coordinate
desk-setup-contacts-place-hint = Latitudine e longitudine, come 44.1025,9.8241. Servono per trovare lo sportello più vicino; vuoto vale il centro del Comune.
desk-setup-contacts-place-wrong = Scriva due numeri separati da una virgola, come 44.1025,9.8241.
desk-setup-contacts-done = Sede e telefono sono registrati.
desk-setup-operators-title = Operatori
desk-setup-operators-lead = Chi riceve le persone allo sportello e tiene l'agenda.
desk-setup-operators-here = Lavorano qui
desk-setup-operators-another = Aggiungi un'altra persona
desk-setup-operators-who = Chi lavora allo sportello
desk-setup-operators-missing = Scelga una persona dell'elenco, o un'altra.
desk-setup-operators-me = Io ({ $name })
desk-setup-operators-else = Un'altra persona
desk-setup-operators-else-lead = Per un'altra persona scriva nome e mail: riceve l'invito con cui sceglie la password.
desk-setup-operators-name = Nome e cognome
desk-setup-operators-name-missing = Scriva il nome dell'operatore.
desk-setup-operators-email = Mail
desk-setup-operators-email-hint = A questo indirizzo arriva l'invito.
desk-setup-operators-email-missing = Scriva la mail dell'operatore.
desk-setup-operators-button = Nomina e continua
desk-setup-operators-done = L'operatore è nominato.
desk-setup-operators-end = Togli
desk-setup-operators-ended = La persona non lavora più allo sportello.
desk-setup-operator-disabled = Questo indirizzo appartiene a un accesso chiuso: chieda a chi amministra il portale di riaprirlo.
desk-setup-operator-yourself = Non può togliere questo ruolo a se stesso: lo chieda a un collega.
desk-setup-training-title = Formazione
desk-setup-training-lead = In quale giorno l'operatore è stato formato e cosa lo dimostra. Un giorno futuro vale come promemoria.
desk-setup-training-nobody = Prima indichi chi lavora allo sportello.
desk-setup-training-person = Chi è stato formato
desk-setup-training-person-choose = Scelga una persona
desk-setup-training-person-missing = Scelga chi è stato formato.
desk-setup-training-day = Giorno della formazione
desk-setup-training-day-hint = L'ultimo giorno, se sono più di uno.
desk-setup-training-proof = Attestato
desk-setup-training-proof-hint = Chi lo ha rilasciato e con quale numero. In alternativa alleghi il documento.
desk-setup-training-proof-missing = Scriva l'attestato, o alleghi il documento.
desk-setup-training-file = Documento
desk-setup-training-file-hint = PDF o immagine, al massimo 10 MB.
desk-setup-training-done = La formazione è registrata.
desk-setup-file-empty = Il documento è vuoto: lo scelga di nuovo.
desk-setup-file-too-large = Il documento supera 10 MB.
desk-setup-file-not-what-it-claims = Il documento non è ciò che il suo nome dice: lo salvi di nuovo come PDF.
desk-setup-file-kind = Alleghi un PDF, un PNG o un JPEG.
desk-setup-hours-title = Orari
desk-setup-hours-lead = Ogni agenda è una persona o una postazione: i suoi appuntamenti non si sovrappongono mai.
desk-setup-hours-none = Nessun orario qui.
desk-setup-hours-edit = Modifica
desk-setup-hours-elsewhere = È l'agenda di un altro sportello, che riceve anche qui.
desk-setup-hours-off = non prenotabile
desk-setup-agenda-new-title = Nuova agenda
desk-setup-agenda-title = Modifica l'agenda
desk-setup-agenda-lead = In quali giorni e ore le persone possono prenotare.
desk-setup-agenda-first-name = Sportello
desk-setup-agenda-hours = Orari della settimana
desk-setup-agenda-hours-lead = Una fascia vale per tutti i giorni che spunta. Le fasce senza giorni e ore non contano.
desk-setup-agenda-no-hours = Scelga almeno un giorno e un orario.
desk-setup-agenda-more = Durata, posti e pause
desk-setup-agenda-more-lead = Valori usuali, già pronti: li cambi solo se serve.
desk-setup-agenda-name = Nome dell'agenda
desk-setup-agenda-name-hint = Lo vedono gli operatori, come «Sportello» o «Stanza 2».
desk-setup-agenda-name-missing = Scriva un nome per l'agenda.
desk-setup-agenda-person = Di chi è
desk-setup-agenda-person-none = Di nessuno in particolare: è una postazione
desk-setup-agenda-slot = Durata di un appuntamento, in minuti
desk-setup-agenda-slot-hint = Da 5 a 480, di cinque in cinque.
desk-setup-agenda-slot-wrong = La durata va da 5 a 480 minuti.
desk-setup-agenda-capacity = Persone ricevute insieme
desk-setup-agenda-capacity-hint = Più di una solo per incontri di gruppo.
desk-setup-agenda-capacity-wrong = Le persone vanno da 1 a 200.
desk-setup-agenda-buffer = Minuti liberi dopo ogni appuntamento
desk-setup-agenda-buffer-hint = Per scrivere due righe, o arieggiare.
desk-setup-agenda-buffer-wrong = I minuti liberi vanno da 0 a 240.
desk-setup-agenda-notice = Ore di preavviso
desk-setup-agenda-notice-hint = Fino a quante ore prima il pubblico può prenotare.
desk-setup-agenda-notice-wrong = Il preavviso va da 0 a 720 ore.
desk-setup-agenda-video = Indirizzo per le videochiamate
desk-setup-agenda-video-hint = Per gli appuntamenti in video: arriva nella conferma e nel calendario. Comincia con https://
desk-setup-agenda-video-wrong = Controlli l'indirizzo per le videochiamate: deve cominciare con https://
desk-setup-agenda-horizon = Giorni prenotabili in anticipo
desk-setup-agenda-horizon-hint = Quanto avanti nel tempo si può prenotare.
desk-setup-agenda-horizon-wrong = I giorni vanno da 1 a 400.
desk-setup-agenda-breaks = Pause nelle fasce
desk-setup-agenda-active = Si può prenotare
desk-setup-agenda-active-hint = Senza spunta l'agenda resta, ma nessuno la prenota.
desk-setup-agenda-button = Pubblica gli orari
desk-setup-agenda-done = Gli orari sono pubblicati.
desk-setup-agenda-impossible = Una durata o un numero di posti non è possibile.
desk-setup-agenda-overlap = Due fasce si sovrappongono.
desk-setup-row-legend = Fascia { $number }
desk-setup-row-days = Giorni
desk-setup-row-from = Dalle
desk-setup-row-until = Alle
desk-setup-row-ways = Come si riceve
desk-setup-row-no-day = Spunti almeno un giorno.
desk-setup-row-time-wrong = Scriva l'ora come 08:30.
desk-setup-row-order = La fine viene dopo l'inizio.
desk-setup-row-grain = Usi minuti di cinque in cinque, come 08:30 o 08:35.
desk-setup-row-no-channel = Spunti almeno un modo di ricevere.
desk-setup-row-overlap = Si sovrappone alla fascia { $number }.
desk-setup-days-title = Giorni con altri orari
desk-setup-days-lead = In un giorno solo, questi orari valgono al posto di quelli della settimana. Per non ricevere affatto usi:
desk-setup-days-on-record = Giorni già cambiati
desk-setup-days-another = Un altro giorno
desk-setup-days-day = Giorno
desk-setup-days-over = Scelga un giorno che deve ancora venire.
desk-setup-days-no-hours = Scriva da che ora a che ora.
desk-setup-days-clear = Torna agli orari soliti
desk-setup-days-done = Gli orari del giorno sono registrati.
desk-setup-days-cleared = Il giorno ha di nuovo gli orari soliti.
desk-setup-closures-title = Chiusure
desk-setup-closures-lead = Giorni o ore in cui non si riceve. Chi aveva un appuntamento viene avvisato per mail, o compare tra le persone da chiamare.
desk-setup-closures-on-record = Chiusure previste
desk-setup-closures-another = Un'altra chiusura
desk-setup-closures-target = Cosa chiude
desk-setup-closures-target-missing = Scelga cosa chiude.
desk-setup-closures-desk = Tutto lo sportello
desk-setup-closures-network = Tutti gli sportelli della rete
desk-setup-closures-network-hint = Per esempio in un giorno festivo.
desk-setup-closures-from-day = Dal giorno
desk-setup-closures-until-day = Al giorno
desk-setup-closures-until-day-hint = Compreso. Vuoto: un giorno solo.
desk-setup-closures-order = L'ultimo giorno viene dopo il primo.
desk-setup-closures-over = La chiusura è già passata.
desk-setup-closures-hours-wrong = Controlli le ore: la fine viene dopo l'inizio, di cinque in cinque minuti.
desk-setup-closures-reason = Motivo
desk-setup-closures-reason-hint = Lo legge il pubblico, come «festa del patrono». Non scriva nomi né malattie.
desk-setup-closures-reason-long = Il motivo può avere 300 caratteri.
desk-setup-closures-days = dal { $from } al { $until }
desk-setup-closures-button = Chiudi
desk-setup-closures-done = La chiusura è registrata.
desk-setup-closures-done-displaced = La chiusura è registrata. Chi aveva un appuntamento è avvisato; chi ha lasciato solo il telefono è tra le persone da chiamare, nell'agenda.
desk-setup-closures-reopen = Togli
desk-setup-closures-reopened = La chiusura è tolta.
desk-setup-act-title = Atto sul trattamento dei dati
desk-setup-act-lead = L'atto con cui l'ente stabilisce come tratta i dati delle persone allo sportello. Chieda all'ufficio che segue la privacy.
desk-setup-act-number = Numero dell'atto
desk-setup-act-number-hint = Come compare sull'atto, per esempio «Determina 128».
desk-setup-act-number-missing = Scriva il numero dell'atto.
desk-setup-act-day = Data dell'atto
desk-setup-act-day-to-come = La data dell'atto non può essere futura.
desk-setup-act-done = L'atto è registrato.
desk-setup-services-title = Servizi e catalogo
desk-setup-services-lead = Di quali servizi lo sportello dà informazioni. Salvando, l'ente conferma il catalogo per il suo sportello.
desk-setup-services-served = Lo sportello risponde
desk-setup-services-all = per tutti i servizi della rete
desk-setup-services-all-hint = Anche quelli che si aggiungeranno.
desk-setup-services-listed = solo per alcuni, che scelgo
desk-setup-services-missing = Scelga per quali servizi risponde lo sportello.
desk-setup-services-none = Scelga almeno un servizio.
desk-setup-services-unknown = Un servizio scelto non c'è più: riapra l'elenco e scelga di nuovo.
desk-setup-services-list = { $count ->
    [one] L'elenco: un servizio
   *[other] L'elenco: { $count } servizi
  }
desk-setup-services-button = Conferma il catalogo
desk-setup-services-done = Il catalogo è confermato.

# La guida di uno sportello
desk-guide-title = Guida: { $desk }
desk-guide-desk = Lo sportello
desk-guide-lead = Chi mando dove: i servizi della rete per argomento, chi li offre e come si raggiunge.
desk-guide-of-day = Dati del catalogo al { $day }.
desk-guide-hours = Orari dello sportello
desk-guide-lines = I servizi per argomento
desk-guide-service = Servizio
desk-guide-body = Ente
desk-guide-phone = Telefono
desk-guide-ways = Come
desk-guide-other = Altri servizi
desk-guide-neighbours = Gli sportelli più vicini
desk-guide-centre-title = Solo al Centro per l'Impiego
desk-guide-centre = La dichiarazione di disponibilità (DID), la profilazione e il patto di servizio si fanno solo al Centro per l'Impiego: lo sportello informa e accompagna, non li sostituisce.
desk-guide-pdf = Scarica il PDF
desk-guide-none = Il catalogo non ha ancora servizi.
desk-guide-none-next = Vai al catalogo
desk-guide-way-in-person = di persona
desk-guide-way-telephone = telefono
desk-guide-way-video = video
desk-guide-way-mail = mail
desk-guide-way-online = in rete

# Avvisi agli operatori
desk-notice-menu = Avvisi
desk-notice-list-title = Avvisi agli operatori
desk-notice-list-lead = Ogni avviso compare nella prima pagina dell'ufficio e arriva per mail a tutti gli operatori.
desk-notice-list-none = Nessun avviso finora.
desk-notice-new-title = Scrivi un avviso
desk-notice-new-lead = Arriva subito per mail a tutti gli operatori della rete.
desk-notice-network = Rete
desk-notice-network-choose = Scelga la rete
desk-notice-network-missing = Scelga la rete.
desk-notice-title = Titolo
desk-notice-text = Testo
desk-notice-text-missing = Scriva titolo e testo.
desk-notice-text-long = Il testo è troppo lungo.
desk-notice-until = Da mostrare fino al
desk-notice-until-over = Scelga un giorno che deve ancora venire.
desk-notice-button = Invia l'avviso
desk-notice-done = L'avviso è inviato.
desk-notice-withdraw = Ritira
desk-notice-withdrawn = L'avviso è ritirato.
desk-notice-forbidden = Solo chi coordina una rete scrive avvisi.
desk-notice-written = Scritto: { $when }, da { $name }. Mostrato fino al { $until }.
desk-notice-state-shown = mostrato
desk-notice-state-withdrawn = ritirato
desk-notice-state-over = scaduto
desk-mail-notice-text =
    Buongiorno { $name },

    { $text }

    Il coordinamento di { $site }
    { $address }

# Riquadri delle prime pagine
desk-panel-home-title = Gli sportelli
desk-panel-home-text = Situazione di { $day }: { $open ->
    [0] nessuno sportello aperto
    [one] uno sportello aperto
   *[other] { $open } sportelli aperti
  }, { $preparing ->
    [0] nessuno in preparazione
    [one] uno in preparazione
   *[other] { $preparing } in preparazione
  }.
desk-panel-home-link = Trova lo sportello più vicino
desk-panel-notices-title = Avvisi del coordinamento
desk-panel-staff-title = Apertura degli sportelli
desk-panel-staff-counts = Aperti: { $open }. In preparazione: { $preparing }.
desk-panel-staff-go = Vai
desk-panel-staff-link = Tutti gli sportelli

# Quanto è chiara una pagina
desk-rating-title = Quanto è chiara la pagina
desk-rating-question = Quanto sono chiare le informazioni?
desk-rating-rate = { $rate } su 5
desk-rating-missing = Scelga da 1 a 5.
desk-rating-text = Vuole aggiungere altro?
desk-rating-button = Invia
desk-rating-thanks-title = Grazie
desk-rating-thanks-text = Il suo parere ci aiuta a scrivere meglio. Non resta legato a lei.
desk-rating-home = Pagina iniziale
desk-rating-list-title = Quanto sono chiare le pagine
desk-rating-list-none = Nessuna valutazione negli ultimi sei mesi.
desk-rating-list-caption = Valutazioni degli ultimi sei mesi, da 1 a 5
desk-rating-head-average = Media
desk-rating-head-count = Valutazioni
desk-rating-words = Con parole loro

# Segnalazioni
desk-fault-menu = Segnalazioni
desk-fault-title = Segnala un problema
desk-fault-lead = Qualcosa non funziona o non è accessibile? Lo scriva qui: basta un minuto e non serve registrarsi.
desk-fault-reason = Motivo
desk-fault-reason-missing = Scelga il motivo.
desk-fault-reason-accessibility = Non riesco a usare una pagina (accessibilità)
desk-fault-reason-wrong-content = Le informazioni sono sbagliate o vecchie
desk-fault-reason-broken-page = Qualcosa non funziona
desk-fault-reason-booking = Un problema con un appuntamento
desk-fault-reason-other = Altro
desk-fault-page = Pagina
desk-fault-page-hint = L'indirizzo della pagina, se lo sa.
desk-fault-text = Cosa è successo
desk-fault-text-hint = Non scriva dati personali: né codice fiscale, né salute, né il codice dell'appuntamento.
desk-fault-text-missing = Scriva cosa è successo.
desk-fault-text-long = Il testo può avere 2000 caratteri.
desk-fault-email = Mail per la risposta
desk-fault-email-hint = Serve solo per risponderle; la cancelliamo 90 giorni dopo la risposta.
desk-fault-button = Invia la segnalazione
desk-fault-receipt-title = Segnalazione ricevuta
desk-fault-receipt-text = Il numero della sua segnalazione è
desk-fault-receipt-next = Lo conservi per chiederci a che punto siamo. Se ha lasciato una mail, le rispondiamo lì.
desk-fault-list-title = Segnalazioni e valutazioni
desk-fault-list-reports = Segnalazioni
desk-fault-list-none = Nessuna segnalazione.
desk-fault-list-caption = Segnalazioni, prima quelle che aspettano risposta
desk-fault-head-receipt = Numero
desk-fault-head-page = Pagina
desk-fault-made = Ricevuta
desk-fault-state-open = aperta
desk-fault-state-answered = risposta data
desk-fault-answer-title = Segnalazione { $receipt }
desk-fault-answer = Risposta
desk-fault-answer-mailed = Parte subito per mail a chi ha segnalato.
desk-fault-answer-kept = Chi ha segnalato non ha lasciato una mail: la risposta resta agli atti.
desk-fault-answer-missing = Scriva la risposta, in 2000 caratteri al massimo.
desk-fault-answer-button = Rispondi
desk-fault-answer-done = La risposta è registrata.
desk-fault-answered-already = Qualcuno ha già risposto a questa segnalazione.
desk-mail-fault-subject = Segnalazione { $receipt }
desk-mail-fault-text =
    È arrivata una segnalazione.

    Motivo: { $reason }
    Pagina: { $page }

    { $text }

    Per rispondere: { $address }
desk-mail-answer-subject = Risposta alla segnalazione { $receipt }
desk-mail-answer-text =
    Buongiorno,

    ecco la risposta alla segnalazione { $receipt }.

    { $answer }

    Ci aveva scritto:
    { $question }

    { $site }
