inbox-staff-link = Inbox
inbox-list-title = Inbox
inbox-list-of = Inbox: { $desk }
inbox-desks-none = No desk has given you its inbox.
inbox-list-views = Filters
inbox-view-waiting = To take
inbox-view-mine = Mine
inbox-view-open = Open
inbox-view-answered = Answered
inbox-view-closed = Closed
inbox-view-aside = Automatic
inbox-list-search = Search
inbox-list-search-hint = Name, mail, subject or number.
inbox-list-search-button = Search
inbox-list-search-end = Back to the list
inbox-list-found = Found
inbox-list-none = Nothing here.
inbox-list-late = Late
inbox-time-waits = waiting for { $time }
inbox-time-answered = first answer after { $time }
inbox-time-closed = closed after { $time }
inbox-time-note = Times are those that passed, nights and holidays included.

inbox-state-new = To take
inbox-state-assigned = In hand
inbox-state-answered = Answered
inbox-state-closed = Closed
inbox-state-set-aside = Automatic
inbox-way-mail = Mail
inbox-way-web = Form of the portal
inbox-way-fault = Report about the portal
inbox-way-earlier = Mail, arrived before the mailbox was connected

inbox-mailbox-title = The mailbox
inbox-mailbox-read = Mailbox read: { $when }.
inbox-mailbox-fault-settings = The mailbox cannot be read since { $since }: its configuration must be mended. Tell whoever administers the portal.
inbox-mailbox-fault-server = The mailbox cannot be read since { $since }: the mail server does not answer as it should. It is tried every two minutes.
inbox-passed-over-title = Mails that could not be read
inbox-passed-over = Arrived { $when }: look at it in the mailbox.

inbox-aside-auto-submitted = Written by a program: an automatic answer or notice.
inbox-aside-bulk = Sent to many.
inbox-aside-list = A list or bulletin.
inbox-aside-suppress = Its sender wants no automatic answers.
inbox-aside-bounce = A notice of a mail server.
inbox-aside-own = It comes from the desk’s own mailbox.
inbox-aside-flood = Too many mails from one address in a day.
inbox-aside-colleague = Set aside by somebody at the desk.
inbox-left-out-too-large = { $name }: too large, it is still in the mailbox.
inbox-left-out-kind = { $name }: of a kind that is not kept, it is still in the mailbox.
inbox-left-out-too-many = { $name }: one too many, it is still in the mailbox.
inbox-left-out-nameless = Attachment without a name

inbox-fact-number = Number
inbox-fact-way = Came by
inbox-fact-received = Received
inbox-fact-sender = Sender
inbox-fact-subject = Subject
inbox-fact-state = State
inbox-fact-email = Mail
inbox-fact-answer-to = Wants the answer at
inbox-fact-phone = Telephone
inbox-fact-receipt = Receipt of the report
inbox-fact-assigned = In the hands of
inbox-fact-due = Answer by
inbox-fact-late = { $day }, late
inbox-fact-answered = First answer
inbox-fact-closed = Closed
inbox-fact-elapsed = after { $time }
inbox-show-said = The conversation
inbox-show-emptied = The words of this request and the name of who wrote it were deleted; the dates stay.
inbox-said-sender = { $who } wrote
inbox-sender-unknown = Sender without a name
inbox-sender-elsewhere = { $who } (from { $from }, to be answered at { $to })
inbox-said-empty = The mail has no text.
inbox-said-mail = { $who } answered
inbox-said-phone = { $who } answered on the telephone
inbox-said-going = about to leave
inbox-said-refused = not delivered: the server refused the address
inbox-said-partial = a very large mail: this is its beginning, the rest is in the mailbox
inbox-said-file = { $name } ({ $kib } KB)

inbox-assign-me = Take it in hand
inbox-assign-other = Give it to a colleague
inbox-assign-colleague = To whom
inbox-assign-none = Choose
inbox-assign-missing = Choose whom to give it to
inbox-assign-button = Give
inbox-assign-done = The request is in hand.
inbox-answer-title = Answer
inbox-answer-to = The answer goes to { $to }.
inbox-answer-phone = There is no mail address: call, then write here what you said.
inbox-answer-fault-silent = Whoever reported left no mail address: the answer is kept on record.
inbox-answer-text = Answer
inbox-answer-button = Send the answer
inbox-answer-called = I answered on the telephone
inbox-answer-reopens = If you send it, the request is opened again and is in your hands.
inbox-answer-reopen-button = Open again and answer
inbox-answer-reopen-called = Open again: I answered on the telephone
inbox-answer-done = The answer is about to leave.
inbox-answer-noted = The answer on the telephone is noted.
inbox-fault-coordinator = Reports about the portal are answered by the coordination of the network.
inbox-note-title = Internal notes
inbox-note-text = New note
inbox-note-hint = Only the people of the desk see it. Nothing about health.
inbox-note-day = Is deleted on
inbox-note-button = Add the note
inbox-note-done = The note is written.
inbox-note-heading = { $who }, { $when }
inbox-note-until = Is deleted on { $day }.
inbox-note-delete = Delete now
inbox-note-deleted = The note is deleted.
inbox-close-title = Close
inbox-close-text = When it is closed, the request can become a contact of the desk, without typing anything again.
inbox-close-request = What was asked
inbox-close-request-none = To be completed later
inbox-close-request-hint = Without a choice the contact stays to be completed.
inbox-close-request-wrong = Choose one of the list
inbox-close-service = Service given
inbox-close-service-none = None
inbox-close-minutes = Minutes of work
inbox-close-minutes-wrong = Write the minutes, from 1 to 600
inbox-close-service-wrong = Choose a service of the list
inbox-close-names = Keep name and contacts among the people followed
inbox-close-names-hint = Only if the person goes on coming to the desk.
inbox-close-with = Close and record the contact
inbox-close-without = Close without a contact
inbox-close-button = Close
inbox-close-done = The request is closed.
inbox-close-done-contact = The request is closed and the contact is recorded.
inbox-close-contact-refused = The contact cannot be recorded like this: check the fields, or close without a contact
inbox-contact-link = Open the contact
inbox-turn-set-aside = Set aside: no person wrote it
inbox-turn-take-up = Take up: a person wrote it
inbox-turn-reopen = Open again
inbox-turn-done = Done.
inbox-unsent-title = What you wrote and was not sent
inbox-unsent-lead = As the request stands now, it cannot be recorded any more: it is here, to be read and copied.
inbox-unsent-reopen = If need be, open the request again with the button at the end of the page.

inbox-panel-waiting = { $count ->
    [0] No request to take
    [one] One request to take
   *[other] { $count } requests to take
}
inbox-panel-mine = { $count ->
    [0] None in your hands
    [one] One in your hands
   *[other] { $count } in your hands
}
inbox-panel-faults = { $count ->
    [one] One open report about the portal
   *[other] { $count } open reports about the portal
}

inbox-error-moved = Somebody has changed this request meanwhile: open it again and see where it stands.
inbox-error-text = Write the text, 10,000 characters at most
inbox-error-no-address = Whoever wrote left no mail address: answer on the telephone
inbox-error-not-colleague = Does not work at this desk
inbox-error-no-day = Choose a day between tomorrow and a year
inbox-conflict-closed = The request was closed meanwhile: see the conversation. What you wrote is still here.
inbox-conflict-answered = { $who } has answered meanwhile: see the conversation. What you wrote is still here.
inbox-conflict-assigned = The request has changed meanwhile, and is in the hands of { $who }. What you wrote is still here.
inbox-conflict-new = The request has changed meanwhile: see the conversation. What you wrote is still here.
inbox-conflict-set-aside = The request was set aside meanwhile. What you wrote is still here.
inbox-conflict-somebody = somebody at the desk
