# Testi della stanza firm: pagine pubbliche.
firm-kind-staff = Personale
firm-kind-staff-hint = Cerca una o più persone da assumere.
firm-kind-traineeship = Tirocinio
firm-kind-traineeship-hint = Vuole ospitare chi impara lavorando.
firm-kind-training = Formazione
firm-kind-training-hint = Chi lavora da lei deve imparare qualcosa.
firm-kind-incentives = Incentivi
firm-kind-incentives-hint = Vuole sapere che aiuti ci sono per assumere o investire.
firm-kind-workplace = Un posto di lavoro da mostrare
firm-kind-workplace-hint = Apre le porte a scuole o a chi cerca lavoro.
firm-topic-staff = Quale mansione
firm-topic-traineeship = Che cosa imparerebbe
firm-topic-training = Su che cosa
firm-topic-incentives = Per che cosa
firm-topic-workplace = Che cosa può mostrare
firm-contract-permanent = A tempo indeterminato
firm-contract-temporary = A tempo determinato o stagionale
firm-contract-apprenticeship = Apprendistato
firm-hours-full = A tempo pieno
firm-hours-part = A tempo parziale
firm-hours-either = L’uno o l’altro, o a turni
firm-state-sent = Da confermare
firm-state-received = In attesa di risposta
firm-state-answered = Con risposta
firm-state-asked = In attesa dell’esito
firm-state-closed = Conclusa
firm-told-sent = La richiesta è arrivata. La confermi: da quel momento la rete si mette al lavoro.
firm-told-received = La richiesta è presa in carico. La rete le sta preparando una risposta.
firm-told-answered = La rete ha risposto: trova la risposta qui sotto.
firm-told-asked = Ci dica com’è andata: le bastano due clic.
firm-told-closed = La richiesta è conclusa.
firm-outcome-met = Trovato quello che serviva
firm-outcome-partly = Trovato in parte
firm-outcome-not-met = Non trovato
firm-outcome-withdrawn = Ritirata dall’impresa
firm-outcome-no-answer = Esito non comunicato
firm-step-sent = Richiesta inviata
firm-step-written-down = Richiesta registrata dallo sportello
firm-step-confirmed = Richiesta confermata
firm-step-added = Aggiunta dell’impresa
firm-step-reworded = Testo per gli enti scritto dallo sportello
firm-step-moved = Passata a un altro sportello
firm-step-body-asked = Chiesto a un ente
firm-step-body-can = Un ente può rispondere
firm-step-body-cannot = Un ente non può rispondere
firm-step-body-lapsed = Un ente non ha risposto in tempo
firm-step-answered = Risposta della rete
firm-step-outcome-asked = Chiesto com’è andata
firm-step-closed = Richiesta conclusa
firm-step-withdrawn = Richiesta ritirata
firm-step-vacancy-proposed = Offerta di lavoro proposta
firm-step-vacancy-published = Offerta di lavoro pubblicata
firm-step-vacancy-returned = Offerta di lavoro da correggere
firm-step-vacancy-refused = Offerta di lavoro non pubblicata
firm-fact-kind = Richiesta
firm-fact-people = Quante persone
firm-fact-place = Dove
firm-fact-contract = Contratto
firm-fact-hours = Orario
firm-fact-by-day = Entro quando
firm-fact-details = Altre informazioni
firm-fact-firm = Impresa
firm-fact-code = Partita IVA o codice fiscale
firm-fact-comune = Comune dell’impresa
firm-fact-contact = Persona di riferimento
firm-fact-phone = Telefono
firm-fact-email = Email
firm-fact-share = Contatti agli enti della rete
firm-share-yes = Sì, a chi può rispondere
firm-share-no = No, solo allo sportello
firm-comune-elsewhere = Un altro Comune
firm-elapsed-hours =
    { $count ->
        [0] meno di un’ora
        [one] un’ora
       *[other] { $count } ore
    }
firm-elapsed-days =
    { $count ->
        [0] meno di un giorno
        [one] un giorno
       *[other] { $count } giorni
    }
firm-landing-title = Per le imprese
firm-landing-lead = Cerca personale, vuole ospitare un tirocinio, formare chi lavora da lei? Lo dica alla rete: le risponde uno sportello, con gli enti che possono aiutarla.
firm-landing-promise =
    { $count ->
        [one] Riceve una risposta entro un giorno, o il primo giorno lavorativo dopo. Il servizio è gratuito e non serve iscriversi.
       *[other] Riceve una risposta entro { $count } giorni, o il primo giorno lavorativo dopo. Il servizio è gratuito e non serve iscriversi.
    }
firm-landing-kinds = Di che cosa ha bisogno?
firm-landing-button = Scriva la sua richiesta
firm-landing-how = Come funziona
firm-landing-how-2 = La conferma con il collegamento che riceve per email, o al telefono con lo sportello.
firm-landing-how-3 = Lo sportello del suo Comune chiede agli enti della rete e le risponde.
firm-landing-how-4 = Dalla sua pagina segue la richiesta, aggiunge informazioni, propone offerte di lavoro e ci dice com’è andata.
firm-landing-services = Servizi per le imprese
firm-landing-all-services = Tutti i servizi della rete
firm-landing-vacancies = Le offerte di lavoro che ci propone sono pubblicate tra le opportunità:
firm-landing-vacancies-link = guardi quelle di oggi
firm-part-need = La richiesta
firm-part-firm = L’impresa
firm-part-summary = Riepilogo
firm-form-kind-title = Di che cosa ha bisogno?
firm-form-need-title = La sua richiesta
firm-form-firm-title = La sua impresa
firm-form-summary-title = Controlli e invii
firm-form-kind = La mia impresa cerca
firm-form-choose = Scelga
firm-form-not-said = Non indicato
firm-form-place-hint = Il luogo di lavoro, se non è la sede.
firm-form-details-hint = Quello che ci aiuta a rispondere. Non scriva dati di altre persone.
firm-form-code-hint = Undici cifre, o sedici caratteri per una ditta individuale. Ci aiuta a riconoscerla la prossima volta.
firm-form-email-hint = Qui le arrivano la conferma e la risposta. Serve almeno un recapito: email o telefono.
firm-form-phone-hint = Se non lascia un’email, la chiamiamo noi.
firm-form-share = La rete può dare il mio nome e i miei contatti all’ente che può rispondere
firm-form-share-hint = Se non lo segna, le parla solo lo sportello.
firm-form-privacy-text = Usiamo questi dati solo per rispondere alla sua richiesta. Li cancelliamo dodici mesi dopo la conclusione.
firm-form-privacy-link = Informativa sulla privacy
firm-form-privacy = Ho letto l’informativa sulla privacy
firm-form-on = Continui
firm-form-back = Indietro
firm-form-keep = Conservi e continui più tardi
firm-summary-lead = Controlli che sia tutto giusto, poi invii la richiesta.
firm-summary-mail =
    { $count ->
        [one] Dopo l’invio riceve un’email: con un clic conferma la richiesta. Dalla conferma le rispondiamo entro un giorno, o il primo giorno lavorativo dopo.
       *[other] Dopo l’invio riceve un’email: con un clic conferma la richiesta. Dalla conferma le rispondiamo entro { $count } giorni, o il primo giorno lavorativo dopo.
    }
firm-summary-call =
    { $count ->
        [one] Dopo l’invio la chiama lo sportello. Dalla chiamata le rispondiamo entro un giorno, o il primo giorno lavorativo dopo.
       *[other] Dopo l’invio la chiama lo sportello. Dalla chiamata le rispondiamo entro { $count } giorni, o il primo giorno lavorativo dopo.
    }
firm-summary-doubts = Può cambiare il testo con «Modifica». Se lo invia così, lo sportello lo legge, ma queste parole non arrivano agli enti a cui chiede.
firm-summary-send = Invii la richiesta
firm-keep-title = Conservi la richiesta
firm-keep-lead =
    { $count ->
        [one] Le mandiamo un collegamento per riprendere da qui. Vale un giorno, poi cancelliamo quello che ha scritto.
       *[other] Le mandiamo un collegamento per riprendere da qui. Vale { $count } giorni, poi cancelliamo quello che ha scritto.
    }
firm-keep-email = A quale indirizzo email?
firm-keep-button = Conservi e mi mandi il collegamento
firm-kept-title = Richiesta conservata
firm-kept-text =
    { $count ->
        [one] Le abbiamo mandato il collegamento per riprendere la richiesta. Vale un giorno.
       *[other] Le abbiamo mandato il collegamento per riprendere la richiesta. Vale { $count } giorni.
    }
firm-kept-back = Torni alle pagine per le imprese
firm-receipt-title = Richiesta inviata
firm-receipt-now = Che cosa succede ora
firm-receipt-mail =
    { $count ->
        [one] Le abbiamo scritto a { $email }. Apra il collegamento e confermi la richiesta entro un giorno, altrimenti la cancelliamo.
       *[other] Le abbiamo scritto a { $email }. Apra il collegamento e confermi la richiesta entro { $count } giorni, altrimenti la cancelliamo.
    }
firm-receipt-then-mail =
    { $count ->
        [one] Dalla conferma la rete le risponde entro un giorno, o il primo giorno lavorativo dopo. Riceve un’altra email con la data.
       *[other] Dalla conferma la rete le risponde entro { $count } giorni, o il primo giorno lavorativo dopo. Riceve un’altra email con la data.
    }
firm-receipt-call = Lo sportello la chiama per confermare la richiesta.
firm-receipt-then-call =
    { $count ->
        [one] Dalla chiamata la rete le risponde entro un giorno, o il primo giorno lavorativo dopo.
       *[other] Dalla chiamata la rete le risponde entro { $count } giorni, o il primo giorno lavorativo dopo.
    }
firm-receipt-desk = Le risponde: { $desk }.
firm-own-title = Richiesta { $number }
firm-own-by = La rete le risponde entro { $day }.
firm-own-late = Siamo in ritardo, ci scusi: può chiamare lo sportello.
firm-own-confirm = Confermi la richiesta
firm-own-confirmed = La richiesta è confermata.
firm-own-added = Abbiamo aggiunto quello che ha scritto.
firm-own-withdrawn = La richiesta è ritirata.
firm-own-told = Grazie: la richiesta è conclusa.
firm-own-desk = La segue: { $desk }.
firm-own-history = Che cosa è successo
firm-own-vacancies = Offerte di lavoro
firm-own-vacancies-text = Può proporre un’offerta di lavoro: il coordinamento la legge e la pubblica tra le opportunità.
firm-own-vacancy-button = Proponga un’offerta di lavoro
firm-own-add = Vuole aggiungere qualcosa?
firm-own-words = Il suo messaggio allo sportello
firm-own-add-button = Aggiunga
firm-own-outcome = Com’è andata?
firm-own-outcome-question = Ha trovato quello che le serviva?
firm-own-how = Vuole dirci di più?
firm-own-outcome-button = Invii e concluda
firm-own-again = Un’altra richiesta della stessa impresa
firm-own-withdraw = Non le serve più?
firm-own-reason = Il motivo
firm-own-withdraw-button = Ritiri la richiesta
firm-vacancy-title = Proponga un’offerta di lavoro
firm-vacancy-mend-title = Corregga l’offerta di lavoro
firm-vacancy-mend = Corregga e rimandi
firm-vacancy-lead = Il coordinamento della rete la legge e la pubblica tra le opportunità. Le scriviamo quando è pubblicata o se c’è qualcosa da correggere.
firm-vacancy-law = Un’offerta di lavoro dice chi assume e non può scegliere per età, sesso, origine, religione, aspetto o salute.
firm-vacancy-doubts = Se una parola va tolta, cambi il testo: così com’è non si può pubblicare. Anche le altre, se può, le cambi; se pensa che vadano bene, invii di nuovo: decide chi coordina la rete.
firm-vacancy-reason = Che cosa correggere
firm-vacancy-role = Mansione
firm-vacancy-role-hint = Per esempio «Cameriera o cameriere di sala».
firm-vacancy-summary = In breve
firm-vacancy-summary-hint = Una o due frasi, al massimo 300 caratteri.
firm-vacancy-employer = Chi assume
firm-vacancy-employer-hint = Il nome dell’impresa: non si pubblicano offerte anonime.
firm-vacancy-requirements = Requisiti
firm-vacancy-requirements-hint = Solo quelli che servono per il lavoro.
firm-vacancy-comune = Dove
firm-vacancy-everywhere = Tutta la provincia
firm-vacancy-address = Indirizzo
firm-vacancy-how = Come candidarsi
firm-vacancy-how-hint = Un telefono, un’email o un indirizzo: le candidature arrivano direttamente a lei.
firm-vacancy-ends = Ultimo giorno per candidarsi
firm-vacancy-ends-hint = Dopo questo giorno l’offerta sparisce da sola.
firm-vacancy-button = Invii al coordinamento
firm-vacancy-done = L’offerta è arrivata al coordinamento.
firm-vacancy-proposed = In lettura
firm-vacancy-returned = Da correggere
firm-vacancy-published = Pubblicata
firm-vacancy-withdrawn = Non pubblicata
firm-vacancy-not-now = Si possono proporre offerte dopo la conferma della richiesta e prima della conclusione.
firm-vacancy-with-coordinator = L’offerta è già al coordinamento o è già stata decisa.
firm-vacancy-back = Torni alla richiesta
firm-ask-waiting = Non ha ancora risposto
firm-ask-can = Può
firm-ask-cannot = Non può
firm-ask-lapsed = Non ha risposto in tempo
firm-ask-erased = Richiesta cancellata
firm-ask-overtaken = Richiesta chiusa prima della risposta
firm-ask-title = Potete rispondere alla richiesta { $number }?
firm-ask-title-over = Richiesta { $number }: la vostra risposta
firm-ask-lead = { $body }: un’impresa ha chiesto aiuto alla rete. Diteci se potete rispondere.
firm-ask-lead-over = { $body }: un’impresa ha chiesto aiuto alla rete.
firm-ask-firm = Chiede:
firm-ask-question = Lo sportello vi chiede
firm-ask-answer = La vostra risposta
firm-ask-reply = Potete rispondere?
firm-ask-choice-can = Sì, possiamo
firm-ask-choice-cannot = No
firm-ask-words = Con che cosa e quando, o perché no
firm-ask-words-hint = Lo legge lo sportello, che risponde all’impresa.
firm-ask-from = Da quale giorno
firm-ask-until = Potete rispondere fino a { $day }.
firm-ask-button = Inviate la risposta
firm-ask-done = Grazie: lo sportello ha la vostra risposta.
firm-ask-said = La vostra risposta
firm-ask-own-can = Possiamo
firm-ask-own-cannot = Non possiamo
firm-ask-own-lapsed = Non avete risposto in tempo
firm-ask-from-day = da { $day }
firm-ask-contacts = Con chi parlare
firm-ask-through-desk = L’impresa preferisce parlare con lo sportello, che vi mette in contatto.
firm-ask-fault-reply = Scegliete sì o no.
firm-ask-fault-words = Scrivete con che cosa e quando, o perché no.
firm-ask-late-said = Avete già risposto «{ $state }» { $when }. La risposta mandata ora non è stata registrata.
firm-ask-late-over = Il tempo per rispondere è finito. La risposta mandata ora non è stata registrata.
firm-ask-late-reply = Ora avevate scelto: { $reply }.
firm-ask-late-words = Il testo mandato ora
firm-ask-late-next = Se qualcosa è cambiato, ditelo allo sportello.
firm-fault-no-kind = Scelga di che cosa ha bisogno.
firm-fault-no-topic = Scriva che cosa cerca.
firm-fault-wrong-people = Scriva un numero da 1 a 500.
firm-fault-wrong-contract = Scelga un contratto dell’elenco.
firm-fault-wrong-hours = Scelga un orario dell’elenco.
firm-fault-wrong-day = Scriva una data, per esempio 31/12/2026.
firm-fault-past = La data è già passata.
firm-fault-no-firm = Scriva il nome dell’impresa.
firm-fault-code-form = Scriva undici cifre, o sedici caratteri per una ditta individuale.
firm-fault-code-check = C’è un errore di battitura: l’ultimo carattere non torna.
firm-fault-no-comune = Scelga il Comune dell’impresa.
firm-fault-no-contact = Scriva con chi possiamo parlare.
firm-fault-no-way = Lasci un’email o un telefono.
firm-fault-wrong-phone = Scriva un numero di telefono, per esempio 0187 000000.
firm-fault-wrong-email = Scriva un indirizzo email, per esempio nome@impresa.it.
firm-fault-no-notice = Legga l’informativa sulla privacy e segni la casella.
firm-fault-too-long = Il testo è troppo lungo.
firm-fault-missing = Scriva qualcosa qui.
firm-fault-too-far = La data è troppo lontana: al massimo due anni.
firm-fault-many-vacancies = Questa richiesta ha già venti offerte: per le altre mandi una nuova richiesta.
firm-fault-no-outcome = Scelga com’è andata.
firm-error-no-desk = In questo momento nessuno sportello è aperto: la richiesta non è partita.
firm-error-no-desk-next = Guardi gli sportelli
firm-error-faulty = La richiesta non si legge: torni indietro e riprovi.
firm-error-moved = Nel frattempo è cambiato qualcosa: guardi com’è ora e riprovi.
firm-error-not-asked = Prima la rete risponde e chiede all’impresa com’è andata.
firm-error-key-used = Questo modulo è già stato inviato con altri contenuti. Lo riapra e riprovi.
firm-error-too-many = Sono arrivate troppe richieste da qui o con questo recapito. Riprovi più tardi o chiami lo sportello.
firm-error-contact = Non è stato possibile registrare il contatto con l’impresa. Riprovi.
firm-kept-heading = Richieste per le imprese
firm-kept-line = { $number } del { $day }: { $kind }, { $state }
firm-kept-closes = La richiesta { $number } si chiude: senza recapiti nessuno può rispondere.
firm-kept-vacancy = Offerta di lavoro «{ $title }»: { $state }, ultimo giorno { $day }
firm-kept-vacancy-goes = L’offerta di lavoro «{ $title }» si cancella e non sarà pubblicata.
firm-kept-vacancy-off = L’offerta di lavoro «{ $title }» si toglie dal portale e si cancella con i suoi recapiti.
firm-kept-until =
    { $count ->
        [one] un mese dopo la conclusione
       *[other] { $count } mesi dopo la conclusione
    }
firm-receipt-number = Numero della richiesta
firm-receipt-sent = Inviata
firm-receipt-code = Codice per vedere a che punto è:
firm-receipt-own = Il numero è nostro: non è quello di un registro ufficiale. Conservi questa pagina o la stampi.
firm-receipt-later-title = La sua richiesta
firm-receipt-if-today = Se conferma oggi, la risposta arriva entro
firm-receipt-act = Per aggiungere qualcosa, ritirare la richiesta o dirci com’è andata usi il collegamento che le abbiamo mandato per email, o chiami lo sportello.
firm-form-known = Il suo nome viene dal suo accesso: lo può cambiare.
firm-summary-change = Modifica
firm-status-title = A che punto è la richiesta
firm-status-lead = Scriva il codice che ha ricevuto quando ha inviato la richiesta.
firm-status-code = Codice
firm-status-hint = Nove lettere e cifre, per esempio K7M-2QX-9AB.
firm-status-button = Guardi
firm-status-unknown = Nessuna richiesta ha questo codice. Lo ricontrolli, o chiami lo sportello.
firm-status-too-many = Troppi codici sbagliati. Riprovi tra un quarto d’ora o chiami lo sportello.
firm-home-text = Cerca personale, un tirocinante, formazione o incentivi? La rete le risponde in pochi giorni.
firm-landing-how-1 = Compila la richiesta in tre passi. La può anche conservare e finire più tardi.
