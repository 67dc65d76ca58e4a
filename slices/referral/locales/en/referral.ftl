# Texts of the room referral. Every key: referral-page-thing.
