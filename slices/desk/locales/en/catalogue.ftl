# The catalogue of services: search, sheets, confirmations
desk-access-in-person = at the desk
desk-access-mail = by email
desk-access-online = on the body's site
desk-access-telephone = by telephone
desk-access-video = by video call
desk-api-parameter = A parameter cannot be read: check its value.
desk-audience-both = People and firms
desk-audience-firms = Firms
desk-audience-persons = People
desk-campaign-answered = confirmed
desk-campaign-caption = Answers of the bodies
desk-campaign-count = { $answered } of { $asked } bodies answered.
desk-campaign-done = Campaign started: the emails go out shortly.
desk-campaign-head-state = Answer
desk-campaign-head-when = When
desk-campaign-lead = Every body with services in the catalogue gets an email with a link: it confirms or corrects its own sheets, with no account.
desk-campaign-start = Start the campaign
desk-campaign-started = Started on { $from }; the links are valid until { $until }.
desk-campaign-title = Confirmation campaign
desk-campaign-to-call = to be called: no email address
desk-campaign-waiting = no answer yet
desk-catalogue-added = Service added to the catalogue.
desk-catalogue-body-missing = Choose the body that provides the service
desk-catalogue-caption = Services, those confirmed longest ago first
desk-catalogue-confirm = Confirm the sheet as it is
desk-catalogue-confirmed = Sheet confirmed.
desk-catalogue-export = Export:
desk-catalogue-forbidden = The catalogue is kept by people who coordinate the network or work for a body.
desk-catalogue-head-body = Body
desk-catalogue-lead = { $all } services: { $fresh } confirmed within six months, { $stale } to be confirmed again, { $hidden } hidden because nobody confirmed them for a year.
desk-catalogue-menu = Service catalogue
desk-catalogue-new = Add a service
desk-catalogue-new-title = New service
desk-catalogue-no-suggestions = No suggestions to read.
desk-catalogue-none = No services in this list.
desk-catalogue-none-next = Add a service or import it from a spreadsheet.
desk-catalogue-office = Office
desk-catalogue-public = See the sheet as the public sees it
desk-catalogue-show-all = Show all services
desk-catalogue-show-old = Show only those to be confirmed again
desk-catalogue-title = Service catalogue
desk-category-business = Business and trade
desk-category-learning = Education and training
desk-category-travel = Mobility and transport
desk-category-work = Working life
desk-filter-any = Any
desk-filter-audience = For whom
desk-filter-channel = How
desk-filter-free = Free of charge
desk-filter-group = Meant for
desk-filter-language = Language spoken
desk-filter-municipality = Municipality
desk-filter-topic = Topic
desk-form-accessibility-hint = For example: step-free entrance, accessible toilet, sign language interpreter on request.
desk-form-cost-hint = For example: gratuito, or 60 euro.
desk-form-description = Description
desk-form-email = Email of the office
desk-form-email-hint = An address of the office, not of a person.
desk-form-groups-hint = None chosen: the service is for everybody.
desk-form-keywords = Words by which people look for it
desk-form-keywords-hint = One word or phrase per line, as somebody in need would say it.
desk-form-lead = Write short sentences, as you would speak to a person at the desk.
desk-form-lines-hint = One entry per line.
desk-form-max-age = Oldest age
desk-form-min-age = Youngest age
desk-form-minutes = Length of a meeting in minutes
desk-form-municipalities-hint = None chosen: the service is for all municipalities.
desk-form-name = Name of the service
desk-form-none = None
desk-form-phone = Telephone of the office
desk-form-save = Save the sheet
desk-form-status = State of the service
desk-form-summary = In short
desk-form-summary-hint = One sentence: what the service does for the people who ask for it.
desk-form-url = Web page of the service
desk-form-url-hint = It begins with https://
desk-freshness-fresh = confirmed
desk-freshness-hidden = hidden
desk-freshness-stale = to be confirmed again
desk-import-body = No body has this name: write it as in the register of the network
desk-import-caption = Rows to correct
desk-import-check = Only check, change nothing
desk-import-checked = { $added ->
    [one] One new service
   *[other] { $added } new services
  }, { $changed } to change, { $unchanged } as they are, { $faults ->
    [one] one thing
   *[other] { $faults } things
  } to correct. Nothing was changed.
desk-import-column = Column
desk-import-columns = The columns Ente and Servizio are missing: the first sheet is read, and the names of the columns are in its first row
desk-import-damaged = The file is damaged: save it again and try once more
desk-import-empty = The file is empty
desk-import-file = Spreadsheet
desk-import-file-hint = CSV or XLSX, at most 5 MB.
desk-import-how = What to do
desk-import-ignored = Columns not read: { $heads }.
desk-import-import = Import, if there is nothing to correct
desk-import-large = The file is too large
desk-import-lead = One row per service. Missing columns leave the sheets as they are; importing the same file twice changes nothing.
desk-import-line = Row
desk-import-mend = What to correct
desk-import-model = Download today's catalogue as a model
desk-import-more = { $count } more things to correct: send the file again after these.
desk-import-no-file = Choose a file
desk-import-other-body = This code belongs to a service of another body
desk-import-ready = Catalogue imported.
desk-import-same = There is nothing new in the file: the catalogue is so already.
desk-import-send = Send the file
desk-import-service = No service has this code: leave it empty to add one
desk-import-title = Import the catalogue
desk-import-twice = The same service is already in a row above
desk-import-unknown = The file is neither CSV nor XLSX
desk-import-value = What it says
desk-language-ar = Arabic
desk-language-de = German
desk-language-en = English
desk-language-es = Spanish
desk-language-fr = French
desk-language-it = Italian
desk-language-pt = Portuguese
desk-language-ro = Romanian
desk-language-ru = Russian
desk-language-sq = Albanian
desk-language-uk = Ukrainian
desk-language-zh = Chinese
desk-list-all = Show all services
desk-list-count = { $count ->
    [one] One service
   *[other] { $count } services
  }
desk-list-description = The employment services of all bodies of the network: CV, courses, rights, business.
desk-list-filters = Narrow the search
desk-list-lead = Write what you need in your own words, in Italian: we find the right service among those of all bodies of the network.
desk-list-none = No service with these words.
desk-list-none-book = Book an appointment at a desk: an operator searches with you.
desk-list-none-filters = Remove some filters.
desk-list-none-phone = Or call:
desk-list-none-words = Try other words, even a single one: «curriculum», «corso», «busta paga».
desk-list-printed = The catalogue to print
desk-list-search = Search
desk-list-stale = last confirmed on { $day }
desk-list-title = Services
desk-list-words = What do you need?
desk-list-words-hint = For example: non so fare il curriculum
desk-own-caption = { $count ->
    [one] One sheet
   *[other] { $count } sheets
  }
desk-own-confirm-all = Confirm all sheets
desk-own-done-back = Back to the sheets
desk-own-done-count = { $count ->
    [one] One sheet confirmed
   *[other] { $count } sheets confirmed
  }
desk-own-done-text = Thank you. People who look for a service see today's date.
desk-own-done-title = Done
desk-own-edit-title = Correct the sheet
desk-own-head-confirmed = Last confirmed
desk-own-head-service = Service
desk-own-head-status = State
desk-own-lead = These are your body's sheets in the catalogue. If everything is right, confirm them with one button; otherwise open a sheet and correct it.
desk-own-none = The catalogue has no services of your body.
desk-own-none-next = To add one, write to or call the coordinator of the network.
desk-own-saved = Sheet saved and confirmed.
desk-own-settle = Mark as read
desk-own-settled = Suggestion closed.
desk-own-suggestions = Suggestions from the public
desk-own-title = Your body's sheets
desk-sheet-access = Access the service
desk-sheet-access-text = Book an appointment at a desk of the network: no account is needed.
desk-sheet-accessibility = Accessibility
desk-sheet-address = Address
desk-sheet-age = Age
desk-sheet-age-from = from { $min } years
desk-sheet-age-to = up to { $max } years
desk-sheet-ages = from { $min } to { $max } years
desk-sheet-area = Municipalities served
desk-sheet-body = Body
desk-sheet-book = Book an appointment
desk-sheet-bring = What you need
desk-sheet-bring-nothing = Nothing to bring.
desk-sheet-channels = How it is provided
desk-sheet-conditions = Conditions of the service
desk-sheet-conditions-file = Legal notes and conditions of the portal
desk-sheet-conditions-none = There are no special conditions.
desk-sheet-confirmed = Information confirmed by { $by }, { $day }.
desk-sheet-contacts = Contacts
desk-sheet-cost = Cost
desk-sheet-desks = See the desks
desk-sheet-email = Email:
desk-sheet-everywhere = All municipalities of the network
desk-sheet-fault-ages = The oldest age cannot be below the youngest
desk-sheet-fault-email = Check the email address: for example office@example.org
desk-sheet-fault-empty = This field cannot be empty
desk-sheet-fault-long = The text is too long
desk-sheet-fault-number = Write a whole number
desk-sheet-fault-phone = Check the telephone: for example 0187 123456
desk-sheet-fault-unknown = Choose one of the entries offered
desk-sheet-fault-url = The address begins with https:// and has no spaces
desk-sheet-gets = What you get
desk-sheet-groups = Meant for
desk-sheet-hidden = The body has not confirmed this sheet for more than a year, so we do not show it. Ask at a desk: the staff know what has changed.
desk-sheet-hidden-next = Find a desk
desk-sheet-how = What to do
desk-sheet-index = On this page
desk-sheet-languages = Languages
desk-sheet-length = Duration
desk-sheet-level = Essential level (LEP)
desk-sheet-minutes = { $minutes } minutes
desk-sheet-moved = Somebody saved this sheet while you were writing: nothing has been changed. What you wrote is still here: look at the sheet as it is now in another window, add here what is missing, then save again.
desk-sheet-phone = Telephone:
desk-sheet-schedule = Hours
desk-sheet-stale-text = Before you go, call to check that it is still so.
desk-sheet-stale-title = To be checked
desk-sheet-ask = Do you have a question? Write to a desk
desk-sheet-suggest = Is something wrong? Suggest a correction
desk-sheet-times = Times and deadlines
desk-sheet-url = Site:
desk-sheet-who = Who it is for
desk-status-active = Service active
desk-status-closed = Service suspended
desk-status-defunct = Service ended
desk-status-inactive = Sheet being prepared
desk-suggest-about = Service:
desk-suggest-done = Thank you. The body and the coordinator of the network will read your suggestion.
desk-suggest-empty = Write what is wrong
desk-suggest-hint = For example: the hours have changed, the telephone no longer answers. Write no names and nothing personal.
desk-suggest-lead = No name is needed: what you write reaches the body and the coordinator of the network.
desk-suggest-long = The text is too long: at most 2000 characters
desk-suggest-send = Send the suggestion
desk-suggest-text = What should be corrected?
desk-suggest-title = Suggest a correction
desk-mail-campaign-subject = Please confirm the services of { $body }
desk-mail-campaign-text =
    Good morning,

    { $count ->
        [one] the catalogue of { $site } holds one service
       *[other] the catalogue of { $site } holds { $count } services
    } of { $body }.
    We ask you to say whether the sheets are still right: it takes two minutes and needs no account.

    { $link }

    The link is valid until { $until } and only for your body: do not pass it on.
    Sheets that nobody confirms for a year are no longer shown.

    Thank you,
    { $site }
desk-sheet-sign-in = Book with SPID or CIE
desk-sheet-sign-in-why = This is optional: it only spares you typing your name.
desk-sheet-data = This sheet as open data (CPSV-AP):
