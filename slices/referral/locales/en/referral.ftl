# Texts for who receives a hand-over and for the person who is handed over. Every key: referral-page-thing.

referral-state-asked = waits for consent
referral-state-sent = waits for an answer
referral-state-accepted = taken on
referral-state-refused = not taken on
referral-state-withdrawn = withdrawn
referral-state-lapsed = lapsed without an answer
referral-state-started = started
referral-state-declined = the person gave up
referral-state-unreachable = person not reached
referral-state-redirected = another body was named
referral-state-recorded = entered in SIISL or SIL
referral-state-silent = outcome never told

referral-told-asked = To send your request to { $body } we need your consent. The service asked for is: { $service }.
referral-told-sent-paper = Your request is handed to { $body } on paper, with your name and the contacts you chose. The service asked for is: { $service }.
referral-told-sent = Your request was sent to { $body }. The service asked for is: { $service }. Before it accepts, the body does not know your name.
referral-told-accepted = { $body } accepted your request and will contact you. The service asked for is: { $service }.
referral-told-refused = { $body } cannot take on your request ({ $service }) and was not given your name. The desk will contact you to find another way.
referral-told-withdrawn = Your request to { $body } ({ $service }) was withdrawn. The body keeps nothing of you on this portal.
referral-told-lapsed = { $body } did not answer your request ({ $service }) in time. The desk will contact you.
referral-told-started = { $body } told us that it has started: { $service }.
referral-told-declined = { $body } told us that you do not want to go on: { $service }. If that is not so, tell the desk.
referral-told-unreachable = { $body } told us that it could not reach you about: { $service }. The desk will look for you again.
referral-told-redirected = { $body } names another body, better suited for: { $service }. The desk will decide with you.
referral-told-recorded = Your request to { $body } ({ $service }) was entered in the labour information system and goes on there.
referral-told-silent = { $body } accepted your request ({ $service }) but did not tell us what became of it. The desk will contact you.

referral-verb-ask = Ask for consent
referral-verb-send = Send
referral-verb-accept = Take on
referral-verb-refuse = Do not take on
referral-verb-withdraw = Withdraw the hand-over
referral-verb-lapse = Lapses
referral-verb-start = It has started
referral-verb-decline = The person gave up
referral-verb-miss = We could not reach her
referral-verb-redirect = Name another body
referral-verb-record = Entered in SIISL or SIL

referral-side-desk = desk
referral-side-body = body
referral-side-person = the person
referral-side-clock = time limit

referral-why-not-ours = It is not our task
referral-why-no-place = There is no place now
referral-why-requirements = A requirement is missing
referral-why-area = We do not cover that area
referral-why-other = Another reason
referral-why-not = Why not

referral-share-phone = Telephone
referral-share-email = Mail address
referral-share-age = Age
referral-share-sex = Sex
referral-share-comune = Comune of residence
referral-share-citizenship = Citizenship
referral-share-work = Work status
referral-share-schooling = Schooling
referral-package-name = Name and surname

referral-page-number = Hand-over number
referral-from-desk = Desk
referral-from-body = Sending body
referral-to-body = Receiving body
referral-page-under = Agreement
referral-sent-on = Sent on
referral-desk-phone = Telephone of the desk
referral-page-closed = Closed on
referral-form-note = Notes
referral-note-hint = Nothing about health or private life. Only the desk that sent it reads them.
referral-form-choose = Choose
referral-form-proposed = Other body named
referral-proposed-hint = Needed only if you name another body: the desk decides.
referral-proposed-note = Or write which
referral-limited-service = Service asked for
referral-limited-area = Area
referral-limited-groups = Target groups
referral-limited-reason = Reason
referral-area-untold = a Comune of the province
referral-groups-none = none in particular
referral-page-history = What happened
referral-page-back = Go back
referral-sheet-asked = What is asked

referral-fault-why-not = Choose the reason
referral-fault-proposed = Choose the other body, or write which
referral-fault-what = Choose the answer

referral-error-moved = The hand-over has changed in the meantime: load the page again.
referral-error-now = Something changed in the meantime. The hand-over is now: { $state }.

referral-answer-title = Hand-over { $number }: your answer
referral-answer-crumb = Hand-over
referral-answer-lead = A desk of the network asks you to take somebody on. Answer by { $day }: after that the request goes back to the desk.
referral-answer-lead-accepted = You have taken the person on. Tell us what became of it by { $day }.
referral-answer-nobody = You see who it is only after you accepted, with a code that we send you by mail.
referral-answer-refuse-title = You cannot take her on?
referral-answer-refuse-text = The request goes back to the desk. You keep nothing.
referral-answer-redirect-title = Is another body better suited?
referral-answer-accepted = Thank you: the person has been told. Now ask for the code to see who it is.
referral-answer-names-text = The code comes to your mail address, is good for ten minutes and once only. Each look is noted.
referral-answer-ask-code = Send me the code
referral-answer-have-code = I have the code
referral-answer-outcome-title = What became of it?
referral-answer-outcome-text = When you answer, this page closes and the person's data are no longer visible here: note what you need first.
referral-answer-outcome = Outcome
referral-answer-outcome-button = Tell the outcome
referral-outcome-started = It has started
referral-outcome-declined = The person does not want to go on
referral-outcome-unreachable = We could not reach her
referral-outcome-redirected = Another body is better suited

referral-done-title = Thank you for your answer
referral-done-text = The desk has your answer and the person is told.
referral-done-nothing = The link opens nothing any more, and no data of the person stay with you here.

referral-names-title = Who it is
referral-names-lead = Type the code that we sent you by mail.
referral-names-code = Code of eight digits
referral-names-code-hint = Good for ten minutes and once only. The data stay visible for { $minutes } minutes.
referral-names-open = Show the data
referral-names-wrong = The code is not right or is no longer good
referral-names-too-many = Too many tries. Try again in an hour or call the desk.
referral-names-not-now = The person's data can be seen only while she is taken on by you.
referral-names-mailed = The code is on its way to your mail address.
referral-names-until = Hand-over { $number }. The data stay visible until { $time }.
referral-names-use = Use these data for the service asked for and nothing else. When you tell the outcome they disappear here.
referral-names-back = Back to the hand-over

referral-find-title = My request sent to a body
referral-find-lead = With the code from the desk or from the mail you see where your request stands.
referral-find-label = Code
referral-find-hint = Nine letters and digits, such as K7M-4QX-9TD
referral-find-button = Open the request
referral-find-unknown = This code opens no request. Check it.
referral-find-too-many = Too many tries. Try again in a quarter of an hour.
referral-find-lost = Lost the code? Ask the desk that sent the request.

referral-mine-title = My request { $number }
referral-mine-number = Number of the request
referral-mine-received = Taken in charge by the desk
referral-mine-answer-by = Answer expected by
referral-mine-outcome-by = Outcome expected by
referral-mine-aloud = On the telephone (in Italian):
referral-mine-consent = I consent
referral-mine-refuse = I do not consent
referral-mine-consented = Thank you: the request has been sent now.
referral-mine-withdrawn = The request was withdrawn. The body keeps nothing.
referral-mine-package = The data chosen for the body
referral-mine-package-text = The body sees them only after it accepted and only while the request is open.
referral-mine-withdraw-title = Have you changed your mind?
referral-mine-withdraw-text = You can withdraw the request, and with it your consent if you gave it. The body keeps nothing of you on this portal.
referral-mine-withdraw = Withdraw the request
referral-mine-claim-text = You are signed in: you can keep this request in your personal area. There you see it, take it with you and have it erased.
referral-mine-claim = Keep it in my personal area
referral-mine-claimed = The request is in your personal area.
referral-mine-privacy = How we treat your data:
referral-mine-privacy-link = privacy notice
referral-terms-controller = Data controller
referral-consent-heading = Text of consent, version { $version }
referral-show-code = Code to see where it stands:

referral-kept-heading = Request { $number } sent to a body
referral-kept-line = Of { $day }, to { $body }
referral-kept-until = Twelve months after its end
