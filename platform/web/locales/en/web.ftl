# Texts of the shell: header, menu, footer, forms, errors.

web-skip-main = Skip to content
web-skip-footer = Skip to contacts and useful links

web-demo-label = Notice
web-demo-text = Demonstration: services and appointments are not real, and some bodies are invented.

web-header-language = Language
web-header-enter = Sign in
web-header-sign-in = Staff sign-in
web-header-sign-out = Sign out

web-search-label = Search the services
web-search-hint = What do you need?
web-search-button = Search

web-nav-label = Main menu
web-nav-own = Your area
web-nav-work = Work menu
web-nav-office = Office
web-nav-services = Services
web-nav-desks = Desks
web-nav-book = Book
web-nav-network = Network
web-nav-opportunities = Opportunities
web-nav-materials = Materials

web-breadcrumb-label = Breadcrumb
web-breadcrumb-home = Home

web-footer-contacts = Contacts
web-footer-phone = Telephone:
web-footer-mail = Email:
web-footer-certified-mail = Certified email (PEC):
web-footer-help = Help
web-footer-faq = Read the frequently asked questions (FAQ)
web-footer-book = Book an appointment
web-footer-contact = Write to a desk
web-footer-report = Report a fault
web-footer-rules = Rules and rights
web-footer-privacy = Privacy notice
web-footer-legal = Legal notes
web-footer-accessibility = Accessibility statement

web-rating-title = How clear is the information on this page?
web-rating-rate = { $rate ->
    [one] Rate one star out of 5
   *[other] Rate { $rate } stars out of 5
 }
web-rating-lowest = 1: not at all
web-rating-highest = 5: very
web-rating-positive = What did you like most?
web-rating-positive-clear = The instructions were clear
web-rating-positive-complete = The instructions were complete
web-rating-positive-guided = I always knew I was on the right track
web-rating-positive-technical = I had no technical problems
web-rating-negative = Where did you have the most difficulty?
web-rating-negative-clear = Sometimes the instructions were not clear
web-rating-negative-complete = Sometimes the instructions were not complete
web-rating-negative-guided = Sometimes I did not know whether I was on the right track
web-rating-negative-technical = I had technical problems
web-rating-other = Other
web-rating-text = Would you like to add anything?
web-rating-text-hint = At most 200 characters. Do not enter personal data.
web-rating-button = Send the rating

web-form-summary = Check these fields
web-form-error = Error:
web-form-optional = (optional)
web-draft-found = On this computer there is a draft of this form that was not sent yet.
web-draft-older = On this computer there is a draft of this form that was not sent yet, but what stands here has changed meanwhile. If you take it up and send it, we show you what stands here now before anything changes.
web-draft-resume = Take up the draft
web-draft-discard = Delete the draft
web-draft-offline = There is no connection. What you wrote is safe in this window and is sent by itself as soon as the connection is back.
web-draft-kept = What you write stays in this window until it is sent, even if the connection drops.

web-steps-label = Steps
web-steps-count = Step { $current } of { $total }
web-steps-done = (seen)
web-steps-back = Back

web-pager-label = Pages of the list
web-pager-previous = Previous
web-pager-next = Next

web-print-button = Print

web-week-time = Time
web-week-free = free
web-week-partly = places left
web-week-full = full
web-week-closed = closed
web-week-past = past

web-plot-table = Show the numbers in a table

web-problem-status = HTTP status
web-problem-type = Type

web-error-home = Back to the home page
web-error-reference = If you write to us or call us, give this number:
web-error-bad-request-title = The request cannot be read
web-error-bad-request-text = The program did not understand the request. Go back and try again.
web-error-sign-in-title = You need to sign in
web-error-sign-in-text = This page is for people who work in the network: sign in to open it.
web-error-forbidden-title = You are not allowed to do this
web-error-forbidden-text = This is for others to do. If you think it is yours to do, ask the coordinator of the network.
web-error-cross-site-title = Form sent from another site
web-error-cross-site-text = For safety we only accept forms sent from this portal. Open the page from here and try again.
web-error-not-found-title = Page not found
web-error-not-found-text = There is no page at this address. It may be misspelt, or the page may have gone.
web-error-not-found-next = Search the services
web-error-method-title = Operation not available
web-error-method-text = This address does not accept the operation. Go back and try again.
web-error-conflict-title = Something has changed in the meantime
web-error-conflict-text = Somebody was faster, or the data have changed. Reload the page and try again.
web-error-gone-title = The link is no longer valid
web-error-gone-text = This link no longer opens anything. Ask for a new one.
web-error-link-title = The link is not valid
web-error-link-forged = This link is not valid. Check that you copied all of it, or call the desk.
web-error-link-expired = This link has expired. Ask for a new one, or call the desk.
web-error-link-revoked = This link has already been used or cancelled. If you still need it, call the desk.
web-error-too-large-title = Too much data
web-error-too-large-text = You sent more data than we accept. Make the file smaller and try again.
web-error-too-large-limit = Together the files may be at most { $limit } MB. Make the file smaller and try again.
web-error-too-large-field = One text has more than { $most } characters. Shorten it and try again: nothing was saved.
web-error-media-type-title = Format not accepted
web-error-media-type-text = What you sent is not of the kind that this address reads.
web-error-invalid-title = The data are not valid
web-error-invalid-text = Some of the data are not right. Correct them and try again.
web-error-too-many-title = Too many attempts
web-error-too-many-text = There were too many attempts. Wait a few minutes and try again.
web-error-bad-request-api = The request cannot be read: check the address, and that the body is well-formed JSON.
web-error-sign-in-api = The Authorization header is needed: Bearer followed by the token you were given.
web-error-not-found-api-title = Not found
web-error-not-found-api = There is nothing here: check the address and the code, token or id that goes with it.
web-error-method-api = This address does not accept this method: see Allow for those it does.
web-error-too-large-api = The body of the request is larger than we accept.
web-error-media-type-api = The body must be JSON, with Content-Type: application/json.
web-error-fault-title = Something went wrong
web-error-fault-text = The fault is ours, not yours. Try again soon.
web-error-busy-title = The service is busy
web-error-busy-text = We cannot answer right now. Try again in a few seconds: nothing was lost.

web-preview-title = Components
web-preview-text = Text, buttons, notices
web-preview-path = Paths and lists
web-preview-form = Fields of a form
web-preview-data = Tables and pictures

web-doubts-title = Words to be checked
web-doubts-text = In a job offer the law does not allow choosing people by age, sex, looks, origin, residence, family, health or opinions. The text says:
web-doubt-age = Age. Choosing by age is forbidden (Legislative Decree 216/2003). Say what one must be able to do, or how much experience is needed. An age may be named only where a law asks for it, for example for apprenticeships.
web-doubt-sex = Sex. Looking only for men or only for women is forbidden (Legislative Decree 198/2006, art. 27). Write the job in both forms: “waitress or waiter”.
web-doubt-looks = Looks. Looks are no requirement of a job (Legislative Decrees 198/2006, art. 27, and 276/2003, art. 10). Say what is to be done: welcoming customers, serving at tables.
web-doubt-origin = Origin and first language. Choosing by nationality or origin is forbidden (Legislative Decrees 215/2003 and 286/1998, art. 43). Say which language is needed and how well: “spoken Italian, level B2”.
web-doubt-home = Residence. Asking where somebody lives shuts out people who could do the job (Legislative Decree 286/1998, art. 43). Say where and at what time the work is, and whether one needs a vehicle.
web-doubt-family = Family. Choosing by marriage, children or pregnancy is forbidden (Legislative Decree 198/2006, art. 27). Say hours, shifts and travelling.
web-doubt-health = Health and disability. Choosing by disability (Legislative Decree 216/2003) and asking about health (276/2003, art. 10) are forbidden. Say the tasks, for example the weights to be lifted. If the place is reserved by Law 68/1999, say so.
web-doubt-belief = Opinions, religion, private life. They may not be asked about (Law 300/1970, art. 8; Legislative Decree 216/2003). Take these words out.
web-doubt-barred = It must go: it cannot be published, whatever the reason.
web-doubt-title = Sex. Looking only for women or only for men is forbidden (Legislative Decree 198/2006, art. 27). Write the job in both forms: “{ $instead }”.
web-doubt-exception = Why “{ $words }” may stay
web-doubt-sentence = In one sentence: why it holds for “{ $words }”
web-doubt-why-age = For example: “It is an apprenticeship, which the law opens from 18 to 29 years of age”.
web-doubt-why-sex = For example: “The word describes the shop’s customers: the job is for women and men”.
web-doubt-why-looks = For example: “The words are about the shop window, not about who works there”.
web-doubt-why-origin = For example: “The language is taught in class: it must be spoken as by those who always spoke it”.
web-doubt-why-home = For example: “On call at night one must reach the plant within twenty minutes”.
web-doubt-why-family = For example: “It replaces somebody on maternity leave: it says how long the contract lasts”.
web-doubt-why-health = For example: “The job is within the share reserved by Law 68/1999”.
web-doubt-why-belief = For example: “Religion is taught at a school, and the suitability set by the Concordat is needed”.
web-doubt-fault-barred = “{ $words }” cannot go out, whatever the reason: take it out of the text.
web-doubt-fault-exception = Choose why “{ $words }” may stay, or change the text.
web-doubt-fault-sentence = Write in a whole sentence why “{ $words }” may stay, or change the text.
web-doubt-fault-copied = For “{ $words }” write a sentence of its own, not that of other words, or change the text.
web-exception-apprenticeship = It is an apprenticeship: the law sets the age (Legislative Decree 81/2015)
web-exception-law = A law or a public call asks for it
web-exception-language = It is the language one works with: teaching it, translating, interpreting
web-exception-show = Fashion, art or show, where it is essential to the work (Legislative Decree 198/2006, art. 27)
web-exception-heavy = Heavy tasks named by the collective agreement (Legislative Decree 198/2006, art. 27)
web-exception-reach = One must be there within minutes
web-exception-reserved = Job reserved by Law 68/1999
web-exception-creed = Religious body or teaching of religion (Legislative Decree 216/2003, art. 3)
web-exception-described = It chooses nobody: it speaks of the work, of the place or of whom the work is for
