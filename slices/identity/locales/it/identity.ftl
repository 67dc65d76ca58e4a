# Testi della stanza identity. Ogni chiave: identity-pagina-cosa.

identity-menu-people = Persone
identity-menu-profile = Il mio profilo

# Accesso
identity-enter-title = Accesso operatori
identity-enter-lead = Per chi lavora nella rete. Per prenotare un appuntamento non serve l'accesso.
identity-enter-needed = Per aprire la pagina serve l'accesso
identity-enter-needed-text = Dopo l'accesso si torna alla pagina richiesta.
identity-enter-email = Indirizzo mail
identity-enter-email-missing = Scriva il suo indirizzo mail
identity-enter-password = Password
identity-enter-password-missing = Scriva la password
identity-enter-button = Accedi
identity-enter-forgotten = Ho dimenticato la password
identity-enter-wrong = L'indirizzo o la password non corrispondono. Controlli e riprovi.
identity-enter-too-many = I tentativi sono stati troppi. Per sicurezza, riprovi fra un quarto d'ora.
identity-enter-over = È passato troppo tempo: ricominci l'accesso.
identity-enter-closed = Questo accesso è stato chiuso da chi amministra il portale. Per sapere perché, scriva o telefoni ai contatti in fondo alla pagina.
identity-enter-signed-out = L'accesso è chiuso.

identity-code-title = Codice di accesso
identity-code-lead = Apra l'app dei codici sul telefono e scriva il codice di sei cifre che vede ora.
identity-code-label = Codice
identity-code-hint = Sei cifre, oppure uno dei suoi codici di recupero
identity-code-missing = Scriva il codice
identity-code-wrong = Il codice non è valido o è già stato usato. Aspetti il prossimo e riprovi.
identity-code-button = Continua
identity-code-lost = Non ho il telefono con me
identity-code-lost-text = Usi uno dei codici di recupero che ha salvato la prima volta. Se non li ha più, si rivolga a chi amministra il portale.

# App dei codici
identity-set-up-title = Collega l'app dei codici
identity-set-up-lead = Per proteggere i dati delle persone, oltre alla password serve un codice che il suo telefono crea ogni mezzo minuto. Si collega una volta sola.
identity-set-up-scan-title = 1. Inquadri l'immagine
identity-set-up-scan = Installi sul telefono un'app per codici di accesso (una qualsiasi che usi lo standard TOTP), scelga «aggiungi» e inquadri questa immagine.
identity-set-up-picture = Immagine da inquadrare con l'app dei codici. Il suo contenuto è la chiave scritta qui sotto.
identity-set-up-type = Se non può inquadrarla, scriva nell'app questa chiave:
identity-set-up-code-title = 2. Scriva il primo codice
identity-set-up-code = Codice che compare nell'app
identity-set-up-code-hint = Sei cifre
identity-set-up-wrong = Il codice non è quello atteso. Controlli che l'ora del telefono sia giusta e scriva il prossimo.
identity-set-up-button = Collega l'app

# Password
identity-password-new = Nuova password
identity-password-hint = Almeno { $min } caratteri. Una frase breve che conosce solo lei va benissimo.
identity-password-again = La stessa password, di nuovo
identity-password-button = Salva la password
identity-password-missing = Scriva la nuova password
identity-password-differs = Le due password sono diverse
identity-password-short = La password è troppo corta: servono almeno { $min } caratteri
identity-password-long = La password è troppo lunga: al massimo 256 caratteri
identity-password-common = Questa password è fra le prime che si provano. Ne scelga un'altra.
identity-password-personal = La password contiene il suo nome o il suo indirizzo. Ne scelga un'altra.

identity-invited-title = Le diamo il benvenuto
identity-invited-lead = Scelga la password del suo accesso. Subito dopo collegherà l'app dei codici.

identity-forgotten-title = Password dimenticata
identity-forgotten-lead = Scriva l'indirizzo con cui accede: le mandiamo un messaggio per scegliere una nuova password.
identity-forgotten-email-wrong = Scriva un indirizzo completo, come nome@comune.it
identity-forgotten-button = Manda il messaggio
identity-forgotten-sent-title = Controlli la posta
identity-forgotten-sent-text = Se l'indirizzo appartiene a un accesso, fra poco arriva un messaggio con un link valido un'ora.
identity-forgotten-sent-help = Non arriva? Guardi nella posta indesiderata, o si rivolga a chi coordina la rete.
identity-forgotten-sent-back = Torna all'accesso
identity-new-password-title = Scelga una nuova password
identity-new-password-lead = Dopo averla salvata, acceda con la nuova password e con il codice della sua app.
identity-new-password-done = La nuova password è salvata. Ora può accedere.

# Il mio profilo
identity-own-title = Il mio profilo
identity-own-roles = I miei ruoli
identity-own-roles-none = Al momento non ha ruoli.
identity-own-keys = Come accedo
identity-own-recovery-left = { $count ->
    [one] Le resta un codice di recupero.
   *[other] Le restano { $count } codici di recupero.
 }
identity-own-password-link = Cambia la password
identity-own-app-link = Cambia telefono
identity-own-recovery-link = Crea nuovi codici di recupero
identity-own-sessions = Accessi aperti
identity-own-sessions-lead = Se non riconosce un accesso, lo chiuda e cambi la password.
identity-own-session = Aperto { $began }, usato l'ultima volta { $seen }
identity-own-session-this = Questo accesso
identity-own-session-end = Chiudi l'accesso
identity-own-session-end-of = Chiudi l'accesso aperto { $began }
identity-own-session-ended = L'accesso è chiuso.
identity-own-current = Password in uso
identity-own-current-missing = Scriva la password in uso
identity-own-password-title = Cambia la password
identity-own-password-lead = Dopo il cambio gli altri suoi accessi aperti si chiudono.
identity-own-password-button = Cambia la password
identity-own-password-wrong = La password in uso non è questa
identity-own-password-done = La password è cambiata.
identity-own-app-title = Cambia telefono
identity-own-app-lead = Collegherà l'app del nuovo telefono; quella di prima e i vecchi codici di recupero smettono di funzionare. Tutti i suoi accessi aperti si chiudono.
identity-own-app-button = Collega un nuovo telefono

identity-recovery-title = I suoi codici di recupero
identity-recovery-lead = Stampi o copi questi codici e li conservi in un posto sicuro. Servono se non ha con sé il telefono.
identity-recovery-once = Ogni codice vale una volta sola. Lasciata questa pagina, non si possono più vedere.
identity-recovery-button = Ho salvato i codici
identity-recovery-saved = I codici di recupero sono salvati.
identity-recovery-new-title = Nuovi codici di recupero
identity-recovery-new-lead = I nuovi codici sostituiscono quelli di prima. Confermi con la password.
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
identity-people-role-none = Scelga un ruolo
identity-people-role-missing = Scelga il ruolo
identity-people-span = Periodo
identity-people-action = Azione
identity-people-grants-caption = Ruoli di questa persona
identity-people-grant-over = Terminato
identity-people-end = Termina
identity-people-end-of = Termina: { $role }
identity-people-from = Dal
identity-people-from-hint = Vuoto: da subito.
identity-people-until = Fino al
identity-people-until-hint = Ultimo giorno compreso. Vuoto: senza termine.
identity-people-date-unreadable = Scriva una data come 23/11/2026
identity-people-dates-wrong = L'ultimo giorno viene prima dell'inizio o è già passato
identity-people-give-title = Affida un ruolo
identity-people-give-button = Affida il ruolo
identity-people-role-given = Il ruolo è affidato.
identity-people-role-ended = Il ruolo è terminato.
identity-people-account = Accesso
identity-people-invite-again = Manda di nuovo l'invito
identity-people-invite-again-text = L'invito di prima smette di funzionare.
identity-people-forget-codes = Scollega l'app dei codici
identity-people-forget-codes-text = Per chi ha perso telefono e codici di recupero. Prima si accerti che sia davvero questa persona a chiederlo. Al prossimo accesso collegherà un'altra app.
identity-people-codes-forgotten = L'app dei codici è scollegata.
identity-people-close = Chiudi l'accesso
identity-people-close-text = La persona non può più accedere, da subito. I suoi dati restano per due anni, poi si cancellano.
identity-people-closed = L'accesso è chiuso.
identity-people-reopen = Riapri l'accesso
identity-people-reopen-text = La persona può di nuovo accedere, con i ruoli che ha.
identity-people-reopened = L'accesso è riaperto.
identity-people-disabled = L'accesso di questa persona è chiuso: prima va riaperto da chi amministra il portale.
identity-people-accepted = Questa persona ha già accettato l'invito.
identity-people-yourself = Non può farlo sul suo accesso: lo chieda a un'altra persona che amministra il portale.

identity-invite-title = Invita una persona
identity-invite-lead = Riceve un messaggio con un link, valido sette giorni, per scegliere la password.
identity-invite-name-missing = Scriva nome e cognome, al massimo 120 caratteri
identity-invite-email-wrong = Scriva un indirizzo completo, come nome@comune.it
identity-invite-language = Lingua dei messaggi
identity-invite-language-missing = Scelga la lingua
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
identity-invitation-text = ha un nuovo accesso a { $site }.
identity-invitation-steps = Apra questo link per scegliere la password e collegare l'app dei codici. Tenga il telefono a portata di mano.
identity-invitation-until = Il link vale fino a { $until } e si usa una volta sola.
identity-invitation-ignore = Se non aspettava questo invito, non deve fare nulla.
identity-reset-subject = Nuova password per { $site }
identity-reset-text = è stata chiesta una nuova password per il suo accesso. Per sceglierla apra questo link.
identity-reset-until = Il link vale fino a { $until } e si usa una volta sola.
identity-reset-ignore = Se non l'ha chiesta lei, non deve fare nulla: la password di prima continua a valere.
identity-changed-subject = La sua password per { $site } è cambiata
identity-changed-text = la password del suo accesso è cambiata { $when }.
identity-changed-warning = Se non l'ha cambiata lei, ne scelga subito un'altra da { $address } e avvisi chi coordina la rete.
identity-new-role-subject = Un nuovo ruolo in { $site }
identity-new-role-text = le è stato affidato un nuovo ruolo.
identity-new-role-where = Lo trova dopo l'accesso, da { $address }
identity-confirm-email-subject = Confermi il suo indirizzo per { $site }
identity-confirm-email-text = ha indicato questo indirizzo per gli avvisi di { $site }. Per confermarlo apra questo link.
identity-confirm-email-until = Il link vale fino a { $until }.
identity-confirm-email-ignore = Se non l'ha indicato lei, non deve fare nulla: senza conferma l'indirizzo si cancella.
identity-office-email-title = Confermi il suo indirizzo
identity-office-email-text = A questo indirizzo riceverà gli avvisi che riguardano il suo incarico.
identity-office-email-button = Conferma l'indirizzo
identity-office-email-done = Indirizzo confermato.
identity-office-email-taken = Niente da confermare: l'indirizzo è già confermato, oppure appartiene a un altro accesso. In dubbio scriva a chi coordina la rete.
