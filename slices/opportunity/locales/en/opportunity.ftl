# Texts of the room opportunity: opportunity.
opportunity-kind-vacancy = Vacancy
opportunity-kind-course = Course
opportunity-kind-call = Call
opportunity-kind-event = Event
opportunity-kind-news = News
opportunity-contract-permanent = Permanent
opportunity-contract-temporary = Fixed term
opportunity-contract-apprenticeship = Apprenticeship
opportunity-contract-traineeship = Traineeship
opportunity-contract-agency = Through an agency
opportunity-contract-self-employed = Self-employed
opportunity-end-apply = By { $day }
opportunity-end-day = On { $day }
opportunity-end-event = Until { $day }
opportunity-end-news = Valid until { $day }
opportunity-place-everywhere = The whole province
opportunity-state-draft = Drafts
opportunity-state-sent-in = To be approved
opportunity-state-returned = Given back
opportunity-state-approved = Approved, waiting
opportunity-state-published = Published
opportunity-state-expired = Expired
opportunity-state-withdrawn = Withdrawn
opportunity-topic-guide = Guides
opportunity-topic-form = Forms
opportunity-topic-act = Agreements and acts
opportunity-topic-training = Training of operators
opportunity-topic-report = Figures and reports
opportunity-topic-leaflet = Posters and leaflets
opportunity-list-title = Opportunities
opportunity-list-lead = Vacancies, courses, calls, events and news of the province, with the day until which they are of use.
opportunity-list-words = Search
opportunity-list-words-hint = For example, in Italian: saldatore, corso di inglese
opportunity-list-filters = Filter
opportunity-list-any = All
opportunity-list-group = Meant for
opportunity-list-open-on = Still open on
opportunity-list-search = Search
opportunity-list-all = Show all
opportunity-list-count =
    { $count ->
        [0] No opportunities
        [one] One opportunity
       *[other] { $count } opportunities
    }
opportunity-list-none = Nothing matches today.
opportunity-list-none-next = Try fewer words or no filters, or let us write to you when something comes.
opportunity-follow-title = Keep up to date
opportunity-follow-text = These opportunities, as you searched them, can come to you.
opportunity-follow-mail = Write to me by e-mail
opportunity-follow-atom = News reader (Atom)
opportunity-follow-calendar = Calendar (iCalendar)
opportunity-archive-title = Archive of expired opportunities
opportunity-archive-lead = It is too late to take part: they stay here for whoever wants to know what there was.
opportunity-archive-count =
    { $count ->
        [0] The archive is empty
        [one] One expired opportunity
       *[other] { $count } expired opportunities
    }
opportunity-archive-back = Go to the open opportunities
opportunity-sheet-over = Expired
opportunity-sheet-over-text = This opportunity is no longer open.
opportunity-sheet-link = Read all of it at the source
opportunity-sheet-everybody = The offer is open to everybody, whatever their sex, age, origin, opinions or health (art. 15 L. 300/1970, art. 10 D.Lgs. 276/2003, art. 27 D.Lgs. 198/2006).
opportunity-sheet-book = Ask a desk for help
opportunity-fact-kind = What it is
opportunity-fact-employer = Who employs
opportunity-fact-contract = Contract
opportunity-fact-positions = Places
opportunity-fact-place = Where
opportunity-fact-when = When
opportunity-fact-start = Start
opportunity-fact-day-hour = { $day }, { $hour }
opportunity-fact-groups = Meant for
opportunity-fact-source = Source
opportunity-fact-body = Sent in by
opportunity-fact-published = Published on
opportunity-fact-requirements = Requirements
opportunity-fact-how = How to take it up
opportunity-fact-link = Address
opportunity-panel-title = Latest opportunities
opportunity-panel-link =
    { $count ->
        [one] See the open opportunity
       *[other] See all { $count } open opportunities
    }
opportunity-material-accessible = Accessible
opportunity-material-not-yet = Not accessible yet: what it says is written above
opportunity-subscribe-title = Notices by e-mail
opportunity-subscribe-lead = We write at most once a day, only when something new comes for your search.
opportunity-subscribe-search = Search:
opportunity-subscribe-email = Your e-mail address
opportunity-subscribe-privacy = I have read how the address is used
opportunity-subscribe-privacy-hint = It is used for these notices only. It is erased with one click; every year we ask whether to go on.
opportunity-subscribe-privacy-link = Privacy notice
opportunity-subscribe-button = Turn on the notices
opportunity-subscribe-no-email = Write your e-mail address.
opportunity-subscribe-wrong-email = The address is not well written: for example name@example.org.
opportunity-subscribe-no-privacy = Tick the box to go on.
opportunity-subscribe-sent-title = Check your mail
opportunity-subscribe-sent-text = If the address is right you will soon receive a message: open its link within seven days. Without confirmation we do not write.
opportunity-subscribe-left-title = Notices erased
opportunity-subscribe-left-text = We will not write about this search any more. Your address was erased.
opportunity-subscription-title = Your notices
opportunity-subscription-until = The notices are on until { $day }. Before that day we will ask whether to go on.
opportunity-subscription-waits = Your confirmation is missing; it can be given until { $day }.
opportunity-subscription-confirm = Confirm
opportunity-subscription-renew = Go on for another year
opportunity-subscription-confirmed = Done: the notices are on for a year.
opportunity-leave-title = Stop the notices
opportunity-leave-text = The button erases this search and your address.
opportunity-leave-button = Erase the notices
opportunity-search-everything = all opportunities
opportunity-api-parameter = A parameter cannot be read.
