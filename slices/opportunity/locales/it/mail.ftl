# Testi della stanza opportunity: mail.
opportunity-mail-greeting = Gentili colleghe e colleghi di { $body },
opportunity-mail-link-subject = Il vostro collegamento per proporre opportunità
opportunity-mail-link-text = con questo collegamento potete proporre alla rete offerte di lavoro, corsi, bandi, eventi e notizie, senza iscrivervi. Il coordinamento le legge e le pubblica sul portale.
opportunity-mail-link-until = Il collegamento vale fino a { $day } ed è solo per il vostro ente: non inoltratelo ad altri.
opportunity-mail-ignore = Se non aspettavate questo messaggio, potete ignorarlo.
opportunity-mail-returned-subject = Da correggere: { $title }
opportunity-mail-returned-text = L’opportunità «{ $title }» non è ancora pubblicata: c’è qualcosa da correggere.
opportunity-mail-approved-subject = Approvata: { $title }
opportunity-mail-approved-text = L’opportunità «{ $title }» è approvata e sarà pubblicata nel giorno stabilito.
opportunity-mail-published-subject = Pubblicata: { $title }
opportunity-mail-published-text = L’opportunità «{ $title }» è sul portale:
opportunity-mail-reason = Il motivo: { $reason }
opportunity-mail-yours = Le vostre opportunità, con questo collegamento:
opportunity-mail-confirm-subject = Confermi gli avvisi sulle opportunità
opportunity-mail-confirm-text = Qualcuno, speriamo lei, ha chiesto di ricevere gli avvisi per questa ricerca: { $search }.
opportunity-mail-confirm-how = Apra il collegamento e prema Conferma, entro sette giorni. Senza conferma non scriveremo.
opportunity-mail-ignore-search = Se non è stata lei, non faccia niente: l’indirizzo si cancella da solo.
opportunity-mail-known-subject = I suoi avvisi sulle opportunità
opportunity-mail-known-text = Gli avvisi per questa ricerca sono già attivi: { $search }. Con il collegamento li può continuare o cancellare.
opportunity-mail-remind-subject = Vuole continuare a ricevere gli avvisi?
opportunity-mail-remind-text = Tra un mese finisce l’anno degli avvisi per questa ricerca: { $search }.
opportunity-mail-remind-how = Apra il collegamento per continuare un altro anno. Se non fa niente, gli avvisi finiscono e l’indirizzo si cancella.
opportunity-mail-digest-subject =
    { $count ->
        [one] Una nuova opportunità
       *[other] { $count } nuove opportunità
    }
opportunity-mail-digest-text = Ecco le novità per la sua ricerca: { $search }.
opportunity-mail-leave-how = Con il collegamento può cancellare questi avvisi quando vuole.
