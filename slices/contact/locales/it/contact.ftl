# Contatti: pagine dello sportello, area personale.
contact-staff-link = Contatti
contact-page-crumb = Contatti di { $desk }
contact-page-tabs = Contatti dello sportello
contact-tab-day = La giornata
contact-tab-new = Nuovo contatto
contact-tab-clients = Persone
contact-tab-cases = Percorsi
contact-tab-import = Anni passati
contact-choose-title = Contatti: quale sportello?
contact-choose-none = Per vedere i contatti serve lavorare a uno sportello.
contact-panel-title = Contatti
contact-panel-today = { $count ->
     [one] { $count } contatto oggi
    *[other] { $count } contatti oggi
 }
contact-panel-open = { $count ->
     [0] Niente da completare
     [one] { $count } contatto da completare
    *[other] { $count } contatti da completare
 }
contact-to-complete = Da completare
contact-list-last = ultimo contatto { $day }
contact-list-born = anno di nascita { $year }
contact-list-minutes = { $count ->
     [one] { $count } minuto
    *[other] { $count } minuti
 }
contact-said-yes = Sì
contact-said-no = No
contact-not-said = Non detto
contact-first-yes = Prima volta
contact-first-no = È già venuta
contact-form-keys = Da tastiera: il tasto accanto a ogni voce la sceglie e porta al gruppo seguente; Invio salva.
contact-day-title = Contatti di { $desk }
contact-day-today = Oggi, { $day }
contact-day-days = Altri giorni
contact-day-go-today = Oggi
contact-day-go = Vai
contact-day-empty = Nessun contatto in questo giorno.
contact-day-count = { $count ->
     [one] { $count } contatto
    *[other] { $count } contatti
 }
contact-day-caption = Contatti del giorno, dal più recente
contact-list-who = Chi
contact-list-time = Ora
contact-open-title = { $count ->
     [one] { $count } contatto da completare
    *[other] { $count } contatti da completare
 }
contact-open-lead = Appuntamenti serviti e messaggi diventano contatti da soli: manca solo che cosa è stato chiesto.
contact-open-caption = Contatti da completare, dal più recente
contact-quick-title = Contatto rapido
contact-quick-lead = Per la domanda da tre minuti: richiesta, servizio, canale.
contact-quick-button = Registra
contact-quick-done = Contatto registrato.
contact-quick-again = Questo contatto era già registrato: non è stato registrato due volte.
contact-quick-tag = rapido
contact-new-title = Nuovo contatto
contact-new-button = Salva il contatto
contact-new-done = Contatto salvato.
contact-new-again = Questo contatto era già salvato: non è stato registrato due volte.
contact-edit-title = Correggi il contatto
contact-edit-complete = Completa il contatto
contact-edit-button = Salva
contact-edit-done = Contatto salvato.
contact-form-who = Chi è
contact-form-who-hint = Nome, telefono o mail, solo se serve per ritrovare la persona. Chi è già venuta qui si trova scrivendo l’inizio del nome.
contact-form-seek = Cerca
contact-form-found = È una di queste persone?
contact-form-found-other = Nessuna di queste
contact-form-found-none = Questo ente non conosce nessuno che si chiami così.
contact-form-take = Riporta i dati
contact-suggest-label = Persone già conosciute
contact-suggest-taken = È { $who }. I dati già detti sono riportati.
contact-suggest-hint = { $count ->
     [one] Una sola persona corrisponde: Invio la sceglie, Esc e Invio scrivono una persona nuova.
    *[other] Corrispondono { $count } persone: freccia giù e Invio scelgono, Invio da solo scrive una persona nuova.
 }
contact-suggest-new = Nessuna di quelle trovate: è una persona nuova.
contact-form-channel = Canale
contact-form-origin = Arrivo
contact-form-request = Richiesta
contact-form-firm-requests = Per un’impresa:
contact-form-services = Servizi dati
contact-form-service-given = Servizio dato
contact-form-other-services = Altri servizi
contact-form-other-service = Altro servizio
contact-form-none = Nessuno
contact-form-sieve = Filtra i servizi
contact-form-facts = Dati di base
contact-form-facts-lead = Solo quello che la persona dice. I gruppi di destinatari si calcolano da qui, per ogni accordo.
contact-form-born = Anno di nascita
contact-form-band = Oppure fascia d’età
contact-form-sex = Sesso
contact-form-residence = Comune di residenza
contact-form-citizenship = Cittadinanza
contact-form-work = Condizione
contact-form-since = Senza lavoro dal mese
contact-form-schooling = Titolo di studio
contact-form-first = Prima volta allo sportello
contact-form-vulnerable = In condizione di fragilità
contact-form-vulnerable-hint = Solo sì o no, mai il motivo.
contact-form-result = Esito
contact-form-outcome = Esito
contact-form-referred = Ente a cui è inviata
contact-form-nobody = Nessun ente
contact-form-minutes = Durata in minuti
contact-form-day = Giorno
contact-form-case = Percorso
contact-form-no-case = Nessun percorso
contact-form-agreements = Accordi in cui conta
contact-form-agreements-hint = Quelli in cui l’ente è parte in quel giorno.
contact-form-reach = Recapiti e impresa
contact-form-reach-lead = Restano a questo ente: gli altri enti della rete non li vedono.
contact-form-kind = Tipo di contatto
contact-form-phone = Telefono
contact-form-mail = Mail
contact-form-firm = Nome dell’impresa
contact-form-firm-code = Codice fiscale dell’impresa
contact-form-note = Nota
contact-form-note-hint = Breve, senza diagnosi né giudizi: la persona può leggerla.
contact-form-note-until = Si cancella il
contact-form-note-until-hint = Senza data, dopo 90 giorni; al più un anno.
contact-form-recorder = Registrato da
contact-note-owner = Nota di { $name }, si cancella il { $day }.
contact-note-nobody = chi non lavora più qui
contact-show-title = Contatto
contact-show-counts = Conta in
contact-show-before = contatto precedente { $day }
contact-show-none-before = nessun contatto precedente
contact-show-no-agreement = Questo contatto non conta in alcun accordo.
contact-show-unknown = (non si sa, manca un dato: { $groups })
contact-show-computed = I gruppi sono calcolati ora, sui dati e sul giorno del contatto: non sono registrati.
contact-show-late = Nei rapporti conta { $day }, il giorno in cui è stato scritto: il suo mese era già in un rapporto consegnato.
contact-show-told = È già in un rapporto consegnato, che resta com’è. Se lo si corregge o lo si toglie, cambiano i rapporti che verranno.
contact-show-refer = Invia a un ente
contact-show-appointment = Vedi l’appuntamento
contact-strike-title = Togli il contatto
contact-strike-lead = Solo se il contatto qui non c’è mai stato. Esce da tutti i conteggi.
contact-strike-reason = Perché lo toglie
contact-strike-reason-hint = Il motivo, il giorno e chi lo toglie restano scritti; della persona non resta niente.
contact-strike-twice = È registrato due volte
contact-strike-other-desk = È di un altro sportello
contact-strike-mistake = È stato scritto per errore: non è venuto nessuno
contact-strike-button = Togli
contact-strike-back = Torna al contatto
contact-strike-done = Contatto tolto.
contact-clients-title = Persone conosciute
contact-clients-lead = Solo quelle che questo ente conosce. Ogni apertura di una scheda resta scritta.
contact-clients-who = Nome, telefono o mail
contact-clients-hint = Basta l’inizio del nome, o quattro cifre del telefono.
contact-clients-found = { $count ->
     [0] Nessuna persona
     [one] { $count } persona
    *[other] { $count } persone
 }
contact-client-nameless = Senza nome
contact-client-name = Nome
contact-client-kept = Qui c’è tutto quello che l’ente conserva di lei. La scheda si cancella il { $day }. Quello che porta gli stessi recapiti ma un altro nome non è qui: può essere di un’altra persona.
contact-client-tied = È collegata al suo accesso: la vede anche lei.
contact-client-facts = Dati detti per ultimi
contact-client-data = Scarica i dati
contact-client-contacts = Contatti
contact-client-caption = Contatti, dal più recente
contact-client-notes = Note
contact-client-edit = Correggi nome e recapiti
contact-client-edit-button = Salva
contact-client-edited = Dati corretti.
contact-client-tie = Collega al suo accesso SPID o CIE
contact-client-tie-lead = Lo fa solo lei: riceve un indirizzo, accede e conferma. Poi vede qui i suoi dati da sola.
contact-client-tie-button = Prepara l’indirizzo
contact-client-untie = Scollega dal suo accesso
contact-client-untie-lead = Se è collegata all’accesso di un’altra persona, la scolleghi: chi ha quell’accesso non la vede più. Poi può consegnare un nuovo indirizzo.
contact-client-untie-button = Scollega
contact-client-untied = Non è più collegata a un accesso.
contact-client-link = Consegni questo indirizzo alla persona, e a nessun altro. Vale sette giorni.
contact-client-forget = Cancella su richiesta della persona
contact-client-forget-lead = Si cancellano subito la scheda, le note e tutto quello che è elencato qui sopra: richieste, invii, appuntamenti. I contatti restano come numeri, senza di lei.
contact-client-forget-first = Prima lo dica alla persona:
contact-client-forget-confirm = La persona lo ha chiesto
contact-client-forget-button = Cancella
contact-client-forgotten = Persona cancellata: restano solo i numeri.
contact-cases-title = Percorsi
contact-cases-lead = Un percorso serve solo quando una persona torna con uno stesso scopo. Si apre dalla sua scheda.
contact-cases-none = Nessun percorso.
contact-cases-open = Percorsi aperti
contact-cases-closed = Percorsi chiusi
contact-case-title = Percorso
contact-case-since = dal { $day }
contact-case-opened = Aperto il
contact-case-closed-on = Chiuso il
contact-case-purpose = Scopo, in una riga
contact-case-request = Per che cosa torna
contact-case-open = Apri un percorso
contact-case-open-lead = Se torna per lo stesso scopo.
contact-case-done = Percorso aperto.
contact-case-close = Chiudi il percorso
contact-case-closed = Percorso chiuso.
contact-case-timeline = Che cosa è successo
contact-case-caption = Contatti del percorso, dal più recente
contact-case-empty = Ancora nessun contatto in questo percorso.
contact-import-title = Contatti di anni passati
contact-import-lead = Un foglio con una riga per contatto, senza nomi. Una casella vuota vale «non detto».
contact-import-model = Scarica il foglio vuoto, con le parole ammesse
contact-import-file = File
contact-import-file-hint = CSV o Excel (XLSX), al più 20.000 righe.
contact-import-do = { $new ->
     [one] Importa { $new } contatto
    *[other] Importa { $new } contatti
 }
contact-import-send = Guarda che cosa contiene
contact-import-looked = { $new ->
     [0] nessun contatto nuovo
     [one] { $new } contatto da importare
    *[other] { $new } contatti da importare
 }, { $same ->
     [0] nessuno già presente
     [one] { $same } già presente
    *[other] { $same } già presenti
 }, { $left ->
     [0] niente da correggere
     [one] { $left } riga da correggere
    *[other] { $left } righe da correggere
 }. Nulla è ancora importato.
contact-import-late = { $count ->
     [one] { $count } contatto è di un mese già in un rapporto consegnato: nei rapporti conterà oggi.
    *[other] { $count } contatti sono di mesi già in un rapporto consegnato: nei rapporti conteranno oggi.
 }
contact-import-ignored = Colonne non lette: { $heads }.
contact-import-more = { $count ->
     [one] Un’altra correzione è nel foglio da scaricare.
    *[other] Altre { $count } correzioni sono nel foglio da scaricare.
 }
contact-import-caption = Che cosa correggere
contact-import-line = Riga
contact-import-column = Colonna
contact-import-value = C’è scritto
contact-import-mend = Correzione
contact-import-done = Contatti importati.
contact-import-same = Questi contatti c’erano già: nulla è cambiato.
contact-import-no-file = Scelga un file.
contact-import-columns = Mancano le colonne «Data» e «Richiesta».
contact-import-empty = Il file è vuoto.
contact-import-unknown = Il file non è né CSV né XLSX.
contact-import-damaged = Il file è rovinato.
contact-import-large = Il file è troppo grande.
contact-import-word = Non è tra le parole ammesse: l’elenco è in questa pagina e nel foglio vuoto.
contact-import-number = Serve un numero intero.
contact-import-service = Nessun servizio ha questo nome.
contact-import-comune = Nessun Comune conosciuto ha questo nome. Se è di un’altra provincia o all’estero, scriva «Fuori provincia».
contact-import-body = Nessun ente ha questo nome.
contact-import-do-partly = { $new ->
     [one] Importa la riga giusta
    *[other] Importa le { $new } righe giuste
 } e { $left ->
     [one] lascia fuori l’altra
    *[other] lascia fuori le altre { $left }
 }
contact-import-preview-title = Che cosa contiene il file
contact-import-left-title = { $count ->
     [one] { $count } riga è da correggere
    *[other] { $count } righe sono da correggere
 }
contact-import-left-choice = Può importare subito le righe giuste e correggere le altre dopo, nel foglio che si scarica qui sotto. Oppure corregga il file e lo mandi di nuovo: quello che c’è già non si ripete.
contact-import-left-all = Scarichi le righe da correggere, oppure corregga il file, e lo mandi di nuovo.
contact-import-left-sheet = { $count ->
     [one] Scarica la riga da correggere
    *[other] Scarica le { $count } righe da correggere
 }
contact-import-again = Manda un altro file
contact-import-none = Nessun contatto importato: tutte le righe nuove sono da correggere.
contact-import-done-partly = Contatti importati. Le righe da correggere sono rimaste fuori: le corregga nel foglio scaricato, oppure mandi di nuovo il file.
contact-import-words = Che cosa si può scrivere in ogni colonna
contact-import-words-lead = Maiuscole, accenti e spazi non contano. Vanno bene anche le parole in inglese del portale. «Non detto» vale come una casella vuota.
contact-import-words-caption = Parole ammesse, colonna per colonna
contact-import-words-of = Si può scrivere
contact-import-words-sheet = Parole ammesse
contact-import-needed = (serve sempre)
contact-import-note-day = Il giorno, per esempio 05/03/2024.
contact-import-note-services = I nomi dei servizi come nel catalogo, separati da un punto e virgola. Sono tutti nella seconda pagina del foglio vuoto.
contact-import-note-year = Quattro cifre, per esempio 1990.
contact-import-note-residence = Il nome del Comune, oppure «Fuori provincia». Un Comune italiano di un’altra provincia vale «Fuori provincia».
contact-import-note-body = Il nome dell’ente, come nella rete. Serve se l’esito è «Inviata a un altro ente».
contact-import-note-minutes = Un numero da 1 a 600.
contact-tie-title = Collega i suoi dati dello sportello
contact-tie-lead = Lo sportello le ha dato questo indirizzo. Se conferma, vede nell’area personale che cosa lo sportello conserva di lei, e può chiederne la cancellazione.
contact-tie-sign-in = Accedi e continua
contact-tie-button = Sono io, collega
contact-tie-done = I dati dello sportello sono collegati al suo accesso.
contact-kept-heading = Contatti con lo sportello: { $body }
contact-kept-until = Fino a { $day }, 24 mesi dopo l’ultimo contatto.
contact-kept-erasing = { $body } cancella la sua scheda: i contatti restano come numeri, senza di lei.
contact-error-day = Scriva un giorno, per esempio 23/11/2026.
contact-error-future = Il giorno non può essere nel futuro.
contact-error-channel = Scelga il canale.
contact-error-request = Scelga che cosa è stato chiesto.
contact-error-firm-request = Questo lo chiedono solo le imprese. Scelga un’altra richiesta, o «Impresa» come tipo di contatto.
contact-error-person-request = Questo lo chiedono solo le persone. Scelga un’altra richiesta, o «Persona» come tipo di contatto.
contact-error-year = Scriva un anno di quattro cifre che può essere.
contact-error-month = Scriva un mese passato, per esempio 03/2026.
contact-error-minutes = Scriva i minuti, da 1 a 600.
contact-error-services = Sono troppi: al più venti servizi.
contact-error-note = La nota è troppo lunga: al più 500 caratteri.
contact-error-note-until = Scelga un giorno da domani a un anno.
contact-error-referred = Scelga l’ente a cui è inviata.
contact-error-agreement = L’ente non era parte di questo accordo in quel giorno.
contact-error-choice = Scelga una voce dell’elenco.
contact-error-service = Uno dei servizi non è nel catalogo. Scelga servizi dell’elenco.
contact-error-comune = Questo Comune non è conosciuto al portale. Scelga un Comune dell’elenco.
contact-error-body = Questo ente non è conosciuto al portale. Scelga un ente dell’elenco.
contact-error-age-twice = L’anno di nascita dice un’altra fascia: ne lasci uno solo.
contact-error-at-work = Chi lavora non è senza lavoro da un mese: tolga il mese, o corregga la condizione.
contact-error-long = È troppo lungo: al più { $most } caratteri.
contact-error-nul = Qui c’era un segno che non si può salvare (il carattere nullo): è tolto. Controlli il testo e salvi di nuovo.
contact-error-phone = Scriva un numero di telefono, per esempio 0187 123456.
contact-error-mail = Scriva un indirizzo di mail completo.
contact-error-too-little = Scriva almeno due lettere del nome, o quattro cifre del telefono.
contact-error-no-name = Serve almeno un nome o un recapito.
contact-error-confirm = Confermi che la persona lo ha chiesto.
contact-error-made-before = Questa pagina ha già registrato un contatto, e ora dice altro. Se è un altro contatto, lo salvi di nuovo qui. Se è lo stesso, lo apra dalla giornata e lo corregga.
contact-error-outcome = Scelga com’è finito.
contact-error-strike-reason = Scelga perché lo toglie.
contact-error-faulty = Il modulo non è completo: torni indietro e lo invii di nuovo.
contact-new-recorded = Intanto { $who } ha già registrato questo contatto. Quello che ha scritto è ancora qui: lo confronti con il contatto com’è adesso e, se serve, salvi per correggerlo. Resta quello che salva ora.
contact-edit-changed = Intanto { $who } ha cambiato questo contatto. Quello che ha scritto è ancora qui: lo confronti con il contatto com’è adesso, e salvi di nuovo. Resta quello che salva ora.
contact-edit-struck = Intanto { $who } ha tolto questo contatto. Quello che ha scritto è ancora qui: se serve, lo salvi come contatto nuovo.
contact-edit-colleague = qualcun altro
contact-edit-now = Com’è adesso il contatto
contact-error-changed = Qualcun altro ha cambiato questo contatto. Torni alla pagina e lo riapra.
contact-error-case = Questo percorso non è di questa persona, o non è più aperto: il contatto non è salvato. Controlli chi è, e salvi di nuovo.
contact-error-client-gone = Questa persona non è più conosciuta qui: la cerchi di nuovo.
contact-error-appointment-gone = Questo appuntamento non c’è più, o è ancora da venire: il contatto non è salvato. Se la persona è venuta, salvi di nuovo: sarà un contatto senza appuntamento.
contact-error-appointment = Questo appuntamento non è stato servito qui, o è ancora da venire.
contact-error-tied = Questi dati sono già collegati a un accesso. Se non è il suo, lo dica allo sportello che le ha dato l’indirizzo: può scollegarli.
contact-error-another-name = Con questo accesso non possiamo collegare i dati: chi li ha chiesti allo sportello deve entrare con il proprio nome. Se pensa che sia un errore, chieda allo sportello che le ha dato l’indirizzo.
contact-error-case-closed = Il percorso era già chiuso.
contact-error-not-returned = Un percorso si apre quando la persona torna.
contact-error-purpose = Lo scopo è troppo lungo: al più 120 caratteri.
