# Testi della stanza identity. Ogni chiave: identity-pagina-cosa.

identity-menu-people = Persone
identity-menu-profile = Il mio profilo

# Accesso
identity-enter-title = Accesso operatori
identity-enter-lead = Per chi lavora nella rete. Per prenotare un appuntamento non serve l'accesso.
identity-enter-needed = Per aprire la pagina serve l'accesso
identity-enter-needed-text = Dopo l'accesso si torna alla pagina richiesta.
identity-enter-email = Indirizzo di posta elettronica
identity-enter-email-missing = Scrivi il tuo indirizzo di posta elettronica
identity-enter-password = Password
identity-enter-password-missing = Scrivi la password
identity-enter-button = Accedi
identity-enter-forgotten = Ho dimenticato la password
identity-enter-wrong = L'indirizzo o la password non corrispondono. Controlla e riprova.
identity-enter-too-many = Troppi tentativi. Per sicurezza, riprova fra un quarto d'ora.
identity-enter-over = È passato troppo tempo: ricomincia l'accesso.
identity-enter-signed-out = Hai chiuso l'accesso.

identity-code-title = Codice di accesso
identity-code-lead = Apri l'app dei codici sul telefono e scrivi il codice di sei cifre che vedi ora.
identity-code-label = Codice
identity-code-hint = Sei cifre, oppure uno dei tuoi codici di recupero
identity-code-missing = Scrivi il codice
identity-code-wrong = Il codice non è valido o è già stato usato. Aspetta il prossimo e riprova.
identity-code-button = Continua
identity-code-lost = Non ho il telefono con me
identity-code-lost-text = Usa uno dei codici di recupero che hai salvato la prima volta. Se non li hai più, chiedi a chi amministra il portale.

# App dei codici
identity-set-up-title = Collega l'app dei codici
identity-set-up-lead = Per proteggere i dati delle persone, oltre alla password serve un codice che il tuo telefono crea ogni mezzo minuto. Si collega una volta sola.
identity-set-up-scan-title = 1. Inquadra l'immagine
identity-set-up-scan = Installa sul telefono un'app per codici di accesso (una qualsiasi che usi lo standard TOTP), scegli "aggiungi" e inquadra questa immagine.
identity-set-up-picture = Immagine da inquadrare con l'app dei codici. Il suo contenuto è la chiave scritta qui sotto.
identity-set-up-type = Se non puoi inquadrarla, scrivi nell'app questa chiave:
identity-set-up-code-title = 2. Scrivi il primo codice
identity-set-up-code = Codice che vedi nell'app
identity-set-up-code-hint = Sei cifre
identity-set-up-wrong = Il codice non è quello atteso. Controlla che l'ora del telefono sia giusta e scrivi il prossimo.
identity-set-up-button = Collega l'app

# Password
identity-password-new = Nuova password
identity-password-hint = Almeno { $min } caratteri. Una frase breve che conosci solo tu va benissimo.
identity-password-again = Scrivi di nuovo la password
identity-password-button = Salva la password
identity-password-missing = Scrivi la nuova password
identity-password-differs = Le due password sono diverse
identity-password-short = La password è troppo corta: servono almeno { $min } caratteri
identity-password-long = La password è troppo lunga: al massimo 256 caratteri
identity-password-common = Questa password è fra le prime che si provano. Scegline un'altra.
identity-password-personal = La password contiene il tuo nome o il tuo indirizzo. Scegline un'altra.

identity-invited-title = Ti diamo il benvenuto
identity-invited-lead = Scegli la password del tuo accesso. Subito dopo colleghi l'app dei codici.

identity-forgotten-title = Password dimenticata
identity-forgotten-lead = Scrivi l'indirizzo con cui accedi: ti mandiamo un messaggio per scegliere una nuova password.
identity-forgotten-email-wrong = Scrivi un indirizzo di posta completo, come nome@comune.it
identity-forgotten-button = Manda il messaggio
identity-forgotten-sent-title = Controlla la posta
identity-forgotten-sent-text = Se l'indirizzo appartiene a un accesso, fra poco arriva un messaggio con un collegamento valido un'ora.
identity-forgotten-sent-help = Non arriva? Guarda nella posta indesiderata, o chiedi a chi coordina la rete.
identity-forgotten-sent-back = Torna all'accesso
identity-new-password-title = Scegli una nuova password
identity-new-password-lead = Dopo averla salvata, accedi con la nuova password e con il codice della tua app.
identity-new-password-done = La nuova password è salvata. Ora puoi accedere.

# Il mio profilo
identity-own-title = Il mio profilo
identity-own-roles = I miei ruoli
identity-own-roles-none = Al momento non hai ruoli.
identity-own-keys = Come accedo
identity-own-recovery-left = { $count ->
    [one] Ti resta un codice di recupero.
   *[other] Ti restano { $count } codici di recupero.
 }
identity-own-password-link = Cambia la password
identity-own-app-link = Cambia telefono
identity-own-recovery-link = Crea nuovi codici di recupero
identity-own-sessions = Accessi aperti
identity-own-sessions-lead = Se non riconosci un accesso, chiudilo e cambia la password.
identity-own-session = Aperto { $began }, usato l'ultima volta { $seen }
identity-own-session-this = Questo accesso
identity-own-session-end = Chiudi l'accesso
identity-own-session-end-of = Chiudi l'accesso aperto { $began }
identity-own-session-ended = L'accesso è chiuso.
identity-own-current = Password in uso
identity-own-current-missing = Scrivi la password in uso
identity-own-password-title = Cambia la password
identity-own-password-lead = Dopo il cambio gli altri tuoi accessi aperti si chiudono.
identity-own-password-button = Cambia la password
identity-own-password-wrong = La password in uso non è questa
identity-own-password-done = La password è cambiata.
identity-own-app-title = Cambia telefono
identity-own-app-lead = Colleghi l'app del nuovo telefono; quella di prima e i vecchi codici di recupero smettono di funzionare. Tutti i tuoi accessi aperti si chiudono.
identity-own-app-button = Collega un nuovo telefono

identity-recovery-title = I tuoi codici di recupero
identity-recovery-lead = Stampa o copia questi codici e conservali in un posto sicuro. Servono se non hai con te il telefono.
identity-recovery-once = Ogni codice vale una volta sola. Quando lasci questa pagina non si possono più vedere.
identity-recovery-button = Ho salvato i codici
identity-recovery-saved = Hai salvato i codici di recupero.
identity-recovery-new-title = Nuovi codici di recupero
identity-recovery-new-lead = I nuovi codici sostituiscono quelli di prima. Conferma con la password.
identity-recovery-new-button = Crea i codici

# Persone
identity-people-title = Persone
identity-people-caption = Chi lavora nella rete
identity-people-none = Non c'è ancora nessuno.
identity-people-invite = Invita una persona
identity-people-name = Nome e cognome
identity-people-roles = Ruoli
identity-people-no-role = Nessun ruolo
identity-people-state = Stato
identity-people-since = Invito del
identity-people-role = Ruolo
identity-people-role-none = Scegli un ruolo
identity-people-role-missing = Scegli il ruolo
identity-people-span = Periodo
identity-people-action = Azione
identity-people-grants-caption = Ruoli di questa persona
identity-people-grant-over = Terminato
identity-people-end = Termina
identity-people-end-of = Termina: { $role }
identity-people-from = Dal
identity-people-from-hint = Se lo lasci vuoto, da subito
identity-people-until = Fino al
identity-people-until-hint = Ultimo giorno compreso; se lo lasci vuoto, senza termine
identity-people-date-unreadable = Scrivi una data come 23/11/2026
identity-people-dates-wrong = L'ultimo giorno viene prima dell'inizio o è già passato
identity-people-give-title = Affida un ruolo
identity-people-give-button = Affida il ruolo
identity-people-role-given = Il ruolo è affidato.
identity-people-role-ended = Il ruolo è terminato.
identity-people-account = Accesso
identity-people-invite-again = Manda di nuovo l'invito
identity-people-invite-again-text = L'invito di prima smette di funzionare.
identity-people-forget-codes = Scollega l'app dei codici
identity-people-forget-codes-text = Per chi ha perso telefono e codici di recupero. Prima accertati che sia davvero questa persona a chiederlo. Al prossimo accesso collega un'altra app.
identity-people-codes-forgotten = L'app dei codici è scollegata.
identity-people-close = Chiudi l'accesso
identity-people-close-text = La persona non può più accedere, da subito. I suoi dati restano per due anni, poi si cancellano.
identity-people-closed = L'accesso è chiuso.
identity-people-reopen = Riapri l'accesso
identity-people-reopen-text = La persona può di nuovo accedere, con i ruoli che ha.
identity-people-reopened = L'accesso è riaperto.
identity-people-disabled = L'accesso di questa persona è chiuso: prima va riaperto da chi amministra il portale.
identity-people-accepted = Questa persona ha già accettato l'invito.
identity-people-yourself = Non puoi farlo sul tuo accesso: chiedi a un'altra persona che amministra il portale.

identity-invite-title = Invita una persona
identity-invite-lead = Riceve un messaggio con un collegamento, valido sette giorni, per scegliere la password.
identity-invite-name-missing = Scrivi nome e cognome, al massimo 120 caratteri
identity-invite-email-wrong = Scrivi un indirizzo di posta completo, come nome@comune.it
identity-invite-language = Lingua dei messaggi
identity-invite-language-missing = Scegli la lingua
identity-invite-button = Manda l'invito
identity-invite-sent = L'invito è in partenza.

identity-role-administrator = Amministratore del portale
identity-role-coordinator = Coordinatore: { $scope }
identity-role-operator = Operatore: { $scope }
identity-role-clerk = Referente dell'ente: { $scope }
identity-role-unknown-scope = ambito non più presente
identity-role-from = dal { $from }
identity-role-from-to = dal { $from } al { $to }

identity-state-invited = Invito inviato
identity-state-without-codes = App da collegare
identity-state-ready = Attivo
identity-state-disabled = Chiuso

# Messaggi di posta
identity-mail-greeting = Buongiorno { $name },
identity-mail-footer = Messaggio automatico: non serve rispondere.
identity-invitation-subject = Invito a { $site }
identity-invitation-text = hai un nuovo accesso a { $site }.
identity-invitation-steps = Apri questo collegamento per scegliere la password e collegare l'app dei codici. Tieni il telefono a portata di mano.
identity-invitation-until = Il collegamento vale fino a { $until } e si usa una volta sola.
identity-invitation-ignore = Se non aspettavi questo invito, non fare nulla.
identity-reset-subject = Nuova password per { $site }
identity-reset-text = qualcuno, speriamo tu, ha chiesto una nuova password. Per sceglierla apri questo collegamento.
identity-reset-until = Il collegamento vale fino a { $until } e si usa una volta sola.
identity-reset-ignore = Se non l'hai chiesta, non fare nulla: la password di prima continua a valere.
identity-changed-subject = La tua password per { $site } è cambiata
identity-changed-text = la password del tuo accesso è cambiata { $when }.
identity-changed-warning = Se non l'hai cambiata tu, scegline subito un'altra da { $address } e avvisa chi coordina la rete.
identity-new-role-subject = Hai un nuovo ruolo in { $site }
identity-new-role-text = ti è stato affidato un nuovo ruolo.
identity-new-role-where = Lo trovi dopo l'accesso, da { $address }
