# Opening a desk: list of desks, check-list, state
desk-launch-office = Office
desk-launch-menu = Desks
desk-launch-list-title = Desks of the network
desk-launch-list-new = Prepare a desk
desk-launch-list-none = There is no desk yet.
desk-launch-list-none-next = When a municipality joins the network, its desk appears here by itself.
desk-launch-list-caption = How each desk stands and what is missing to open it
desk-launch-list-nothing = Nothing to do
desk-launch-head-desk = Desk
desk-launch-head-state = State
desk-launch-head-next = Next step
desk-launch-short-room = Room
desk-launch-short-phone-line = Telephone
desk-launch-short-operator-named = Operator
desk-launch-short-operator-trained = Training
desk-launch-short-hours-published = Hours
desk-launch-short-privacy-act = Privacy
desk-launch-short-catalogue-confirmed = Catalogue
desk-launch-item-room = Room of the desk
desk-launch-item-phone-line = Telephone line
desk-launch-item-operator-named = Operator named
desk-launch-item-operator-trained = Operator trained
desk-launch-item-hours-published = Hours published
desk-launch-item-privacy-act = Act on personal data
desk-launch-item-catalogue-confirmed = Catalogue confirmed
desk-launch-state-missing = missing
desk-launch-state-in-progress = in progress
desk-launch-state-done = done
desk-launch-desk-preparing = in preparation
desk-launch-desk-open = open
desk-launch-desk-suspended = suspended
desk-launch-desk-closed = closed
desk-launch-who-clerk = clerk of the municipality
desk-launch-who-coordinator = coordinator of the network
desk-launch-who-operator = operator
desk-launch-nobody = somebody no longer on record
desk-launch-todo-enter-address = Enter the address of the room.
desk-launch-todo-confirm-room = Check the address and confirm that the room is ready.
desk-launch-todo-enter-phone = Enter the telephone number of the desk.
desk-launch-todo-confirm-phone = Check the telephone number and confirm it.
desk-launch-todo-name-operator = Say who works at the desk.
desk-launch-todo-enter-training = Enter the day of the operator's training.
desk-launch-todo-attend-training = The operator attends the training on { $day }.
desk-launch-todo-prove-training = Add the certificate of the training of { $day }.
desk-launch-todo-make-agenda = Enter on which days and at what times people are received.
desk-launch-todo-publish-hours = Add hours to the agenda.
desk-launch-todo-enter-act = Enter number and date of the act.
desk-launch-todo-confirm-catalogue = Choose the services and confirm the catalogue.
desk-launch-todo-open = Everything is ready: open the desk.
desk-launch-evidence-training = { $name }, { $day }
desk-launch-evidence-file = Certificate attached
desk-launch-evidence-openings = { $count ->
    [one] One span of hours a week
   *[other] { $count } spans of hours a week
  }
desk-launch-evidence-act = Act no. { $number }, { $day }
desk-launch-evidence-day = Confirmed: { $day }
desk-launch-done-by = Recorded: { $day }, by { $name }
desk-launch-done-on = Recorded: { $day }
desk-launch-progress = Points done: { $done } of { $all }.
desk-launch-ready-title = Everything is ready
desk-launch-ready-text = From the moment you open it, people can book.
desk-launch-button = Open the desk
desk-launch-next-title = The next step
desk-launch-launched = The desk is open. You can now enter the first appointment.
desk-launch-refused-item = { $item }: { $todo }
desk-launch-book = Book an appointment
desk-launch-agenda = Agenda of the desk
desk-launch-checks-title = What it takes to open
desk-launch-desk-title = The desk
desk-launch-opened-on = Open since
desk-launch-public = Public page of the desk
desk-launch-guide = Guide “whom do I send where”
desk-launch-history = How it came to this state
desk-launch-not-member = This body is not a member of the network today: its adhesion must be recorded first.
desk-launch-no-municipality = The municipality in which this body sits is missing: add it to its record.
desk-launch-not-ready = Something is still missing to open the desk.
desk-launch-wrong-state = The state of the desk has changed in the meantime: open the page again and check.
desk-launch-reason-missing = Enter the reason, in 300 characters at most.
desk-launch-new-title = Prepare a desk
desk-launch-new-lead = The desk begins with its check-list. Until it is open, nobody books it.
desk-launch-new-none = All bodies that are members today have a desk already.
desk-launch-new-none-next = Members of the network
desk-launch-new-body = Body that keeps the desk
desk-launch-new-body-choose = Choose a body
desk-launch-new-body-hint = Bodies that are members today and have no desk yet.
desk-launch-new-body-missing = Choose the body that keeps the desk.
desk-launch-new-clerk = Who prepares it
desk-launch-new-clerk-lead = The clerk of the body gets an email with the invitation and completes the list. If the clerk already has an account, leave it empty.
desk-launch-new-clerk-name = Name and surname
desk-launch-new-clerk-name-missing = Enter the name of the clerk.
desk-launch-new-clerk-email = Email
desk-launch-new-clerk-email-missing = Enter the email address of the clerk.
desk-launch-new-button = Prepare the desk
desk-launch-new-done = The desk is in preparation.
desk-launch-new-forbidden = Only the coordinator of a network prepares new desks.

# State of the desk
desk-state-title = Suspend or close
desk-state-now = The desk is now:
desk-state-change = What do you want to do
desk-state-suspend = Suspend for some time
desk-state-suspend-hint = No new bookings. Appointments already made stay: cancel them with a closure.
desk-state-reopen = Open again
desk-state-reopen-hint = People can book again.
desk-state-close = Close for good
desk-state-close-hint = The desk is no longer public and cannot be opened again.
desk-state-missing = Choose what to do.
desk-state-reason = Reason
desk-state-reason-hint = It stays in the history of the desk. Not needed to open again.
desk-state-button = Confirm
desk-state-done = The state of the desk has changed.
desk-state-forbidden = From this state you cannot change anything.

# Preparing the desk, step by step
desk-setup-step-contacts = Room and telephone
desk-setup-step-operator = Operator
desk-setup-step-training = Training
desk-setup-step-hours = Hours
desk-setup-step-act = Act
desk-setup-step-services = Services
desk-setup-save = Save and continue
desk-setup-onward = Go to the next step
desk-setup-email-wrong = Enter a whole email address, such as name@example.org.
desk-setup-day-missing = Enter the day.
desk-setup-day-wrong = Enter the day as 23/11/2026.
desk-setup-contacts-title = Room and telephone
desk-setup-contacts-lead = Where the desk is and which number it answers. By saving you confirm that room and line are ready.
desk-setup-contacts-address = Address
desk-setup-contacts-address-hint = Street, number, floor, municipality.
desk-setup-contacts-address-missing = Enter the address of the desk.
desk-setup-contacts-phone = Telephone
desk-setup-contacts-phone-hint = The number that people call: it is shown on every page of the desk.
desk-setup-contacts-phone-missing = Enter the telephone of the desk.
desk-setup-contacts-phone-wrong = The number is not complete: enter the area code and all digits.
desk-setup-contacts-email = Email
desk-setup-contacts-place = Coordinates
desk-setup-contacts-place-hint = Latitude and longitude, such as 44.1025,9.8241. They serve to find the nearest desk; empty means the centre of the municipality.
desk-setup-contacts-place-wrong = Enter two numbers with a comma between them, such as 44.1025,9.8241.
desk-setup-contacts-done = Room and telephone are recorded.
desk-setup-operators-title = Operators
desk-setup-operators-lead = Who receives people at the desk and keeps the agenda.
desk-setup-operators-here = They work here
desk-setup-operators-another = Add somebody else
desk-setup-operators-who = Who works at the desk
desk-setup-operators-missing = Choose somebody from the list, or somebody else.
desk-setup-operators-me = I do ({ $name })
desk-setup-operators-else = Somebody else
desk-setup-operators-else-lead = For somebody else enter name and email: they get an invitation to choose a password.
desk-setup-operators-name = Name and surname
desk-setup-operators-name-missing = Enter the name of the operator.
desk-setup-operators-email = Email
desk-setup-operators-email-hint = The invitation goes to this address.
desk-setup-operators-email-missing = Enter the email address of the operator.
desk-setup-operators-button = Name and continue
desk-setup-operators-done = The operator is named.
desk-setup-operators-end = Remove
desk-setup-operators-ended = The person no longer works at the desk.
desk-setup-operator-disabled = This address belongs to a closed account: ask the portal administrator to open it again.
desk-setup-operator-yourself = You cannot take this role from yourself: ask a colleague.
desk-setup-training-title = Training
desk-setup-training-lead = On which day the operator was trained and what proves it. A day to come is a reminder.
desk-setup-training-nobody = First say who works at the desk.
desk-setup-training-person = Who was trained
desk-setup-training-person-choose = Choose a person
desk-setup-training-person-missing = Choose who was trained.
desk-setup-training-day = Day of the training
desk-setup-training-day-hint = The last day, if there are several.
desk-setup-training-proof = Certificate
desk-setup-training-proof-hint = Who issued it and under which number. Or attach the document.
desk-setup-training-proof-missing = Enter the certificate, or attach the document.
desk-setup-training-file = Document
desk-setup-training-file-hint = PDF or picture, at most 10 MB.
desk-setup-training-done = The training is recorded.
desk-setup-file-empty = The document is empty: choose it again.
desk-setup-file-too-large = The document is larger than 10 MB.
desk-setup-file-not-what-it-claims = The document is not what its name says: save it again as PDF.
desk-setup-file-kind = Attach a PDF, a PNG or a JPEG.
desk-setup-hours-title = Hours
desk-setup-hours-lead = Each agenda is a person or a counter: its appointments never overlap.
desk-setup-hours-none = No hours here.
desk-setup-hours-edit = Edit
desk-setup-hours-elsewhere = It is the agenda of another desk, which receives here too.
desk-setup-hours-off = not bookable
desk-setup-agenda-new-title = New agenda
desk-setup-agenda-title = Edit the agenda
desk-setup-agenda-lead = On which days and at what times people can book.
desk-setup-agenda-first-name = Desk
desk-setup-agenda-hours = Weekly hours
desk-setup-agenda-hours-lead = A span holds on all days that you tick. Spans without days and times do not count.
desk-setup-agenda-no-hours = Choose at least one day and one time.
desk-setup-agenda-more = Length, seats and breaks
desk-setup-agenda-more-lead = Usual values, ready for you: change them only if needed.
desk-setup-agenda-name = Name of the agenda
desk-setup-agenda-name-hint = Operators see it, such as “Desk” or “Room 2”.
desk-setup-agenda-name-missing = Enter a name for the agenda.
desk-setup-agenda-person = Whose it is
desk-setup-agenda-person-none = Nobody's in particular: it is a counter
desk-setup-agenda-slot = Length of an appointment, in minutes
desk-setup-agenda-slot-hint = From 5 to 480, in steps of five.
desk-setup-agenda-slot-wrong = The length is from 5 to 480 minutes.
desk-setup-agenda-capacity = People received together
desk-setup-agenda-capacity-hint = More than one only for group meetings.
desk-setup-agenda-capacity-wrong = People are from 1 to 200.
desk-setup-agenda-buffer = Free minutes after each appointment
desk-setup-agenda-buffer-hint = To write two lines, or to air the room.
desk-setup-agenda-buffer-wrong = Free minutes are from 0 to 240.
desk-setup-agenda-notice = Hours of notice
desk-setup-agenda-notice-hint = Until how many hours before the public can book.
desk-setup-agenda-notice-wrong = The notice is from 0 to 720 hours.
desk-setup-agenda-video = Address for video calls
desk-setup-agenda-video-hint = For appointments by video: it stands in the confirmation and in the calendar. It begins with https://
desk-setup-agenda-video-wrong = Check the address for video calls: it must begin with https://
desk-setup-agenda-horizon = Days that can be booked ahead
desk-setup-agenda-horizon-hint = How far ahead people can book.
desk-setup-agenda-horizon-wrong = Days are from 1 to 400.
desk-setup-agenda-breaks = Breaks in the spans
desk-setup-agenda-active = Can be booked
desk-setup-agenda-active-hint = Without a tick the agenda stays, but nobody books it.
desk-setup-agenda-button = Publish the hours
desk-setup-agenda-done = The hours are published.
desk-setup-agenda-impossible = A length or a number of seats is not possible.
desk-setup-agenda-overlap = Two spans overlap.
desk-setup-row-legend = Span { $number }
desk-setup-row-days = Days
desk-setup-row-from = From
desk-setup-row-until = Until
desk-setup-row-ways = How people are received
desk-setup-row-no-day = Tick at least one day.
desk-setup-row-time-wrong = Enter the time as 08:30.
desk-setup-row-order = The end comes after the beginning.
desk-setup-row-grain = Use minutes in steps of five, such as 08:30 or 08:35.
desk-setup-row-no-channel = Tick at least one way to receive people.
desk-setup-row-overlap = It overlaps with span { $number }.
desk-setup-days-title = Days with other hours
desk-setup-days-lead = On a single day these hours hold in place of the weekly ones. To receive nobody at all use:
desk-setup-days-on-record = Days already changed
desk-setup-days-another = Another day
desk-setup-days-day = Day
desk-setup-days-over = Choose a day that is still to come.
desk-setup-days-no-hours = Enter from when until when.
desk-setup-days-clear = Back to the usual hours
desk-setup-days-done = The hours of the day are recorded.
desk-setup-days-cleared = The day has its usual hours again.
desk-setup-closures-title = Closures
desk-setup-closures-lead = Days or hours when nobody is received. People with an appointment are told by email, or appear among the people to call.
desk-setup-closures-on-record = Closures to come
desk-setup-closures-another = Another closure
desk-setup-closures-target = What closes
desk-setup-closures-target-missing = Choose what closes.
desk-setup-closures-desk = The whole desk
desk-setup-closures-network = All desks of the network
desk-setup-closures-network-hint = On a public holiday, for example.
desk-setup-closures-from-day = First day
desk-setup-closures-until-day = Last day
desk-setup-closures-until-day-hint = Included. Empty: one day only.
desk-setup-closures-order = The last day comes after the first.
desk-setup-closures-over = The closure is over already.
desk-setup-closures-hours-wrong = Check the times: the end comes after the beginning, in steps of five minutes.
desk-setup-closures-reason = Reason
desk-setup-closures-reason-hint = The public reads it, such as “patron saint's day”. Write no names and no illness.
desk-setup-closures-reason-long = The reason may have 300 characters.
desk-setup-closures-days = from { $from } to { $until }
desk-setup-closures-button = Close
desk-setup-closures-done = The closure is recorded.
desk-setup-closures-done-displaced = The closure is recorded. People with an appointment have been told; those who left only a telephone number are among the people to call, in the agenda.
desk-setup-closures-reopen = Remove
desk-setup-closures-reopened = The closure is removed.
desk-setup-act-title = Act on personal data
desk-setup-act-lead = The act by which the body lays down how it handles people's data at the desk. Ask the office in charge of privacy.
desk-setup-act-number = Number of the act
desk-setup-act-number-hint = As it stands on the act, for example “Determina 128”.
desk-setup-act-number-missing = Enter the number of the act.
desk-setup-act-day = Date of the act
desk-setup-act-day-to-come = The date of the act cannot be in the future.
desk-setup-act-done = The act is recorded.
desk-setup-services-title = Services and catalogue
desk-setup-services-lead = Which services the desk informs about. By saving, the body confirms the catalogue for its desk.
desk-setup-services-served = The desk answers
desk-setup-services-all = for all services of the network
desk-setup-services-all-hint = Including those added later.
desk-setup-services-listed = only for some, which I choose
desk-setup-services-missing = Choose for which services the desk answers.
desk-setup-services-none = Choose at least one service.
desk-setup-services-unknown = A chosen service is gone: open the list again and choose once more.
desk-setup-services-list = { $count ->
    [one] The list: one service
   *[other] The list: { $count } services
  }
desk-setup-services-button = Confirm the catalogue
desk-setup-services-done = The catalogue is confirmed.

# The guide of a desk
desk-guide-title = Guide: { $desk }
desk-guide-desk = The desk
desk-guide-lead = Whom do I send where: the services of the network by topic, who provides them and how to reach them.
desk-guide-of-day = Catalogue as of { $day }.
desk-guide-hours = Hours of the desk
desk-guide-lines = The services by topic
desk-guide-service = Service
desk-guide-body = Body
desk-guide-phone = Telephone
desk-guide-ways = How
desk-guide-other = Other services
desk-guide-neighbours = The nearest desks
desk-guide-centre-title = Only at the employment centre
desk-guide-centre = The declaration of availability (DID), profiling and the service pact are done at the employment centre (Centro per l'Impiego) only: the desk informs and accompanies, it does not replace them.
desk-guide-pdf = Download the PDF
desk-guide-none = The catalogue has no services yet.
desk-guide-none-next = Go to the catalogue
desk-guide-way-in-person = in person
desk-guide-way-telephone = telephone
desk-guide-way-video = video
desk-guide-way-mail = email
desk-guide-way-online = online

# Notices to operators
desk-notice-menu = Notices
desk-notice-list-title = Notices to operators
desk-notice-list-lead = Each notice is shown on the office's first page and goes by email to all operators.
desk-notice-list-none = No notice so far.
desk-notice-new-title = Write a notice
desk-notice-new-lead = It goes by email to all operators of the network at once.
desk-notice-network = Network
desk-notice-network-choose = Choose the network
desk-notice-network-missing = Choose the network.
desk-notice-title = Title
desk-notice-text = Text
desk-notice-text-missing = Enter title and text.
desk-notice-text-long = The text is too long.
desk-notice-until = Shown until
desk-notice-until-over = Choose a day that is still to come.
desk-notice-button = Send the notice
desk-notice-done = The notice is sent.
desk-notice-withdraw = Withdraw
desk-notice-withdrawn = The notice is withdrawn.
desk-notice-forbidden = Only the coordinator of a network writes notices.
desk-notice-written = Written: { $when }, by { $name }. Shown until { $until }.
desk-notice-state-shown = shown
desk-notice-state-withdrawn = withdrawn
desk-notice-state-over = over
desk-mail-notice-text =
    Hello { $name },

    { $text }

    The coordination of { $site }
    { $address }

# Panels of the first pages
desk-panel-home-title = The desks
desk-panel-home-text = As of { $day }: { $open ->
    [0] no desk is open
    [one] one desk is open
   *[other] { $open } desks are open
  }, { $preparing ->
    [0] none in preparation
    [one] one in preparation
   *[other] { $preparing } in preparation
  }.
desk-panel-home-link = Find the nearest desk
desk-panel-notices-title = Notices from the coordinator
desk-panel-staff-title = Opening desks
desk-panel-staff-counts = Open: { $open }. In preparation: { $preparing }.
desk-panel-staff-go = Go
desk-panel-staff-link = All desks

# How clear a page is
desk-rating-title = How clear is the page
desk-rating-question = How clear is the information?
desk-rating-rate = { $rate } of 5
desk-rating-missing = Choose from 1 to 5.
desk-rating-text = Would you like to add anything?
desk-rating-button = Send
desk-rating-thanks-title = Thank you
desk-rating-thanks-text = Your opinion helps us to write better. It is not tied to you.
desk-rating-home = Home page
desk-rating-list-title = How clear the pages are
desk-rating-list-none = No ratings in the last six months.
desk-rating-list-caption = Ratings of the last six months, from 1 to 5
desk-rating-head-average = Average
desk-rating-head-count = Ratings
desk-rating-words = In their words

# Fault reports
desk-fault-menu = Reports
desk-fault-title = Report a problem
desk-fault-lead = Does something not work, or is it not accessible? Tell us here: it takes a minute and no account.
desk-fault-reason = Reason
desk-fault-reason-missing = Choose the reason.
desk-fault-reason-accessibility = I cannot use a page (accessibility)
desk-fault-reason-wrong-content = The information is wrong or old
desk-fault-reason-broken-page = Something does not work
desk-fault-reason-booking = A problem with an appointment
desk-fault-reason-other = Something else
desk-fault-page = Page
desk-fault-page-hint = The address of the page, if you know it.
desk-fault-text = What happened
desk-fault-text-hint = Enter no personal data: no tax code, nothing on health, no booking code.
desk-fault-text-missing = Tell us what happened.
desk-fault-text-long = The text may have 2000 characters.
desk-fault-email = Email for the answer
desk-fault-email-hint = Only to answer you; we delete it 90 days after the answer.
desk-fault-button = Send the report
desk-fault-receipt-title = Report received
desk-fault-receipt-text = The number of your report is
desk-fault-receipt-next = Keep it to ask us how it is going. If you left an email address, we answer there.
desk-fault-list-title = Reports and ratings
desk-fault-list-reports = Reports
desk-fault-list-none = No reports.
desk-fault-list-caption = Reports, those waiting for an answer first
desk-fault-head-receipt = Number
desk-fault-head-page = Page
desk-fault-made = Received
desk-fault-state-open = open
desk-fault-state-answered = answered
desk-fault-answer-title = Report { $receipt }
desk-fault-answer = Answer
desk-fault-answer-mailed = It goes at once by email to the person who reported.
desk-fault-answer-kept = The person who reported left no email address: the answer stays on record.
desk-fault-answer-missing = Write the answer, in 2000 characters at most.
desk-fault-answer-button = Answer
desk-fault-answer-done = The answer is recorded.
desk-fault-answered-already = Somebody has already answered this report.
desk-mail-fault-subject = Report { $receipt }
desk-mail-fault-text =
    A report has come in.

    Reason: { $reason }
    Page: { $page }

    { $text }

    To answer: { $address }
desk-mail-answer-subject = Answer to report { $receipt }
desk-mail-answer-text =
    Hello,

    here is the answer to report { $receipt }.

    { $answer }

    You had written to us:
    { $question }

    { $site }
