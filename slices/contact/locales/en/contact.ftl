# Contacts: pages of the desk, personal area.
contact-staff-link = Contacts
contact-page-crumb = Contacts of { $desk }
contact-page-tabs = Contacts of the desk
contact-tab-day = The day
contact-tab-new = New contact
contact-tab-clients = People
contact-tab-cases = Cases
contact-tab-import = Past years
contact-choose-title = Contacts: which desk?
contact-choose-none = To see contacts one must work at a desk.
contact-panel-title = Contacts
contact-panel-today = { $count ->
     [one] { $count } contact today
    *[other] { $count } contacts today
 }
contact-panel-open = { $count ->
     [0] Nothing to complete
     [one] { $count } contact to complete
    *[other] { $count } contacts to complete
 }
contact-to-complete = To complete
contact-list-last = last contact { $day }
contact-list-born = born in { $year }
contact-list-minutes = { $count ->
     [one] { $count } minute
    *[other] { $count } minutes
 }
contact-said-yes = Yes
contact-said-no = No
contact-not-said = Not said
contact-first-yes = First time
contact-first-no = Came before
contact-form-keys = By keyboard: the key beside an answer chooses it and leads to the next group; Enter saves.
contact-day-title = Contacts of { $desk }
contact-day-today = Today, { $day }
contact-day-days = Other days
contact-day-go-today = Today
contact-day-go = Go
contact-day-empty = No contact on this day.
contact-day-count = { $count ->
     [one] { $count } contact
    *[other] { $count } contacts
 }
contact-day-caption = Contacts of the day, newest first
contact-list-who = Who
contact-list-time = Time
contact-open-title = { $count ->
     [one] { $count } contact to complete
    *[other] { $count } contacts to complete
 }
contact-open-lead = Appointments that were served and messages become contacts by themselves: only what was asked is missing.
contact-open-caption = Contacts to complete, newest first
contact-quick-title = Quick contact
contact-quick-lead = For the three-minute question: request, service, channel.
contact-quick-button = Record
contact-quick-done = Contact recorded.
contact-quick-again = This contact was recorded already: it was not recorded twice.
contact-quick-tag = quick
contact-new-title = New contact
contact-new-button = Save the contact
contact-new-done = Contact saved.
contact-new-again = This contact was saved already: it was not recorded twice.
contact-edit-title = Correct the contact
contact-edit-complete = Complete the contact
contact-edit-button = Save
contact-edit-done = Contact saved.
contact-form-who = Who it is
contact-form-who-hint = Name, telephone or mail, only if it helps to find the person again. Who came here before is found by the beginning of the name.
contact-form-seek = Look for
contact-form-found = Is it one of these people?
contact-form-found-other = None of these
contact-form-found-none = This body knows nobody of that name.
contact-form-take = Bring the facts over
contact-suggest-label = People known already
contact-suggest-taken = It is { $who }. What was said before has come over.
contact-suggest-hint = { $count ->
     [one] One person alone matches: Enter chooses her, Esc and Enter write somebody new.
    *[other] { $count } people match: arrow down and Enter choose, Enter alone writes somebody new.
 }
contact-suggest-new = None of those found: it is somebody new.
contact-form-channel = Channel
contact-form-origin = Came by
contact-form-request = Request
contact-form-firm-requests = For a firm:
contact-form-services = Services given
contact-form-service-given = Service given
contact-form-other-services = Other services
contact-form-other-service = Another service
contact-form-none = None
contact-form-sieve = Narrow the services
contact-form-facts = Base facts
contact-form-facts-lead = Only what the person says. Target groups are computed from this, for each agreement.
contact-form-born = Year of birth
contact-form-band = Or age band
contact-form-sex = Sex
contact-form-residence = Comune of residence
contact-form-citizenship = Citizenship
contact-form-work = Work status
contact-form-since = Without work since the month
contact-form-schooling = Schooling
contact-form-first = First time at the desk
contact-form-vulnerable = In a fragile situation
contact-form-vulnerable-hint = Only yes or no, never why.
contact-form-result = Result
contact-form-outcome = Outcome
contact-form-referred = Body she is sent on to
contact-form-nobody = No body
contact-form-minutes = Minutes it took
contact-form-day = Day
contact-form-case = Case
contact-form-no-case = No case
contact-form-agreements = Agreements it counts in
contact-form-agreements-hint = Those the body is a party of on that day.
contact-form-reach = How to reach, and firm
contact-form-reach-lead = They stay with this body: the other bodies of the network do not see them.
contact-form-kind = Kind of contact
contact-form-phone = Telephone
contact-form-mail = Mail
contact-form-firm = Name of the firm
contact-form-firm-code = Fiscal code of the firm
contact-form-note = Note
contact-form-note-hint = Short, without diagnoses or judgements: the person may read it.
contact-form-note-until = Is deleted on
contact-form-note-until-hint = Without a day, after 90 days; a year at most.
contact-form-recorder = Recorded by
contact-note-owner = Note of { $name }, deleted on { $day }.
contact-note-nobody = somebody who no longer works here
contact-show-title = Contact
contact-show-counts = Counts in
contact-show-before = contact before { $day }
contact-show-none-before = no contact before
contact-show-no-agreement = This contact counts in no agreement.
contact-show-unknown = (not known, a fact is missing: { $groups })
contact-show-computed = The groups are computed now, from the facts and the day of the contact: they are not on record.
contact-show-late = In reports it counts on { $day }, the day on which it was written: its month was in a report that had been handed in.
contact-show-told = It is in a report that was handed in, which stays as it is. Correcting it or taking it away changes the reports to come.
contact-show-refer = Hand over to a body
contact-show-appointment = See the appointment
contact-strike-title = Take the contact away
contact-strike-lead = Only if the contact never was here. It leaves all counts.
contact-strike-reason = Why you take it away
contact-strike-reason-hint = The reason, the day and who takes it away stay on record; nothing about the person does.
contact-strike-twice = It is recorded twice
contact-strike-other-desk = It is another desk’s
contact-strike-mistake = It was written by mistake: nobody came
contact-strike-button = Take away
contact-strike-back = Back to the contact
contact-strike-done = Contact taken away.
contact-clients-title = People known
contact-clients-lead = Only those whom this body knows. Each opening of a sheet is written down.
contact-clients-who = Name, telephone or mail
contact-clients-hint = The beginning of the name is enough, or four digits of the telephone.
contact-clients-found = { $count ->
     [0] Nobody
     [one] { $count } person
    *[other] { $count } people
 }
contact-client-nameless = Without a name
contact-client-name = Name
contact-client-kept = Here is all that the body keeps of her. The record is deleted on { $day }. What has the same telephone or mail under another name is not here: it may be another person’s.
contact-client-tied = It is tied to her account: she sees it, too.
contact-client-facts = What was said last
contact-client-data = Download the data
contact-client-contacts = Contacts
contact-client-caption = Contacts, newest first
contact-client-notes = Notes
contact-client-edit = Correct name and how to reach
contact-client-edit-button = Save
contact-client-edited = Corrected.
contact-client-tie = Tie to her SPID or CIE account
contact-client-tie-lead = Only she does it: she gets an address, signs in and confirms. Then she sees her data by herself.
contact-client-tie-button = Prepare the address
contact-client-untie = Untie it from the account
contact-client-untie-lead = If it is tied to somebody else’s account, untie it: whoever has that account no longer sees it. Then you can give a new address.
contact-client-untie-button = Untie
contact-client-untied = It is tied to no account any more.
contact-client-link = Give this address to the person, and to nobody else. It is good for seven days.
contact-client-forget = Erase at the person’s request
contact-client-forget-lead = The record, the notes and all that is listed above are erased at once: requests, hand-overs, appointments. The contacts stay as figures, without her.
contact-client-forget-first = Tell the person first:
contact-client-forget-confirm = The person asked for it
contact-client-forget-button = Erase
contact-client-forgotten = Person erased: only figures are left.
contact-cases-title = Cases
contact-cases-lead = A case is only for somebody who comes back with one purpose. It is opened from her sheet.
contact-cases-none = No case.
contact-cases-open = Open cases
contact-cases-closed = Closed cases
contact-case-title = Case
contact-case-since = since { $day }
contact-case-opened = Opened on
contact-case-closed-on = Closed on
contact-case-purpose = Purpose, in one line
contact-case-request = What she comes back for
contact-case-open = Open a case
contact-case-open-lead = If she comes back for the same purpose.
contact-case-done = Case opened.
contact-case-close = Close the case
contact-case-closed = Case closed.
contact-case-timeline = What happened
contact-case-caption = Contacts of the case, newest first
contact-case-empty = No contact in this case yet.
contact-import-title = Contacts of past years
contact-import-lead = A sheet with one row a contact, without names. An empty cell means “not said”.
contact-import-model = Download the empty sheet, with the words that are taken
contact-import-file = File
contact-import-file-hint = CSV or Excel (XLSX), 20,000 rows at most.
contact-import-do = { $new ->
     [one] Import { $new } contact
    *[other] Import { $new } contacts
 }
contact-import-send = See what is in it
contact-import-looked = { $new ->
     [0] no new contact
     [one] { $new } contact to import
    *[other] { $new } contacts to import
 }, { $same ->
     [0] none there already
     [one] { $same } there already
    *[other] { $same } there already
 }, { $left ->
     [0] nothing to mend
     [one] { $left } row to mend
    *[other] { $left } rows to mend
 }. Nothing is imported yet.
contact-import-late = { $count ->
     [one] { $count } contact is of a month that is in a report handed in: in reports it will count today.
    *[other] { $count } contacts are of months that are in a report handed in: in reports they will count today.
 }
contact-import-ignored = Columns not read: { $heads }.
contact-import-more = { $count ->
     [one] One more to mend is in the sheet to download.
    *[other] { $count } more to mend are in the sheet to download.
 }
contact-import-caption = What to mend
contact-import-line = Row
contact-import-column = Column
contact-import-value = It says
contact-import-mend = To mend
contact-import-done = Contacts imported.
contact-import-same = These contacts were there already: nothing changed.
contact-import-no-file = Choose a file.
contact-import-columns = The columns “Data” and “Richiesta” are missing.
contact-import-empty = The file is empty.
contact-import-unknown = The file is neither CSV nor XLSX.
contact-import-damaged = The file is damaged.
contact-import-large = The file is too large.
contact-import-word = Not one of the words that are taken: the list is on this page and in the empty sheet.
contact-import-number = A whole number is needed.
contact-import-service = No service has that name.
contact-import-comune = No Comune that is known has this name. If it is in another province or abroad, write “Another province or abroad”.
contact-import-body = No body has that name.
contact-import-do-partly = { $new ->
     [one] Import the row that is right
    *[other] Import the { $new } rows that are right
 } and leave { $left ->
     [one] the other one out
    *[other] the other { $left } out
 }
contact-import-preview-title = What the file holds
contact-import-left-title = { $count ->
     [one] { $count } row is to be mended
    *[other] { $count } rows are to be mended
 }
contact-import-left-choice = You may import the rows that are right now and mend the others later, in the sheet that is below. Or mend the file and send it again: what is there already does not come twice.
contact-import-left-all = Download the rows to mend, or mend the file, and send it again.
contact-import-left-sheet = { $count ->
     [one] Download the row to mend
    *[other] Download the { $count } rows to mend
 }
contact-import-again = Send another file
contact-import-none = No contact was imported: all new rows are to be mended.
contact-import-done-partly = Contacts imported. The rows to mend stayed out: mend them in the downloaded sheet, or send the file again.
contact-import-words = What may stand in each column
contact-import-words-lead = Capitals, accents and spaces do not matter. The Italian words of the portal do as well. “Not said” is the same as an empty cell.
contact-import-words-caption = Words that are taken, column by column
contact-import-words-of = May be written
contact-import-words-sheet = Words that are taken
contact-import-needed = (always needed)
contact-import-note-day = The day, for example 05/03/2024.
contact-import-note-services = The names of services as in the catalogue, with semicolons between them. All of them are on the second page of the empty sheet.
contact-import-note-year = Four digits, for example 1990.
contact-import-note-residence = The name of the Comune, or “Another province or abroad”. An Italian Comune of another province counts as that.
contact-import-note-body = The name of the body, as in the network. Needed where the outcome is “Sent on to another body”.
contact-import-note-minutes = A number from 1 to 600.
contact-tie-title = Tie your data at the desk
contact-tie-lead = The desk gave you this address. If you confirm, you see in your personal area what the desk keeps of you, and can ask to have it erased.
contact-tie-sign-in = Sign in and continue
contact-tie-button = It is me, tie them
contact-tie-done = The data at the desk are tied to your account.
contact-kept-heading = Contacts with the desk: { $body }
contact-kept-until = Until { $day }, 24 months after the last contact.
contact-kept-erasing = { $body } erases your record: the contacts stay as figures, without you.
contact-error-day = Write a day, such as 23/11/2026.
contact-error-future = The day cannot be in the future.
contact-error-channel = Choose the channel.
contact-error-request = Choose what was asked.
contact-error-firm-request = Only firms ask for this. Choose another request, or “Firm” as the kind of contact.
contact-error-person-request = Only persons ask for this. Choose another request, or “Person” as the kind of contact.
contact-error-year = Write a year of four digits that can be.
contact-error-month = Write a month that is over, such as 03/2026.
contact-error-minutes = Write the minutes, from 1 to 600.
contact-error-services = Too many: twenty services at most.
contact-error-note = The note is too long: 500 characters at most.
contact-error-note-until = Choose a day from tomorrow to a year.
contact-error-referred = Choose the body she is sent on to.
contact-error-agreement = The body was no party of this agreement on that day.
contact-error-choice = Choose one of the list.
contact-error-service = One of the services is not in the catalogue. Choose services of the list.
contact-error-comune = The portal does not know this Comune. Choose a Comune of the list.
contact-error-body = The portal does not know this body. Choose a body of the list.
contact-error-age-twice = The year of birth says another age: leave one of them.
contact-error-at-work = Who works is not without work since a month: take the month away, or correct the status.
contact-error-long = This is too long: { $most } characters at most.
contact-error-nul = There was a sign here that cannot be saved (the null character): it is taken out. Check the text and save again.
contact-error-phone = Write a telephone number, such as 0187 123456.
contact-error-mail = Write a whole mail address.
contact-error-too-little = Write two letters of the name at least, or four digits of the telephone.
contact-error-no-name = A name or a way to reach is needed.
contact-error-confirm = Confirm that the person asked for it.
contact-error-made-before = This page has recorded a contact already, and says something else now. If it is another contact, save it here once more. If it is the same, open it from the day and correct it.
contact-error-outcome = Choose how it ended.
contact-error-strike-reason = Choose why you take it away.
contact-error-faulty = The form is not complete: go back and send it again.
contact-new-recorded = { $who } has recorded this contact meanwhile. What you wrote is still here: compare it with the contact as it is now and, if it is needed, save it as a correction. What you save now stays.
contact-edit-changed = Meanwhile { $who } changed this contact. What you wrote is still here: compare it with the contact as it is now, and save again. What you save now stays.
contact-edit-struck = Meanwhile { $who } took this contact away. What you wrote is still here: if need be, save it as a new contact.
contact-edit-colleague = somebody else
contact-edit-now = The contact as it is now
contact-error-changed = Somebody else changed this contact. Go back to its page and open it again.
contact-error-case = This case is not this person’s, or is not open any more: the contact is not saved. Check who it is, and save again.
contact-error-client-gone = This person is not known here any more: look for her again.
contact-error-appointment-gone = This appointment is not there any more, or is still to come: the contact is not saved. If the person came, save again: it will be a contact without an appointment.
contact-error-appointment = This appointment was not served here, or is still to come.
contact-error-tied = These data are tied to an account already. If it is not yours, tell the desk that gave you the address: it can untie them.
contact-error-another-name = With this account we cannot tie the data: whoever asked the desk for them must sign in under her own name. If you think that this is a mistake, ask the desk that gave you the address.
contact-error-case-closed = The case was closed already.
contact-error-not-returned = A case is opened when the person comes back.
contact-error-purpose = The purpose is too long: 120 characters at most.
