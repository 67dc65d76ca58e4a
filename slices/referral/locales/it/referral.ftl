# Testi di chi riceve un invio e della persona che viene inviata. Ogni chiave: referral-pagina-cosa.

referral-state-asked = attende il consenso
referral-state-sent = attende risposta
referral-state-accepted = presa in carico
referral-state-refused = non presa in carico
referral-state-withdrawn = ritirato
referral-state-lapsed = scaduto senza risposta
referral-state-started = percorso iniziato
referral-state-declined = la persona ha rinunciato
referral-state-unreachable = persona non raggiunta
referral-state-redirected = indicato un altro ente
referral-state-recorded = inserito in SIISL o SIL
referral-state-silent = esito mai comunicato

referral-told-asked = Per inviare la sua richiesta a { $body } serve il suo consenso. Il servizio richiesto è: { $service }.
referral-told-sent-paper = La sua richiesta viene consegnata su carta a { $body }, con il suo nome e i recapiti che ha scelto. Il servizio richiesto è: { $service }.
referral-told-sent = La sua richiesta è stata inviata a { $body }. Il servizio richiesto è: { $service }. Prima di accettare l’ente non conosce il suo nome.
referral-told-accepted = { $body } ha accettato la sua richiesta e la contatterà. Il servizio richiesto è: { $service }.
referral-told-refused = { $body } non può seguire la sua richiesta ({ $service }) e non ha ricevuto il suo nome. Lo sportello la contatterà per trovare un’altra strada.
referral-told-withdrawn = La sua richiesta a { $body } ({ $service }) è stata ritirata. All’ente non resta nulla di lei su questo portale.
referral-told-lapsed = { $body } non ha risposto in tempo alla sua richiesta ({ $service }). Lo sportello la contatterà.
referral-told-started = { $body } ci ha detto che il percorso è iniziato: { $service }.
referral-told-declined = { $body } ci ha detto che lei non desidera continuare: { $service }. Se non è così, lo dica allo sportello.
referral-told-unreachable = { $body } ci ha detto che non è riuscito a contattarla per: { $service }. Lo sportello la cercherà di nuovo.
referral-told-redirected = { $body } indica un altro ente, più adatto per: { $service }. Lo sportello deciderà con lei.
referral-told-recorded = La sua richiesta a { $body } ({ $service }) è stata inserita nel sistema informativo del lavoro e prosegue lì.
referral-told-silent = { $body } ha accettato la sua richiesta ({ $service }) ma non ci ha detto com’è andata. Lo sportello la contatterà.

referral-verb-ask = Chiedi il consenso
referral-verb-send = Invia
referral-verb-accept = Prendi in carico
referral-verb-refuse = Non prendere in carico
referral-verb-withdraw = Ritira l’invio
referral-verb-lapse = Scade
referral-verb-start = Il percorso è iniziato
referral-verb-decline = La persona ha rinunciato
referral-verb-miss = Non siamo riusciti a contattarla
referral-verb-redirect = Indica un altro ente
referral-verb-record = Inserito in SIISL o SIL

referral-side-desk = sportello
referral-side-body = ente
referral-side-person = la persona
referral-side-clock = scadenza

referral-why-not-ours = Non è un nostro compito
referral-why-no-place = Ora non c’è posto
referral-why-requirements = Manca un requisito
referral-why-area = Non copriamo quella zona
referral-why-other = Altro motivo
referral-why-not = Perché no

referral-share-phone = Telefono
referral-share-email = Posta elettronica
referral-share-age = Età
referral-share-sex = Sesso
referral-share-comune = Comune di residenza
referral-share-citizenship = Cittadinanza
referral-share-work = Condizione lavorativa
referral-share-schooling = Titolo di studio
referral-package-name = Nome e cognome

referral-page-number = Invio numero
referral-from-desk = Sportello
referral-from-body = Ente che invia
referral-to-body = Ente che riceve
referral-page-under = Accordo
referral-sent-on = Inviato il
referral-desk-phone = Telefono dello sportello
referral-page-closed = Chiuso il
referral-form-note = Note
referral-note-hint = Senza dati sulla salute o sulla vita privata. Le legge solo lo sportello che ha inviato.
referral-form-choose = Scegli
referral-form-proposed = Altro ente indicato
referral-proposed-hint = Serve solo se indica un altro ente: decide lo sportello.
referral-proposed-note = Oppure scriva quale
referral-limited-service = Servizio richiesto
referral-limited-area = Zona
referral-limited-groups = Gruppi di destinatari
referral-limited-reason = Motivo
referral-area-untold = un Comune della provincia
referral-groups-none = nessuno in particolare
referral-page-history = Che cosa è successo
referral-page-back = Torna indietro
referral-sheet-asked = Che cosa si chiede

referral-fault-why-not = Scelga il motivo
referral-fault-proposed = Scelga l’altro ente, o scriva quale
referral-fault-what = Scelga la risposta

referral-error-moved = L’invio è cambiato nel frattempo: ricarichi la pagina.
referral-error-now = Nel frattempo qualcosa è cambiato. Stato attuale dell’invio: { $state }.

referral-answer-title = Invio { $number }: la vostra risposta
referral-answer-crumb = Invio
referral-answer-lead = Uno sportello della rete vi chiede di prendere in carico una persona. Rispondete entro { $day }: dopo, la richiesta torna allo sportello.
referral-answer-lead-accepted = Avete preso in carico la persona. Diteci com’è andata entro { $day }.
referral-answer-nobody = Chi è la persona lo vedete solo dopo aver accettato, con un codice che vi mandiamo per posta elettronica.
referral-answer-refuse-title = Non potete prenderla in carico?
referral-answer-refuse-text = La richiesta torna allo sportello. A voi non resta nulla.
referral-answer-redirect-title = C’è un ente più adatto?
referral-answer-accepted = Grazie: la persona è stata avvisata. Ora chiedete il codice per vedere chi è.
referral-answer-names-text = Il codice arriva al vostro indirizzo di posta, vale dieci minuti e una volta sola. Ogni consultazione viene annotata.
referral-answer-ask-code = Mandatemi il codice
referral-answer-have-code = Ho già il codice
referral-answer-outcome-title = Com’è andata?
referral-answer-outcome-text = Quando rispondete, questa pagina si chiude e i dati della persona non sono più visibili qui: prima annotate ciò che vi serve.
referral-answer-outcome = Esito
referral-answer-outcome-button = Comunica l’esito
referral-outcome-started = Il percorso è iniziato
referral-outcome-declined = La persona non vuole continuare
referral-outcome-unreachable = Non siamo riusciti a contattarla
referral-outcome-redirected = È più adatto un altro ente

referral-done-title = Grazie della risposta
referral-done-text = La risposta è arrivata allo sportello e la persona viene avvisata.
referral-done-nothing = Il collegamento non apre più nulla e qui non vi resta alcun dato della persona.

referral-names-title = Chi è la persona
referral-names-lead = Scriva il codice che le abbiamo mandato per posta elettronica.
referral-names-code = Codice di otto cifre
referral-names-code-hint = Vale dieci minuti e una volta sola. I dati restano visibili per { $minutes } minuti.
referral-names-open = Mostra i dati
referral-names-wrong = Il codice non è giusto o non vale più
referral-names-too-many = Troppi tentativi. Riprovi tra un’ora o chiami lo sportello.
referral-names-not-now = I dati della persona si vedono solo mentre è in carico a voi.
referral-names-mailed = Il codice è in arrivo al suo indirizzo di posta.
referral-names-until = Invio { $number }. I dati restano visibili fino alle { $time }.
referral-names-use = Usi questi dati solo per il servizio richiesto. Quando comunica l’esito, qui spariscono.
referral-names-back = Torna all’invio

referral-find-title = La mia richiesta inviata a un ente
referral-find-lead = Con il codice ricevuto dallo sportello o per posta vede a che punto è la sua richiesta.
referral-find-label = Codice
referral-find-hint = Nove lettere e cifre, per esempio K7M-4QX-9TD
referral-find-button = Apri la richiesta
referral-find-unknown = Questo codice non apre nessuna richiesta. Lo controlli.
referral-find-too-many = Troppi tentativi. Riprovi tra un quarto d’ora.
referral-find-lost = Ha perso il codice? Lo chieda allo sportello che ha inviato la richiesta.

referral-mine-title = La mia richiesta { $number }
referral-mine-number = Numero della richiesta
referral-mine-received = Presa in carico dallo sportello
referral-mine-answer-by = Risposta attesa entro
referral-mine-outcome-by = Esito atteso entro
referral-mine-aloud = Al telefono:
referral-mine-consent = Acconsento
referral-mine-refuse = Non acconsento
referral-mine-consented = Grazie: ora la richiesta è stata inviata.
referral-mine-withdrawn = La richiesta è stata ritirata. All’ente non resta nulla.
referral-mine-package = I dati scelti per l’ente
referral-mine-package-text = L’ente li vede solo dopo aver accettato e solo finché la richiesta è aperta.
referral-mine-withdraw-title = Ha cambiato idea?
referral-mine-withdraw-text = Può ritirare la richiesta, e con essa il consenso se lo ha dato. All’ente non resta nulla di lei su questo portale.
referral-mine-withdraw = Ritira la richiesta
referral-mine-claim-text = Ha fatto l’accesso: può tenere questa richiesta nella sua area personale. Da lì la vede, la scarica e la può far cancellare.
referral-mine-claim = Tienila nella mia area personale
referral-mine-claimed = La richiesta è nella sua area personale.
referral-mine-privacy = Come trattiamo i suoi dati:
referral-mine-privacy-link = informativa privacy
referral-terms-controller = Titolare del trattamento
referral-consent-heading = Testo del consenso, versione { $version }
referral-show-code = Codice per vedere a che punto è:

referral-kept-heading = Richiesta { $number } inviata a un ente
referral-kept-line = Del { $day }, a { $body }
referral-kept-until = Dodici mesi dopo la chiusura
