# Texts of the room opportunity: mail.
opportunity-mail-greeting = Dear colleagues of { $body },
opportunity-mail-link-subject = Your link to send in opportunities
opportunity-mail-link-text = with this link you can send vacancies, courses, calls, events and news to the network, without an account. The coordinator reads them and puts them on the portal.
opportunity-mail-link-until = The link is good until { $day } and is for your body alone: do not forward it to others.
opportunity-mail-ignore = If you did not expect this message, you can ignore it.
opportunity-mail-returned-subject = To be mended: { $title }
opportunity-mail-returned-text = The opportunity “{ $title }” is not published yet: something is to be mended.
opportunity-mail-approved-subject = Approved: { $title }
opportunity-mail-approved-text = The opportunity “{ $title }” is approved and will be published on its day.
opportunity-mail-published-subject = Published: { $title }
opportunity-mail-published-text = The opportunity “{ $title }” is on the portal:
opportunity-mail-reason = The reason: { $reason }
opportunity-mail-yours = Your opportunities, by this link:
opportunity-mail-confirm-subject = Confirm the notices about opportunities
opportunity-mail-confirm-text = Somebody, we hope you, asked for notices about this search: { $search }.
opportunity-mail-confirm-how = Open the link and press Confirm, within seven days. Without confirmation we will not write.
opportunity-mail-ignore-search = If it was not you, do nothing: the address erases itself.
opportunity-mail-known-subject = Your notices about opportunities
opportunity-mail-known-text = The notices about this search are on already: { $search }. With the link you can go on or erase them.
opportunity-mail-remind-subject = Do you want to go on receiving the notices?
opportunity-mail-remind-text = In a month the year of the notices about this search is over: { $search }.
opportunity-mail-remind-how = Open the link to go on for another year. If you do nothing, the notices end and the address is erased.
opportunity-mail-digest-subject =
    { $count ->
        [one] One new opportunity
       *[other] { $count } new opportunities
    }
opportunity-mail-digest-text = Here is the news for your search: { $search }.
opportunity-mail-leave-how = With the link you can erase these notices whenever you like.
