# Texts of the room network. Every key: network-page-thing.

## Common words
network-form-choose = Choose
network-form-from = From
network-form-until = Until
network-form-until-hint = The last day is included. Empty: no end.
network-form-save = Save
network-form-yes = Yes
network-form-no = No
network-period-from-to = from { $from } to { $until }
network-period-from = from { $from }
network-staff-link = Network
network-staff-bodies = Your body

## Kinds of body
network-kind-municipality = Municipality
network-kind-province = Province
network-kind-metropolitan-city = Metropolitan city
network-kind-region = Region
network-kind-municipal-union = Union of municipalities
network-kind-public-body = Other public body
network-kind-employment-centre = Public employment service
network-kind-employment-agency = Employment agency
network-kind-training-provider = Training provider
network-kind-school = School or university
network-kind-trade-union = Trade union
network-kind-business-association = Trade association
network-kind-chamber = Chamber of commerce
network-kind-third-sector = Third-sector organisation
network-kind-firm = Company
network-kind-other = Other

## The network (public page)
network-show-title = The network
network-show-none = The network has not been set up on this portal yet.
network-show-lead = Lead body: { $body }.
network-show-day = As of the day
network-show-day-hint = Empty: today.
network-show-words = Search by name
network-show-kind = Kind of body
network-show-every-kind = All kinds
network-show-button = Show
network-show-members-today = { $count ->
    [one] Today one body belongs to the network
   *[other] Today { $count } bodies belong to the network
 }
network-show-members-on = { $count ->
    [0] On { $day } no body belonged to the network
    [one] On { $day } one body belonged to the network
   *[other] On { $day } { $count } bodies belonged to the network
 }
network-show-members-ahead = { $count ->
    [0] For { $day } no body has a membership that runs
    [one] For { $day } one body has a membership that runs
   *[other] For { $day } { $count } bodies have a membership that runs
 }
network-show-no-members = On that day no body belonged to the network.
network-show-kinds-caption = Bodies by kind
network-show-list-caption = { $count ->
    [one] One body
   *[other] { $count } bodies in alphabetical order
 }
network-show-none-found = No body matches.
network-show-all = Show all bodies
network-show-since = Member since
network-show-agreements = Agreements
network-show-agreements-text = The network works under several agreements at once, each with its own parties and duration.
network-show-no-agreements = On that day no agreement was in force.
network-show-parties = { $count ->
    [one] one party
   *[other] { $count } parties
 }
network-show-until = In force until { $day }
network-show-no-end = In force, with no end date
network-growth-title = How the network has grown
network-growth-over = Date
network-growth-measure = Bodies
network-growth-summary = Since { $day } the bodies of the network have gone from { $from } to { $to }.
network-panel-link = See who belongs to it
network-panel-members = { $count ->
    [one] One body in the network
   *[other] { $count } bodies in the network
 }
network-panel-agreements = { $count ->
    [one] One agreement in force
   *[other] { $count } agreements in force
 }
network-panel-waiting = { $count ->
    [one] One adhesion to decide
   *[other] { $count } adhesions to decide
 }
network-panel-late = { $count ->
    [one] One signature is late
   *[other] { $count } signatures are late
 }
network-panel-ending = { $count ->
    [one] One agreement ends within six months
   *[other] { $count } agreements end within six months
 }

## Agreements
network-agreement-kind = Kind of agreement
network-agreement-kind-memorandum = Memorandum of understanding
network-agreement-kind-pact = Collaboration agreement
network-agreement-kind-project = Funded project
network-agreement-title = Title
network-agreement-description = What it is for
network-agreement-act = Act
network-agreement-act-of = no. { $number } of { $day }
network-agreement-act-number = Number of the act
network-agreement-act-date = Date of the act
network-agreement-validity = In force
network-agreement-programme = Programme
network-agreement-promoter = Promoter
network-agreement-funder = Funder
network-agreement-budget = Funding
network-agreement-cofunding = Co-funding by the bodies
network-agreement-money-hint = For example 24983.00
network-agreement-controller = Data controller
network-agreement-basis = Legal basis for the use of data
network-agreement-basis-public-task = Public task
network-agreement-basis-consent = Consent of the person
network-agreement-threshold = Suppression threshold
network-agreement-threshold-hint = Reports do not show groups with fewer people than this.
network-agreement-confers = Whoever signs it joins the network
network-agreement-confers-hint = Usually yes for a memorandum, no for a project that also has outside partners.
network-agreement-groups = Whom it is for
network-agreement-groups-hint = One group per row. The age is worked out on the day of the contact.
network-agreement-parties = { $count ->
    [one] One party on { $day }
   *[other] { $count } parties on { $day }
 }
network-agreement-parties-caption = Bodies bound by the agreement, the lead partner first
network-agreement-no-parties = No body is bound by this agreement.
network-agreement-join = Ask to join
network-agreement-join-text = Your body can ask to join: it takes a few minutes and somebody who can act for it.
network-agreement-form-title = New agreement
network-agreement-form-done = Agreement saved. Now add the parties.
network-agreement-edit-title = Edit the agreement
network-agreement-edit-done = Agreement changed.
network-agreement-lead = Lead partner
network-agreement-lead-hint = The body that led it becomes a partner.
network-group-ages = aged { $min } to { $max }
network-group-from-age = aged { $min } and over
network-group-to-age = up to age { $max }
network-group-number = Group { $number }
network-group-name = Name in Italian
network-group-name-en = Name in English
network-group-min = Youngest age
network-group-max = Oldest age
network-group-condition = Other condition
network-group-condition-hint = A group without ages and condition counts everybody: the rule in words is read, but counts nobody.
network-everybody-title = These groups count everybody
network-everybody-text = They have no ages and no condition, and the rule in words counts nobody: in reports all people belong to them. Edit the agreement to say who does.
network-group-rule = The rule in the words of the act
network-condition-none = None
network-condition-women = Women
network-condition-unemployed = Unemployed people
network-condition-first-job = Looking for a first job
network-condition-vulnerable = Vulnerable people
network-condition-kept = The one on record
network-prolong-title = Extend the agreement
network-prolong-now = Today the agreement is in force { $period }.
network-prolong-text = This moves the end of the agreement. Parties with an end of their own must be renewed, one by one or with a round of signatures.
network-prolong-button = Extend the agreement
network-prolong-done = Agreement extended.
network-programme-title = New programme
network-programme-name = Name of the programme
network-programme-line = Funding line
network-programme-line-hint = For example PNRR M5C1 1.1
network-programme-done = Programme saved.
network-programme-edit-title = Edit the programme
network-programme-names-hint = One on each line.
network-programmes-title = Programmes
network-programmes-none = No programmes.
network-programmes-caption = Programmes in alphabetical order

## Asking to join
network-join-title = Ask to join
network-join-text = Your body asks to join “{ $agreement }”. The network answers by email.
network-join-body = The body
network-join-contact = Who makes the request
network-join-contact-text = We write to you with the answer and for the signature.
network-join-note = Anything to add?
network-join-privacy = I have read the privacy notice
network-join-privacy-hint = Name and address are used for this request only and are deleted after twelve months.
network-join-button = Send the request
network-join-done = Request sent. We have sent you an email to confirm it.

## Bodies
network-body-name = Body
network-body-kind = Kind
network-body-ipa = IPA code
network-body-ipa-hint = Public administrations only, for example c_e463
network-body-istat = ISTAT code
network-body-istat-hint = Municipalities only: six digits
network-body-fiscal = Fiscal code of the body
network-body-website = Website
network-body-email = Email
network-body-pec = Certified email (PEC)
network-body-phone = Telephone
network-body-address = Address
network-body-municipality = Municipality of the seat
network-body-place = Coordinates
network-body-place-hint = Latitude and longitude, for example 44.1025, 9.8241
network-body-description = What it does
network-body-invented = Invented body
network-body-asking = Not in the network yet
network-body-edit = Edit
network-body-edit-done = The body's details are saved.
network-body-new-title = New body
network-body-new-done = Body registered.
network-body-memberships = Agreements it has joined
network-body-memberships-caption = Agreements in force today
network-body-no-memberships = Today it has joined no agreement.
network-body-offices = Offices
network-body-offices-caption = Who holds or has held an office of the body
network-body-no-offices = No offices: add at least a contact person, so that the network knows whom to write to.
network-bodies-title = Bodies
network-bodies-caption = { $count } bodies of { $total }
network-bodies-none = No bodies.
network-bodies-export-xlsx = Download XLSX
network-bodies-export-csv = Download CSV

## Offices
network-office-top-officer = Top officer
network-office-legal-representative = Legal representative
network-office-contact-person = Contact person
network-office-digital-transition-officer = Digital transition officer
network-mandate-title = New office
network-mandate-office = Office
network-mandate-name = Name and surname
network-mandate-email = Email address
network-mandate-language = Language of emails
network-mandate-act = Act of appointment
network-mandate-done = Office saved.
network-mandate-end = End
network-mandate-end-button = End today
network-mandate-ended = The office ends today.
network-mandate-forgotten = name deleted

## Adhesions
network-adhesion-state-requested = Requested
network-adhesion-state-approved = Approved, awaiting the signature
network-adhesion-state-signed = Signed, to be checked
network-adhesion-state-active = In force
network-adhesion-state-expired = Expired
network-adhesion-state-withdrawn = Withdrawn
network-adhesion-state-refused = Refused
network-adhesion-verb-request = request to join
network-adhesion-verb-approve = request approved
network-adhesion-verb-refuse = request refused
network-adhesion-verb-sign = signed act received
network-adhesion-verb-return-act = act returned
network-adhesion-verb-activate = adhesion in force
network-adhesion-verb-expire = adhesion expired
network-adhesion-verb-renew = adhesion renewed
network-adhesion-verb-withdraw = withdrawal
network-party-agreement = Agreement
network-party-body = Body
network-party-role = Role
network-party-role-lead = Lead partner
network-party-role-partner = Partner
network-party-since = Since
network-party-period = Period
network-party-state = State
network-party-changed = Last step
network-party-renewals = Renewals
network-party-reason = Reason
network-party-terms = Terms of the adhesion
network-party-acts = Signed acts
network-party-signed-on = Signed on { $day }
network-party-document = Open the document
network-party-steps = What you can do
network-party-history = History
network-party-approve = Approve the request
network-party-approve-hint = The body gets an email with the link to send its signed act.
network-party-refuse = Refuse
network-party-return = Return the act
network-party-activate = Put the adhesion in force
network-party-renew = Renew
network-party-renew-until = Renew until
network-party-from-hint = Empty: today.
network-party-until-hint = Empty: the end of the agreement.
network-party-why = Reason, for the body
network-party-why-hint = We email it just as you write it.
network-party-withdraw = Record a withdrawal
network-party-last-day = Last day of the adhesion
network-party-why-withdraw = Reason or act of withdrawal
network-party-step-done = Done.
network-party-form-title = Add a party
network-party-form-text = For bodies that have signed already. Is the body missing?
network-party-form-button = Add
network-party-form-done = Party added.

## Signatures
network-signature-awaited = Awaited
network-signature-signed = Signed
network-signature-late = Late
network-signature-returned = Returned
network-signature-cancelled = No longer asked for
network-round-form-title = Round of signatures
network-round-form-text = Every member gets an email with a link to send its signed act, without an account.
network-round-form-button = Open the round
network-round-form-done = Round opened: the emails are going out.
network-round-title = What is signed
network-round-title-hint = For example: extension of the memorandum until June 2028
network-round-due = By
network-round-due-on = To be signed by { $day }.
network-round-renews = Whoever signs is renewed until
network-round-renews-hint = Only if the round extends the adhesion.
network-round-renews-until = On closing, whoever signed is renewed until { $day }.
network-round-count = { $signed } bodies of { $total } have signed.
network-round-late = { $count ->
    [one] One is late.
   *[other] { $count } are late.
 }
network-round-remind-late = { $count ->
    [one] Remind the late body
   *[other] Remind the { $count } late bodies
 }
network-round-remind-all = { $count ->
    [one] Remind the missing body
   *[other] Remind the { $count } missing bodies
 }
network-round-reminded = Reminders sent.
network-round-none-reminded = No reminder to send: today's have gone out already.
network-round-close = Close the round
network-round-close-hint = Whoever has not signed gets no more requests. Their link no longer works.
network-round-closed = Round closed.
network-round-is-closed = closed
network-round-closed-at = Closed { $day }.
network-round-caption = The signatures, body by body
network-round-signed-on = Signed on
network-round-digest = SHA-256 digest (beginning)
network-round-reminders = Reminders
network-round-act = Act
network-round-enter = Record the act
network-act-title = Record the signed act
network-act-text = If the body has sent you the act in another way, record it here.
network-act-done = Act recorded.
network-sign-title = Send the signed act
network-sign-text = Choose the file of the signed act. We keep its digital fingerprint, so that nobody can change it afterwards.
network-sign-body = Body
network-sign-what = What is signed
network-sign-due = By
network-sign-day = Day of the signature
network-sign-file = Signed act
network-sign-file-hint = PDF or P7M, at most 10 MB
network-sign-button = Send the act
network-sign-done-title = Act received
network-sign-done-text = Thank you. The act has been received and the network will check it.
network-sign-done-link = Go to the network

## The coordinator's office
network-office-title = Network
network-office-none = There is no network yet: create it and name its lead body.
network-office-public = See the public page
network-office-waiting = To decide
network-office-waiting-caption = Adhesions that wait for an answer or a check
network-office-none-waiting = No adhesion is waiting for an answer.
network-office-rounds = Rounds of signatures
network-office-rounds-caption = Open rounds of signatures
network-office-no-rounds = No open round. One is opened from the page of an agreement.
network-office-ending = Ending soon
network-office-expiring = { $body } leaves “{ $agreement }” on { $day }.
network-office-expiring-link = Renew
network-office-agreements-caption = All agreements of the network, the newest first
network-office-no-agreements = No agreements: begin with the memorandum.
network-office-parties = Parties
network-office-parties-caption = All bodies, in whatever state
network-choice-label = Choice of network
network-change-title = Changes
network-change-by = { $when }, { $name }
network-change-line = { $fact }: from “{ $was }” to “{ $is }”
network-change-nothing = not given
network-change-from = Start
network-change-until = End
network-founding-title = Create the network
network-founding-name = Name of the network
network-founding-description = What it is for
network-founding-lead = Lead body
network-founding-button = Create the network
network-founding-done = Network created.

## Importing bodies
network-import-title = Import bodies
network-import-text = Upload the spreadsheet you already have. First we show you what would change; nothing is written until you confirm.
network-import-file = Spreadsheet
network-import-file-hint = XLSX or CSV, at most 4 MB. Empty cells delete nothing.
network-import-button = Read the sheet
network-import-columns = Columns
network-import-columns-text = The order does not matter and the names may vary.
network-import-sample = Download today's bodies as an example
network-import-head = Column
network-import-synonyms = Also accepted
network-import-is-required = Required
network-import-report-title = What would change
network-import-of = File: { $file }
network-import-new = { $count ->
    [one] One new body
   *[other] { $count } new bodies
 }
network-import-changed = { $count ->
    [one] One body to update
   *[other] { $count } bodies to update
 }
network-import-same = { $count ->
    [one] One body already the same
   *[other] { $count } bodies already the same
 }
network-import-faults = { $count ->
    [one] One thing to correct
   *[other] { $count } things to correct
 }
network-import-unknown-heads = These columns were not read
network-import-done = Import done.
network-import-not-whole = Nothing was imported
network-import-mend = Correct the rows below in the spreadsheet and
network-import-again = upload it again
network-import-faults-caption = What to correct, row by row
network-import-line = Row
network-import-value = It says
network-import-what = What to do
network-import-idle = The sheet says what is already on record: there is nothing to import.
network-import-confirm = { $count ->
    [one] Import one body
   *[other] Import { $count } bodies
 }
network-import-new-caption = New bodies
network-import-changed-caption = Bodies to update
network-import-changes = Columns that change
network-import-empty = The file is empty.
network-import-unknown-file = The file is neither XLSX nor CSV. If it is an old XLS or an ODS, save it as XLSX.
network-import-damaged = The file is damaged. Open it, save it again and try once more.
network-import-too-large = The sheet has too many rows or columns. Split it into several.
network-import-columns-missing = These columns are missing: { $heads }. The first sheet is read, and the names of the columns are in its first row.
network-import-no-name = Enter the name of the body.
network-import-wrong-name = Enter a name with letters or digits, at most 200 characters.
network-import-unknown-kind = Enter one of the kinds of body in Italian, for example Comune, Sindacato, Ente di formazione.
network-import-wrong-ipa = An IPA code has at most 16 characters, without spaces.
network-import-wrong-istat = An ISTAT code has six digits, leading zeros included.
network-import-wrong-fiscal-code = The fiscal code is not right: check its digits and letters.
network-import-wrong-website = Enter the address of the site, for example www.ente.it.
network-import-wrong-email = Enter an email address, for example office@ente.it.
network-import-wrong-phone = Enter one telephone number, for example 0187 123 456.
network-import-wrong-place = Enter latitude and longitude, for example 44.1025, 9.8241.
network-import-unknown-municipality = This municipality is not on record: check its name or ISTAT code.
network-import-twice = This body is already in row { $line }: leave only one.
network-import-several = Name and codes belong to different bodies on record: check which one you mean.
network-import-not-yours = Another network looks after this body: you cannot change its details.

## What is wrong
network-error-known = A body with this name or one of these codes is already on record.
network-error-unknown-municipality = Choose a municipality from the list.
network-error-unknown-body = One of the bodies is not on record.
network-error-name-taken = This name is taken: choose another one.
network-error-name-missing = Enter the name.
network-error-title-missing = Enter the title.
network-error-kind-missing = Choose one.
network-error-body-missing = Choose the body.
network-error-controller-missing = Choose the data controller.
network-error-threshold-wrong = Enter a number of 1 or more.
network-error-money-wrong = Enter the sum like this: 24983.00.
network-error-day-missing = Enter the date.
network-error-day-wrong = There is no such date: enter it like 2026-11-23.
network-error-ends-before-start = The end comes before the beginning: check the dates.
network-error-begins-after-term = A body has been bound since { $day }: the agreement cannot begin later.
network-error-ends-before-term = The adhesion of a body begins on { $day }: the agreement cannot end before that day.
network-error-round-renews-to = An open round of signatures renews adhesions until { $day }: the agreement cannot end before that day.
network-error-confers-settled = The agreement already has parties: this can no longer be changed.
network-error-lead-not-party = The lead partner must be a party to the agreement.
network-error-programme-shared = Another network also uses this programme: only somebody who coordinates both, or the portal administrator, can change it.
network-error-age-wrong = Enter the age in years.
network-error-ages-turned = The oldest age is lower than the youngest.
network-error-group-twice = This group is there already.
network-error-contact-name = Enter name and surname.
network-error-contact-email = Enter the email address.
network-error-privacy = Confirm that you have read the notice.
network-error-reason-missing = Enter the reason.
network-error-already-party = This body has joined already, or its request has already arrived.
network-error-not-that-body = Name and codes belong to different bodies: check them.
network-error-lead-taken = The agreement has a lead partner already.
network-error-agreement-over = This agreement is over: it can no longer be joined.
network-error-term-outside = The period reaches beyond the agreement: extend the agreement first.
network-error-term-overlaps = The period overlaps another one on record.
network-error-not-bound-then = On that day the body is not bound by the agreement.
network-error-no-end = The adhesion has no end: there is nothing to renew.
network-error-moved = Something has changed in the meantime. Open the page again and see how it stands now.
network-error-edited-meanwhile = Somebody changed the agreement while you were writing. What you wrote is still here: look at the agreement as it is now in another tab, then save again.
network-error-step-unknown = Choose what to do.
network-error-not-awaited = The act is here already, or is no longer asked for.
network-error-signed-in-future = The day of the signature cannot be in the future.
network-error-due-in-past = The date is past: choose a later one.
network-error-nobody-to-ask = No body has joined this agreement yet.
network-error-agreement-ends-before = The agreement ends before that date: extend it first.
network-error-round-closed = The round is closed.
network-error-not-running = The office is not held now.
network-error-office-held = Somebody else holds the office in that time: end theirs first.
network-error-same-contact = There is a contact person with this address already.
network-error-import-done = This file has been imported already.
network-error-import-faulty = The file has rows to correct: nothing was imported.
network-error-file-missing = Choose a file.
network-error-file-too-large = The file is larger than 10 MB.
network-error-file-kind = The file must be a PDF or P7M.
network-error-file-claims = The file is not what its name says: save it again as PDF.

## Mails
network-mail-greeting = Good morning, we are writing to { $body }.
network-mail-sign-subject = To be signed: { $what }
network-mail-sign-text = The network has approved your request to join “{ $agreement }”. Only your signed act is missing.
network-mail-sign-round-text = We ask you to sign “{ $what }”, under “{ $agreement }”.
network-mail-sign-was-due = It was needed by { $day }.
network-mail-sign-due = It is needed by { $day }.
network-mail-sign-how = Send the signed file from here, without an account:
network-mail-sign-link = The link is for your body only, until { $day }. Do not pass it on.
network-mail-remind-subject = Reminder: { $what }
network-mail-remind-text = We have not yet received your signed act for “{ $what }”.
network-mail-ignore = If you do not know what this is about, ignore this email.
network-mail-received-subject = We have received your request: { $agreement }
network-mail-received-text = We have received the request to join “{ $agreement }”. We will answer by email.
network-mail-refused-subject = Answer to your request: { $agreement }
network-mail-refused-text = The request to join “{ $agreement }” was not granted.
network-mail-reason = The reason: { $reason }
network-mail-activated-subject = Welcome: { $agreement }
network-mail-activated-text = Your adhesion to “{ $agreement }” is in force.
network-mail-renewed-subject = Adhesion renewed: { $agreement }
network-mail-renewed-text = Your adhesion to “{ $agreement }” has been renewed.
network-mail-expired-subject = Adhesion expired: { $agreement }
network-mail-expired-text = Your adhesion to “{ $agreement }” has expired. To renew it, write to the lead body.
network-mail-until = Valid until { $day }.
network-mail-see = The network: { $address }

## The first of a body
network-first-title = Bring your body into the network
network-first-lead = Do you work for a public administration that nobody here acts for yet? You can begin by yourself, without a call and without waiting for an invitation.
network-first-needed = How it works and what you need
network-first-needed-body = Find your body in the public index of administrations (IPA).
network-first-needed-code = We send a code to the certified mail (PEC) of the body: ask the registry office for it. It is good for seven days.
network-first-needed-person = Type the code and sign in with SPID (level 2) or CIE: your fiscal code is needed.
network-first-needed-mandate = Declare your mandate. From then on you can act for the body and ask to join the network.
network-first-have-code = Do you have the code already? Type it here
network-first-search = Find your body
network-first-words = Name or IPA code
network-first-words-hint = For example: comune varese ligure, or c_l681
network-first-search-button = Find the body
network-first-none = No body with this name.
network-first-none-help = Try fewer words, or the IPA code. If the body is not there, write to the coordinator of the network.
network-first-found = { $count ->
    [one] One body found.
   *[other] { $count } bodies found.
}
network-first-more = There are more: add a few words.
network-first-ipa = IPA code: { $code }
network-first-source = Data of the public index IPA as of { $day }.
network-first-no-index = The index of bodies has not been loaded yet.
network-first-no-index-help = For now write to the coordinator of the network, who will send you an invitation.
network-first-step-body = The body
network-first-step-code = The code
network-first-step-person = Your identity
network-first-step-mandate = The mandate
network-first-acted-for = Somebody acts for this body already.
network-first-acted-for-help = Ask your colleagues. If you need a mandate too, you can use a new code: both mandates hold together, and the certified mail of the body is told.
network-first-no-address = The index has no certified mail of this body.
network-first-no-address-help = Without it we cannot send the code: write to the coordinator of the network.
network-first-send = The code goes to the certified mail of the body
network-first-send-text = To be safe we show only a part of the address that the index has:
network-first-address = To which certified address shall the code go?
network-first-choose-address = Choose one of the certified addresses of the body.
network-first-send-note = The mail does not say who asked for the code: we do not know yet. Tell the office that reads the certified mail.
network-first-send-button = Send the code
network-first-sent = The code is on its way to the certified mail of the body. Ask whoever reads it and type it here; you can also come back later.
network-first-too-many-codes = Many codes have been asked for from here or for this body. Use the last one that arrived, or try again tomorrow.
network-first-too-many = Too many wrong codes. Check the one that arrived and try again in an hour: the code stays good.
network-first-code-title = Type the code that the certified mail got
network-first-code-text = The code is in the mail that the certified address of your body received. Afterwards you sign in with SPID or CIE.
network-first-ipa-label = IPA code of the body
network-first-ipa-hint = It is in the same mail, for example c_l681
network-first-ipa-missing = Type the IPA code of the body: it is in the mail.
network-first-code-label = Code received
network-first-code-hint = Ten letters and digits, for example K7M4Q-X9TDB. Capitals and dashes do not matter.
network-first-code-missing = Type the code that the certified mail got.
network-first-code-length = The code has ten letters and digits: check that they are all there.
network-first-code-signs = The code has only letters and digits.
network-first-code-wrong = This is none of the codes sent to the body: check the code and the IPA code.
network-first-code-expired = This code has expired: ask for a new one.
network-first-code-used = This code was used already, and is good once: ask for a new one.
network-first-code-button = Continue
network-first-code-missing-text = Has the code not arrived, or has it expired?
network-first-again = Ask for a new code
network-first-type-again = More than an hour has passed: type the code again. It is still good.
network-first-sign-in = Sign in with SPID or CIE
network-first-no-identity = To take on a mandate by yourself you must sign in with SPID or CIE: a password is not enough.
network-first-no-fiscal-code = A mandate in a body needs a fiscal code, and the identity with which you signed in has none. Write to the coordinator of the network.
network-first-no-role = The role could not be given. Write to the coordinator of the network.
network-first-done-before = You activated the mandate with this code already.
network-first-unclear = Another body on record has the same name or the same codes. Write to the coordinator of the network: the code stays good.
network-first-mandate-title = Declare your mandate
network-first-you = You are
network-first-code-until = The code is good until
network-first-office = Your office in the body
network-first-office-missing = Choose your office.
network-first-office-held = Somebody holds this office already, and one person at a time can. Choose another, for example “Contact person”, or write to the coordinator of the network.
network-first-act = Act that gives you the office
network-first-act-hint = Number of the decree or resolution, if there is one
network-first-act-date = Date of the act
network-first-email = Your mail at the office
network-first-email-hint = The network writes to you here. We send you a link to confirm it.
network-first-phone = Telephone at the office
network-first-declare = I declare that I hold this office and may act for the body
network-first-declare-hint = Declaration in lieu of a certificate (articles 46 and 47, DPR 445/2000): who declares what is false answers for it under criminal law (article 76).
network-first-not-declared = Without the declaration we cannot activate the mandate.
network-first-mandate-button = Activate the mandate
network-first-told = When you activate it we write your name and your office to the certified mail of the body, and tell the coordinator of the network.
network-first-done = Mandate activated: you can act for your body now. We sent you a mail to confirm your address.
network-panel-outside = Your body is not in the network yet. The next step:
network-panel-ask = Ask to join “{ $agreement }”

## A body contests a mandate
network-contest-title = This mandate is not ours
network-contest-text = Whoever reads the certified mail of the body can end at once a mandate that the body did not give.
network-contest-when = Activated
network-contest-button = End the mandate
network-contest-help = The mandate ends at once, the person can no longer act for the body, and the coordinator of the network is told. If the mandate is right, close this page.
network-contest-done = The mandate has ended. We told the coordinator of the network.
network-contest-over = The mandate has ended.
network-contest-over-text = The body contested it on { $day }. The person can no longer act for the body.
network-contest-ended = The mandate has ended already.
network-mandate-activated = Activated by its holder on { $day }, with the code sent to { $address }.
network-mandate-act-of = Act of { $day }.
network-mandate-contested = Contested by the body on { $day }

## The public index
network-index-title = Public index of bodies
network-index-link = Public index
network-index-text = From here come the names and certified addresses of bodies for those who join by themselves. The file is that of the bodies (enti) in the open data of IPA (indicepa.gov.it): bring it up to date once a month at least.
network-index-count = Bodies in the index
network-index-imported = Loaded
network-index-source = Data as of
network-index-last = Last load
network-index-counts = { $added } new, { $changed } changed, { $withdrawn } withdrawn, { $faults } faults
network-index-none = The index is empty: until it is loaded nobody can join without an invitation.
network-index-file = File of bodies
network-index-file-hint = CSV, text or Excel, as it is downloaded; up to 40 MB
network-index-button = Load the index
network-index-done = Index loaded.
network-index-twice = This IPA code is in a row above already: the first one counts.
network-index-whole = The file is whole: withdraw from the index the bodies that are not in it
network-index-whole-hint = Choose the file again and load it.
network-index-withdraws = { $count } bodies that are in the index today are not in the file: it looks like a part. If it is whole, confirm it.
network-index-faults = Rows with faults
network-index-faults-text = A row without code or name is left out; other faults cost the one cell. These are the first two hundred.

## Mails about the first of a body
network-mail-automatic = Automatic message: no need to answer.
network-mail-greeting-person = Hello { $name },
network-mail-code-subject = Code to act for the body in { $site }
network-mail-code-text = a code was asked for to act for { $body } in the portal “{ $site }”. We send it only to this address, which is that of the body in the public index of digital domiciles (IPA). We do not know who asked for it.
network-mail-code-code = The code is: { $code }
network-mail-code-until = It is good until { $until } and works once. Give it only to the person whom the body charges: with the code and with SPID or CIE that person will act for the body.
network-mail-code-how = To use it open this page and type the IPA code ({ $ipa }) and the code:
network-mail-code-ignore = If none of your offices asked for it, do nothing: without the code nobody can act for the body, and after that day it is good no more.
network-mail-mandate-subject = A mandate for the body was activated in { $site }
network-mail-mandate-text = { $name } activated the mandate “{ $office }” in the portal “{ $site }” ({ $day }), with the code sent to this address and with their own digital identity. They can act for the body now.
network-mail-mandate-fine = If this is right, do nothing. If the body did not give this mandate, say so here, and it ends at once:
network-mail-mandate-until = The link works until { $day }. Do not pass it on outside the body.
network-mail-new-mandate-subject = A body has joined by itself: { $body }
network-mail-new-mandate-text = for { $body } the mandate “{ $office }” was activated, with the code sent to the certified mail of the body and with a digital identity. If something is wrong, you can end it here:
network-mail-contested-subject = Contested mandate: { $body }
network-mail-contested-text = { $body } says from its certified mail that it did not give the mandate “{ $office }”. The mandate and the role ended at once. Here is what happened:
