"""Where the rules of the list come from, in the words that the method view shows."""

OWN_FILE = "Your own file"
OPINION = "Judgement: two independent readings of sixteen real trackers by the rules of advisers"
THANKS = "Surveys of employers: thanks within a day or two are noticed (Accountemps, TopResume)"
NEWS = "65 % of HR managers want to be asked within two weeks, most by email (Accountemps 2017)"
LOOPS = "35 % of 144 full interview loops were never answered (Snyder 2024), so asking is normal"
FEEDBACK = "About 1 in 10 who ask mostly hear back, 4 in 10 ever did; employers refuse at CV stage"
SEATS = (
    "33 to 50 % of people accepted an offer and left before the start (Gartner 2019 to 2024); a "
    "poor match ends after 10 weeks on average (Robert Half 2021)"
)
POOLS = "54 % of employers write again to candidates who got no offer (CareerBuilder 2016)"
SEASONS = "Programmes for students open in late summer (TJX Europe: one application a year)"
REST = "Cool-off rules of employers: three to twelve months (Lidl, PostHog, TJX)"
