"""Figures told over three segments that no rule was tuned on: vouched for, let pass, flagged, or left open.

A row of a segment is: id | attribute | category or measure | value | whole base | base | unit, choice or range.
"""

from __future__ import annotations

from rows import every_row

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckedClaim, Claim, Segment

_SEGMENTS = {
    "library": (
        "Weekend library visitors",
        520,
        4100,
        """
card.yes | Has a library card | Yes | 0.78 | 0.64 | 520 | single
bag | Brings an own bag | N | 0.57 | 0.24 | 520 | single
site | SITE_VISITED_30D | Y | 0.4 | 0.2 | 520 | single
woman | Gender | Female | 0.61 | 0.55 | 520 | single
card.no | Has a library card | No | 0.22 | 0.36 | 520 | single
late.often | Returns books late | Often | 0.31 | 0.22 | 520 | single
late.sometimes | Returns books late | Sometimes | 0.45 | 0.4 | 520 | single
late.never | Returns books late | Never | 0.24 | 0.38 | 520 | single
ask.often | Asks the staff for help | Often | 0.12 | 0.19 | 520 | single
ask.sometimes | Asks the staff for help | Sometimes | 0.35 | 0.38 | 520 | single
ask.never | Asks the staff for help | Never | 0.53 | 0.43 | 520 | single
why.quiet | Reason for coming | Quiet place to work | 0.46 | 0.28 | 520 | multiple
why.kids | Reason for coming | Children's corner | 0.29 | 0.31 | 520 | multiple
why.print | Reason for coming | Cheap printing | 0.14 | 0.085 | 520 | multiple
stop.hours | What keeps them away | Short opening hours | 0.52 | 0.35 | 520 | multiple
stop.parking | What keeps them away | No parking | 0.27 | 0.3 | 520 | multiple
home.flat | Housing | Lives in a flat | 0.58 | 0.41 | 520 | single
home.house | Housing | Lives in a house | 0.36 | 0.53 | 520 | single
home.other | Housing | Lives elsewhere | 0.06 | 0.06 | 520 | single
fine.waived | What followed a complaint about a fine | Had it waived | 0.63 | 0.55 | 41 | single
fine.paid | What followed a complaint about a fine | Paid it all the same | 0.37 | 0.45 | 41 | single
loans | Books borrowed | = mean | 6.3 | 4.1 | 520 | books per month | 3.0 | 0 | 28
stay | Length of a visit | = median | 95 | 48 | 520 | minutes |
age | Age | = mean | 41.6 | 47.9 | 520 | years | 11.2 | 16 | 84
spend | Spend on fines | = mean | 4.2 | 2.9 | 520 | GBP per quarter |
lost.often | Loses a book | At least once a year | 0.32 | 0.21 | 520 | single
dues | Quoted membership fee | = mean | 31 | 28 | 520 | GBP |
lost | Lost a book in the last 12 months | = count | 61 | 310 | 520 | people |
""",
    ),
    "farm": (
        "Small dairy farms",
        180,
        1450,
        """
robot.yes | Milks with a robot | Yes | 0.34 | 0.19 | 180 | single
robot.no | Milks with a robot | No | 0.66 | 0.81 | 180 | single
trust.low | Trust in the feed adviser | Low | 0.41 | 0.3 | 180 | single
trust.medium | Trust in the feed adviser | Medium | 0.38 | 0.42 | 180 | single
trust.high | Trust in the feed adviser | High | 0.21 | 0.28 | 180 | single
bank.low | Trust in the bank | Low | 0.17 | 0.22 | 180 | single
bank.medium | Trust in the bank | Medium | 0.33 | 0.37 | 180 | single
bank.high | Trust in the bank | High | 0.5 | 0.41 | 180 | single
worry.price | Main worry | Milk price | 0.47 | 0.39 | 180 | single
worry.staff | Main worry | Finding staff | 0.29 | 0.33 | 180 | single
worry.rules | Main worry | New rules | 0.24 | 0.28 | 180 | single
sell.coop | How they sell milk | Cooperative | 0.62 | 0.7 | 180 | multiple
sell.door | How they sell milk | Farm shop | 0.26 | 0.11 | 180 | multiple
agree.son | Agrees with the statement | I expect a child to take over | 0.37 | 0.45 | 180 | multiple
agree.alone | Agrees with the statement | I do the books alone | 0.71 | 0.52 | 180 | multiple
did.loan | Did in the last two years | Took out a loan | 0.44 | 0.31 | 180 | multiple
did.sold | Did in the last two years | Sold land | 0.08 | 0.06 | 180 | multiple
up | Time of getting up | Before 5 am | 0.55 | 0.37 | 180 | single
up.later | Time of getting up | After 5 am | 0.45 | 0.63 | 180 | single
vet.hour | Vet arrived | Within an hour | 0.58 | 0.49 | 33 | single
vet.later | Vet arrived | Later | 0.42 | 0.51 | 33 | single
cows | Cows | = mean | 64 | 118 | 180 | cows | 20 | 11 | 120
loan | Debt | = median | 212000 | 340000 | 171 | USD |
yield | Milk yield | = mean | 23.7 | 27.4 | 180 | liters per day |
temp | Coldest barn temperature | = mean | -7 | -4 | 180 | degrees |
work | Hours worked | = mean | 68.5 | 55 | 180 | hours per week |
""",
    ),
    "taxi": (
        "Night taxi drivers",
        310,
        2600,
        """
owns.yes | Owns the car | Yes | 0.42 | 0.55 | 310 | single
owns.no | Owns the car | No | 0.58 | 0.45 | 310 | single
cash.always | Carries cash | Always | 0.39 | 0.22 | 310 | single
cash.rarely | Carries cash | Rarely | 0.36 | 0.44 | 310 | single
cash.never | Carries cash | Never | 0.25 | 0.34 | 310 | single
app.a | Where they get rides | Ride app | 0.81 | 0.66 | 310 | multiple
app.rank | Where they get rides | Taxi rank | 0.57 | 0.62 | 310 | multiple
app.phone | Where they get rides | Phone bookings | 0.23 | 0.4 | 310 | multiple
fear.drunk | What worries them | Drunk passengers | 0.64 | 0.33 | 310 | multiple
fear.fine | What worries them | Parking fines | 0.3 | 0.29 | 310 | multiple
lang.two | Languages spoken | Two or more | 0.69 | 0.48 | 310 | single
lang.one | Languages spoken | One | 0.31 | 0.52 | 310 | single
want.shift | What matters when choosing a shift | A fixed end | 0.59 | 0.47 | 310 | multiple
want.dog | What matters when choosing a shift | Quiet streets | 0.18 | 0.26 | 310 | multiple
claim.paid | Outcome of the insurance claim | Paid in full | 0.36 | 0.44 | 28 | single
claim.part | Outcome of the insurance claim | Paid in part | 0.64 | 0.56 | 28 | single
rides | Rides | = mean | 17.4 | 11.9 | 310 | rides per night | | 3 | 40
fare | Fare | = median | 14.2 | 11.0 | 310 | GBP |
rating | Rating by passengers | = mean | 4.7 | 4.6 | 310 | points out of 5 |
years | Years behind the wheel | = median | 9 | 12 | 310 | years |
band.mid | Age group | 35-49 | 0.31 | 0.28 | 310 | single
band.old | Age group | 50-64 | 0.47 | 0.38 | 310 | single
band.top | Age group | 65 and over | 0.22 | 0.17 | 310 | single
home.semi | House | Semi-detached | 0.44 | 0.4 | 310 | single
home.row | House | Terraced | 0.33 | 0.41 | 310 | single
sat.car | Satisfaction with the car | = mean | 7.8 | 8.0 | 310 | points of 10 |
sat.app | Satisfaction with the dispatch app | = mean | 5.1 | 7.0 | 310 | points of 10 |
sat.half | Satisfaction with the radio | = mean | 3.6 | 7.2 | 310 | points of 10 |
came.tools | Came to the job from | the trades (fitter or electrician) | 0.73 | 0.39 | 310 | single
came.rare | Came to the job from | other taxis (but rarely or never at night) | 0.2 | 0.3 | 310 | single
cover | Legal cover taken | Yes | 0.83 | 0.55 | 310 | single
how.friend | Heard of us through | A friend | 0.59 | 0.38 | 310 | single
how.web | Heard of us through | A web search | 0.19 | 0.34 | 310 | single
""",
    ),
    "salon": (
        "Mobile hair salons",
        200,
        1100,
        """
van | Company van | Yes | 0.44 | 0.26 | 200 | single
alone | Single parent | Yes | 0.22 | 0.2 | 200 | single
again.25 | Would train again, 2025 | Yes | 0.52 | 0.81 | 190 | single
again.26 | Would train again, 2026 | Yes | 0.69 | 0.84 | 196 | single
books | Who keeps the books | A partner | 0.47 | 0.14 | 195 | single
books.acc | Who keeps the books | An accountant | 0.34 | 0.58 | 195 | single
plan | Plan | Basic | 0.72 | 0.3 | 200 | single
chat | Chats with neighbours | Yes | 0.36 | 0.18 | 184 | single
left | Reason for leaving | Too few bookings | 0.52 | 0.2 | 29 | single
asked | Asked for prices on the label | Yes | 0.74 | 0.38 | 200 | single
price | Reason for switching | Price | 0.41 | 0.37 | 120 | single
calls | Calls during a booking | = mean | 3.1 | 0.8 | 200 | calls per booking |
spend | Spend per booking | = mean | 34 | 27 | 200 | GBP |
sat.van | Satisfaction with the van | = mean | 8.7 | 8.9 | 200 | points of 10 |
sat.app | Satisfaction with the booking app | = mean | 5.4 | 7.3 | 200 | points of 10 |
""",
    ),
}

# "Most" is more than half, whatever more (`rules/quantifiers.py`): of 7,494 generated false twins the 32 that came out
# supported all said "most" of a share between 50 and 56 %, which the benchmark calls neither true nor false.
MUST_VOUCH = """
salon | books | That a partner keeps the books is more than three times as common as in the whole base.
salon | spend | Their spend per booking is about 1.3 times as high as in the whole base.
salon | van | 44 % have a company van, where it is 26 % of all salons.
salon | van | 56 % have no company van.
salon | again.26 | In 2026, 69 % would train again.
salon | again.25 | 52 % would train again in 2025.
salon | books | In 47 % of the salons a partner keeps the books.
salon | books | A partner keeps the books in almost half of the salons.
salon | plan | 72 % are on the basic plan.
salon | chat | 36 % chat with neighbours, twice the share in the whole base.
salon | left | Of the 29 who gave a reason for leaving, 52 % named too few bookings.
salon | calls | They have 3.1 calls per booking.
salon | spend | At £34 per booking they spend £7 more than salons overall.
salon | sat.van sat.app | The van gets 8.7 points of 10, the booking app only 5.4.
library | bag | 57 % do not bring an own bag, against 24 % of the whole base.
library | site | Site visited in 30 days: 40 %
library | stop.hours | Short opening hours keep most of them away.
library | ask.never | Most never ask the staff for help.
taxi | rating | The rating by passengers is 4.7 points out of 5, as in the whole base.
taxi | fear.fine | 30 % are worried by parking fines, as in the whole base.
taxi | came.tools | Nearly three quarters came to the job from the trades.
taxi | rides | There are 17.4 rides per night on average, against 11.9 overall.
library | loans | Books borrowed come to 6.3 a month, more than the whole base's 4.1.
library | stay | The length of a visit is 95 minutes, about twice the whole base's 48.
taxi | sat.car sat.app | They give the car 7.8 points of 10, but the dispatch app only 5.1.
taxi | sat.car sat.app | Satisfaction with the car is 7.8 points of 10, while that with the dispatch app is 5.1.
taxi | band.old | Almost half are between 50 and 64.
taxi | band.old | 47 % are aged 50 to 64, against 38 % overall.
taxi | band.top | More than one in five are 65 or older.
taxi | band.old band.top | About seven in ten are 50 or older.
taxi | band.mid band.old | 78 % are between 35 and 64.
taxi | home.semi home.row | 44 % live in a semi-detached house and a third in a terraced one.
taxi | cover | 83 % have taken legal cover, while over the whole base it is only 55 %.
taxi | how.friend | Nearly three in five heard of the company through a friend.
taxi | how.friend how.web | 59 % heard of it through a friend, but only about one in five through a web search.
taxi | cash.always cash.never | 39 % always carry cash, yet only 25 % never carry cash.
library | card.yes late.often | Though 78 % have a library card, only 31 % often return books late.
library | card.yes | Compared with 64 % overall, 78 % have a library card.
library | card.yes | Unlike the whole base, where it is 64 %, 78 % have a library card.
library | card.yes | 78 % have a library card, which is 14 points above the average.
library | card.yes | 78 % have a library card – against an overall 64 %.
library | card.yes | 78 % have a library card, though overall it is 64 %.
library | card.yes | 78 % have a library card, more than overall (64 %).
library | card.yes | Overall 64 % have a library card, here 78 %.
library | card.yes | They have a library card more often than the whole base: 78 % against 64 %.
library | late.often | 31 % often return books late; that is almost one and a half times as many as overall.
library | card.yes | Well over two thirds have a library card.
library | card.yes | More than seven in ten have a library card.
library | card.yes | About four in five have a library card, against roughly two thirds of all subscribers.
library | lost.often | Almost a third lose a book at least once a year; of users as a whole, about one in five do.
library | lost | Sixty-one of the 520 lost a book in the last 12 months.
library | age | They are between 16 and 84 years old.
farm | cows | On average there are 64 cows on a farm.
farm | cows | The average number of cows lies between 60 and 70.
farm | cows | They average between 60 and 70 cows.
farm | robot.yes | 1.8 times as many farms as in the whole base milk with a robot.
farm | robot.yes | At 34 %, 1.8 times as many of them milk with a robot as in the whole base.
farm | robot.yes | Relative to the whole base, they are 1.8 times as likely to milk with a robot.
farm | worry.price worry.staff | Either milk price or finding staff is the main worry for 76 %.
farm | worry.price worry.staff | Together, milk price and finding staff make up 76 % of the main worries.
farm | yield | The farms' milk yield is 23.7 liters a day on average.
taxi | rides | Their average lies between 17 and 18 rides a night.
library | woman | Three in five are women, against 55 % of the whole base.
farm | cows | The average farm has 64 cows (SD 20).
farm | cows | The average farm has 64 cows, little more than half the overall 118.
farm | robot.yes | 34 % milk with a robot, 1.8 times the overall share.
farm | robot.yes | Almost twice as many as in the whole base milk with a robot.
farm | robot.yes | Milking with a robot is 1.8 times as common as in the whole base.
farm | work | They work 68.5 hours a week, about a quarter more than farms overall.
farm | worry.price | The main worry is the milk price, at 47 %.
library | home.flat home.house | Taken together, 94 % live in a flat or a house.
taxi | app.rank app.phone | 57 % get rides through a taxi rank, 2.5 times as many as through phone bookings (23 %).
taxi | app.rank app.phone | More get rides through a taxi rank than through phone bookings.
taxi | app.rank app.phone | More than twice as many get rides through a taxi rank as through phone bookings.
taxi | fear.drunk | 64 % are worried by drunk passengers, nearly double the overall share.
taxi | owns.yes | Just over four in ten (42 %) own the car.
taxi | rides | At 17.4 a night, they have nearly one and a half times as many rides as drivers overall.
farm | agree.alone | 71 % do the books alone.
farm | agree.alone | She does the books alone, as do 71 % of the farms.
farm | agree.son | 37 % expect a child to take over, fewer than in the whole base.
farm | bank.high | Half of the farms have high trust in the bank, against 41 % of the whole base.
farm | cows | The farms have 64 cows, 54 fewer than in the whole base.
farm | cows | They have 64 cows on average.
farm | did.loan | 44 % took out a loan in the last two years.
farm | did.loan | Some 44 % took out a loan over the past two years, compared with 31 % overall.
farm | did.sold | Eight percent sold land.
farm | did.sold | No more than a tenth sold land.
farm | loan | The median debt is $212,000.
farm | robot.no | Two thirds do not milk with a robot.
farm | robot.yes | 34 % milk with a robot, almost twice as many as in the whole base.
farm | sell.coop sell.door | 62 % sell milk through a cooperative, and 26 % through a farm shop.
farm | sell.door | They are more than twice as likely as farms overall to sell milk through a farm shop.
farm | temp | The coldest barn temperature is minus 7 degrees.
farm | trust.high | Only 21 % have high trust in the feed adviser, against 28 % overall.
farm | trust.low | 41 % have low trust in the feed adviser.
farm | worry.price | The milk price is not the main worry for most of them.
farm | worry.price | The milk price is the main worry for 47 %.
farm | yield | Milk yield is 23.7 liters a day, against 27.4 in the whole base.
library | age | Emma is 41.
library | age | The mean age is 41.6 years, against 47.9 over the whole base.
library | age | They are between 16 and 84 years old.
library | ask.never | More than half never ask the staff for help.
library | ask.often | They are less likely than average to ask the staff for help often.
library | card.yes | 22 % do not have a library card.
library | card.yes | 78 % have a library card.
library | card.yes | Four in five of the visitors have a library card, against 64 % of the whole base.
library | card.yes | She has a library card, like 78 % of the visitors.
library | home.flat home.house | 58 % live in a flat and 36 % live in a house.
library | late.never | A quarter never return books late.
library | late.often | 31 % often return books late.
library | late.often | Not even a third return books late often.
library | late.often late.sometimes | 76 % return books late often or sometimes.
library | lost | 61 of the 520 lost a book in the last 12 months.
library | spend | They spend about £17 a year on fines.
library | spend | They spend £4.20 a quarter on fines.
library | stop.hours | Short opening hours keep 52 % of them away.
library | stop.hours | Short opening hours keep half of the visitors away, 17 points more than in the whole base.
library | why.quiet | 46 % come because of a quiet place to work, compared with 28 % overall.
library | why.quiet | 46 % named a quiet place to work as a reason for coming.
library | why.quiet | A quiet place to work is the most common reason for coming.
taxi | app.a | 81 % get rides through a ride app, against 66 % of the whole base.
taxi | app.phone | Phone bookings are about half as common here as in the whole base.
taxi | cash.always | 39 % always carry cash.
taxi | cash.never | A quarter never carry cash.
taxi | fare | The median fare is £14.20.
taxi | fear.drunk | Drunk passengers worry 64 % of them, almost twice as many as in the whole base.
taxi | owns.no | 58 % do not own the car.
taxi | owns.yes | 42 % own the car.
taxi | rides | They have 17.4 rides a night on average.
taxi | want.shift | A fixed end matters to 59 % when choosing a shift.
"""
MUST_PASS = """
salon | again.25 again.26 | In 2026, 69 % would train again, up from 52 % the year before.
salon | again.25 again.26 | From 52 % in 2025 those who would train again rose to 69 % in 2026.
salon | van | Almost half have a company van.
salon | books | Just under half of the salons have a partner keep the books.
library | age | 42, borrowed books.
salon | books | In almost one salon in two a partner keeps the books.
salon | price | 41 % switched over the price.
salon | asked | See a price on the back of the colour (74 % have asked for prices on the label).
taxi | app.rank | 57 % get rides at the taxi rank, while in the whole base it is just over three in five.
taxi | fear.drunk | Drunk passengers worry 64 %, while over the whole base it is only about a third.
library | stay age | A visit lasts 95 minutes while their age averages 41.6 years.
library | why.quiet home.flat | 46 % say quiet place to work, but for 58 % the housing is a flat.
taxi | cash.never fear.drunk | 25 % never carry cash, but 64 % worry about drunk passengers.
taxi | fear.drunk cash.never | What worries 64 % is drunk passengers, yet only 25 % never carry cash.
taxi | years rides | Years behind the wheel come to 9, whereas rides average 17.4 a night.
taxi | rating rides | They are rated 4.7, but the rides are 17.4 per night.
library | loans | On average they take home 6.3 titles, against 4.1 in the whole base.
library | why.print | 14 % come for cheap printing, well above the 9 % of the whole base.
taxi | fear.drunk | 64 % are worried because of drunk passengers.
library | why.quiet | 46 % come because of a quiet place to work, so that is the main reason.
library | card.yes | 22 % have no library card, and overall it is 36 %.
farm | robot.yes | They milk with a robot 1.8 times as often as everyone asked.
library | age | At 41.6 on average, they are younger than the whole base.
taxi | owns.yes | 58 % (against 45 % overall) do not own the car.
farm | cows | Their herds are just over half the size of the overall herd.
farm | loan | The median debt is a third lower than overall.
farm | work | They work a quarter more hours a week than farms overall.
farm | worry.rules | New rules are the main worry of 24 %, compared with 28 % overall.
library | age | On average they are 41, six years younger than visitors overall.
library | loans | They borrow half as many books again as the whole base.
library | stay | The median visit is about twice the 48 minutes among all visitors.
taxi | app.rank app.phone | Taxi ranks outnumber phone bookings by about two and a half to one.
taxi | fare | The median fare is £14.20, £3.20 above what drivers get overall.
farm | cows | Herds run from 11 to 120 cows.
farm | robot.no | Two in three farms milk without a robot.
farm | up | 55 % get up before 5 am.
farm | vet.hour | Of the 33, 58 % had the vet within an hour.
farm | work | They work 68.5 hours a week.
farm | worry.price worry.staff | The milk price is the main worry for nearly half of them, ahead of finding staff.
library | card.no | 22 % have no library card.
library | fine.waived | 26 of the 41 who complained about a fine had it waived.
library | fine.waived | Of the 41 who complained about a fine, 63 % had it waived.
library | home.flat home.house | 58 % live in a flat and 36 % in a house.
library | home.flat home.house | Together, 94 % live in a flat or a house.
library | late.never | 76 % return books late at least sometimes.
library | loans | They borrow 6.3 books a month on average.
library | loans | They borrow six or seven books a month.
library | loans | Visitors borrow six books a month, two more than everyone.
library | lost | About one in nine lost a book.
library | stay | Half of the visits last under 95 minutes.
library | stay | The median visit lasts about an hour and a half.
library | stop.parking | 73 % are not kept away by missing parking.
library | stop.parking | Short opening hours are not what keeps most of them at home.
library | why.quiet | The commonest reason, at 46 %, is a quiet place to work.
taxi | cash.always | They carry cash always almost twice as often as drivers overall, 39 against 22 %.
taxi | cash.never | 75 % carry cash at least rarely.
taxi | claim.part | Of the 28 with an insurance claim, 64 % were paid in part.
taxi | fear.drunk | Drunk passengers are what worries most of them.
taxi | lang.two | 69 % speak two or more languages.
taxi | rating | They are rated 4.7 out of 5.
taxi | rides | Rides go from 3 to 40 a night.
taxi | rides | The rides per night are five and a half more than in the whole base.
taxi | years | She has been driving for nine years.
"""
MUST_FLAG = """
salon | again.25 again.26 | In 2025, 69 % would train again, up from 52 % the year before.
salon | again.25 again.26 | Those who would train again fell from 69 % in 2025 to 52 % in 2026.
salon | books | That a partner keeps the books is more than four times as common as in the whole base.
salon | spend | Their spend per booking is twice as high as in the whole base.
salon | again.26 | In 2026, 69 % train again.
salon | calls | They have 0.8 calls per booking, the average salon 3.1.
salon | books | That a partner keeps the books is more than three times as common as that an accountant does.
salon | again.25 | 52 % would train again in 2025, less than half of the 81 % of the whole base.
farm | cows | Sixty-four of them have cows.
salon | price | Almost half switched over the price.
library | loans | 42, borrowed books.
salon | van | 44 % of all salons have a company van.
salon | van | 44 % have no company van.
salon | again.26 | In 2025, 69 % would train again.
salon | books | In two salons out of three a partner keeps the books.
salon | sat.van sat.app | The van gets 5.4 points of 10, the booking app 8.7.
library | bag | 57 % bring an own bag.
library | site | Site visited in 60 days: 40 %
library | stay age | A visit lasts 41.6 minutes, while their age averages 95 years.
library | why.quiet home.flat | 58 % say quiet place to work, but for 46 % the housing is a flat.
taxi | cash.never fear.drunk | 64 % never carry cash, but 25 % worry about drunk passengers.
taxi | years rides | Years behind the wheel come to 17.4, whereas rides average 9 a night.
library | late.often | 31 % often return books late, well above the 25 % of the whole base.
farm | cows | Nobody has more than 64 cows.
library | stay | They all stay 95 minutes.
taxi | owns.no lang.one | 58 % do not own the car because they speak only one language.
farm | robot.yes yield | As a result of robots, milk yield is 23.7 liters a day.
farm | cows | The average farm has 64 cows (SD 30).
farm | work | They work 68.5 hours a week, half as long again as farms overall.
farm | worry.staff | Finding staff is their main worry.
farm | yield | Their milk yield is 23.7 liters a day, slightly above the overall 27.4.
taxi | app.rank app.phone | 57 % get rides through a taxi rank, 2.5 times as many as through phone bookings (33 %).
taxi | app.rank app.phone | More than three times as many get rides through a taxi rank as through phone bookings.
farm | bank.low | 17 % have low trust in the feed adviser.
farm | cows | 118 is the number of cows they have on average.
farm | cows | Every farm has 64 cows.
farm | cows | Herds run from 20 to 120 cows.
farm | cows | They have 54 more cows than in the whole base.
farm | cows | They have 64 dogs on average.
farm | did.loan | 31 % of them took out a loan, against 44 % of the whole base.
farm | did.loan | 44 % took out a loan in the last two months.
farm | did.sold | She sold land.
farm | robot.no | 66 % milk with a robot.
farm | robot.yes | 34 % might milk with a robot.
farm | robot.yes | A majority milk with a robot.
farm | sell.coop sell.door | 88 % sell milk through a cooperative or a farm shop.
farm | sell.door | Farm shops are twice as common in the whole base as among them.
farm | sell.door | They are half as likely as farms overall to sell milk through a farm shop.
farm | temp | The coldest barn temperature is 7 degrees.
farm | trust.high | Trust in the feed adviser is high for half of them.
farm | trust.low | 41 % have high trust in the feed adviser.
farm | trust.low | 41 % have low trust in the bank.
farm | up | 55 % get up after 5 am.
farm | up | 55 % get up at 5 am.
farm | vet.hour | 58 % of the 33 had the vet in over an hour.
farm | vet.hour | 58 % of the farms had the vet within an hour.
farm | work | They work 68.5 hours a month.
farm | worry.price | 47 % have a main worry other than the milk price.
farm | worry.price | The remaining 53 % name the milk price as their main worry.
farm | worry.staff | Finding staff is the main worry for most of them.
library | age | Emma is 63.
library | age | The median age is 47.9.
library | ask.never | 53 % never return books late.
library | ask.often | Nobody asks the staff for help often.
library | card.yes | 78 % have no library card.
library | card.yes | 78 % should have a library card.
library | card.yes | Few of them have a library card.
library | card.yes | The other 22 % have a library card.
library | fine.waived | 63 % of the visitors had a fine waived.
library | fine.waived | Of the 520 visitors, 63 % had a fine waived.
library | home.flat | 58 % could live in a flat.
library | late.never | 24 % never ask the staff for help.
library | late.often | 31 % often ask the staff for help.
library | late.often | Most of them often return books late.
library | loans | All of them borrow at least two books a month.
library | loans | Each of them borrows 6.3 books a month.
library | loans | They borrow 6.3 books a week on average.
library | loans | They borrow two books a month fewer than everyone.
library | lost | 61 % lost a book in the last 12 months.
library | spend | They spend $4.20 a quarter on fines.
library | spend | They spend £42 a quarter on fines.
library | stay | Half of the visits last over two hours.
library | stop.hours | Short opening hours keep 52 % of them away, fewer than in the whole base.
library | stop.hours | Short opening hours keep 52 % of them away, twice as many as in the whole base.
library | why.kids | The children's corner is the most common reason for coming.
library | why.quiet | 28 % of them come because of a quiet place to work, compared with 46 % overall.
library | why.quiet | 46 % come for a reason other than a quiet place to work.
library | why.quiet | 46 % of people who come for a quiet place to work are in this group.
library | why.quiet | A quiet place to work is half as common here as in the whole base.
library | why.quiet why.kids | 75 % come for a quiet place to work or the children's corner.
taxi | app.a | 66 % of them get rides through a ride app, against 81 % overall.
taxi | app.a | Everyone gets rides through a ride app.
taxi | app.phone | Phone bookings are twice as common here as in the whole base.
taxi | app.rank | Taxi ranks are the most common way they get rides.
taxi | cash.always | 39 % of drivers who always carry cash are in this segment.
taxi | cash.always | Hardly anyone carries cash always.
taxi | cash.never | 25 % always carry cash.
taxi | claim.paid | 36 % were paid in full by the insurance.
taxi | fare | The fare lies £3 below the whole base.
taxi | fare | The median fare is $14.20.
taxi | fear.drunk | 30 % are not worried by drunk passengers.
taxi | fear.drunk | Drunk passengers worry 64 % of them, half as many as in the whole base.
taxi | owns.no | 58 % own the car.
taxi | owns.yes | 42 % must own the car.
taxi | rating | They are rated 4.7 out of 10.
taxi | rides | 31 % have fewer than 3 rides.
taxi | rides | Each driver has 17.4 rides a night.
taxi | rides | They have 17.4 rides a week on average.
"""
MUST_NOT_VOUCH = """
salon | van | Almost half have a company van.
salon | van | Just under half have a company van.
salon | calls | They get 3.1 calls per booking.
salon | calls | They make 3.1 calls per booking.
salon | van | 26 % of all mobile hair salons have a company van.
salon | alone | 22 % have a single parent.
salon | again.26 | 69 % would train again.
salon | left | 52 % named too few bookings.
salon | plan | 72 % are on the plan.
farm | bank.high | Most have high trust in the bank.
library | why.quiet | Most come for a quiet place to work.
library | stop.hours | The vast majority are kept away by short opening hours.
taxi | rides | There are 17.4 rides per night on average, as in the whole base.
taxi | cash.always | 39 % always carry cash, as in the whole base.
taxi | came.rare | 20 % came to the job from other taxis.
library | loans | Books borrowed come to 6.3 a month, less than the whole base's 4.1.
library | loans | Books borrowed come to 6.3 a month, more than twice the whole base's 4.1.
library | loans | Books borrowed come to 6.3 a month, more than the whole base's 6.3.
taxi | sat.car sat.app | They give the car 5.1 points of 10, but the dispatch app only 7.8.
taxi | sat.app sat.car | They give the dispatch app 5.1 points of 10, but the car only 7.8.
taxi | sat.half | Satisfaction with the radio is 3.6 points of 10, less than half that of the whole base.
taxi | band.old | Almost half are over 50.
taxi | band.top | More than one in five are over 65.
taxi | band.top | More than one in five are 64 or older.
taxi | band.mid band.top | 53 % are 35 or older.
taxi | band.old band.top | About seven in ten are older than 64.
taxi | band.old band.top | About seven in ten are between 50 and 64.
taxi | home.semi home.row | 44 % live in a terraced house and a third in a semi-detached one.
taxi | cover | 83 % have taken no legal cover.
taxi | how.friend | Nearly three in five heard of us through a web search.
taxi | cash.never cash.always | 25 % never carry cash, but only 39 % always carry cash.
library | home.flat card.yes | 58 % live in a flat, but only 78 % have a library card.
library | card.yes | Compared with 78 % overall, 64 % have a library card.
library | card.yes | 78 % have a library card, which is 17 points above the average.
library | late.often | 31 % often return books late, 10 points more than overall.
taxi | app.rank | 57 % get rides at the taxi rank; overall, only 62 % do.
library | card.yes | Overall 78 % have a library card, here 64 %.
library | card.yes | They have a library card more often than the whole base: 64 % against 78 %.
farm | robot.yes | About a third milk with a robot; overall, about one not in five do.
farm | robot.yes | About a third milk with a robot; overall, about one never in five do.
library | card.yes | Well over three quarters have a library card.
library | card.yes | More than two thirds have a library card.
library | card.no | Fewer than four in ten have no library card.
library | card.yes | About 82 % have a library card.
library | stop.hours | 391 of the 525 are not kept away by parking.
library | card.yes | 64 % of all subscribers have a library card, against 78 % of all borrowers of novels.
library | lost.often | Almost a third lose a book at least once a month.
library | lost.often | Almost a third never lose a book at least once a year.
library | dues | They pay £31.
library | why.kids | More than one in ten come because of the children's corner.
library | loans | They borrow 6.3 books on average.
library | spend | They spend £4.20 on fines.
library | stay | The median length of a visit is 95.
library | card.yes | 78 % have a library card, 14 points higher overall.
library | card.yes | 78 % have a library card, well above the 77 % of the whole base.
library | why.print | 14 % come because of cheap printing, exactly 1.6 times as many as in the whole base.
farm | work | They work 68.5 hours a week, about a third more than farms overall.
farm | work | They work 68.5 hours.
farm | loan | The median debt is 212,000.
taxi | app.rank app.phone | More than half as many get rides through a taxi rank as through phone bookings.
taxi | fear.drunk | 64 % are worried by drunk passengers, exactly double the overall share.
library | lost | Sixty-one of the 521 lost a book in the last 12 months.
library | loans | They borrow exactly six books a month.
library | age | They are between 16 and 85 years old.
taxi | rides | They have 17.4 rides weeks a night.
library | late.often | 31 % often return books late, exactly the 22 % of the whole base.
library | late.often | 31 % often return books late, well above the 35 % of the whole base.
library | loans | They borrow 6.3 books a month, exactly the average.
library | woman | 61 % are women with a library card.
farm | cows | They average between 40 and 90 cows.
farm | worry.price worry.staff | Milk price and finding staff make up 76 %.
farm | worry.price worry.staff | The main worry of 76 % is milk price and finding staff.
taxi | rides | The average is 17 to 18 rides a week.
library | card.yes | 22 % have a library card (78 %).
library | home.flat home.house | 94 % live in a flat and a house.
taxi | app.rank app.phone | 57 % get rides through a taxi rank, half as many as through phone bookings.
taxi | fear.drunk | 64 % worry drunk passengers.
taxi | fear.drunk | Drunk passengers are worried by 64 % of them.
farm | agree.alone | 71 % would do the books alone.
farm | did.loan | 44 % of those with a loan are in this group.
library | card.yes | 78 % of the children have a library card.
library | home.flat | 58 % of women live in a flat.
library | home.flat | Of the people in a flat, 58 % are in this group.
library | late.often | In 2019, 31 % often returned books late.
library | stop.hours | 52 % say short opening hours keep their friends away.
taxi | fear.drunk | 64 % of drunk passengers worry.
taxi | lang.one | She speaks only one language.
"""


def _statistic(row: str) -> dict[str, object]:
    i, attribute, category, value, overall, n, more, *rest = (cell.strip() for cell in row.split("|"))
    base = {"id": i, "attribute": attribute, "value": float(value), "overall": float(overall), "n": int(n)}
    if not category.startswith("= "):
        return {**base, "category": category, "measure": "share", "choice": more}
    spread = {name: float(cell) for name, cell in zip(("sd", "min", "max"), rest, strict=False) if cell}
    return {**base, "measure": category.removeprefix("= "), "unit": more, **spread}


INDEX = {
    name: SegmentIndex(
        Segment.model_validate(
            {
                "id": name,
                "name": title,
                "size": size,
                "whole_base": whole,
                "locale": "en_US" if name == "farm" else "en_GB",
                "statistics": [_statistic(row) for row in rows.strip().splitlines()],
            }
        )
    )
    for name, (title, size, whole, rows) in _SEGMENTS.items()
}


def rows(table: str) -> list[tuple[str, str, str]]:
    """Segment, ids cited and sentence of each row."""
    return [(a.strip(), b.strip(), c.strip()) for a, b, c in (line.split("|") for line in table.strip().splitlines())]


def checked(segment: str, cites: str, text: str) -> CheckedClaim:
    """A sentence held against one of the segments."""
    return check_claim("story[0]", Claim(text=text, cites=tuple(cites.split())), "Emma Whitfield", INDEX[segment])


@every_row(("segment", "cites", "text"), rows(MUST_VOUCH))
def test_must_vouch(segment: str, cites: str, text: str) -> None:
    """A sentence that a frame accounts for to the last word is supported."""
    assert checked(segment, cites, text).verdict == "supported"


@every_row(("segment", "cites", "text"), rows(MUST_PASS))
def test_must_pass(segment: str, cites: str, text: str) -> None:
    """A true sentence in words of its own is not accused."""
    assert checked(segment, cites, text).findings == ()


@every_row(("segment", "cites", "text"), rows(MUST_FLAG))
def test_must_flag(segment: str, cites: str, text: str) -> None:
    """A false sentence is flagged."""
    assert checked(segment, cites, text).verdict in ("contradicted", "unsupported")


@every_row(("segment", "cites", "text"), rows(MUST_NOT_VOUCH))
def test_must_not_vouch(segment: str, cites: str, text: str) -> None:
    """A false sentence that no rule sees through is never vouched for."""
    assert checked(segment, cites, text).verdict != "supported"


@every_row(
    ("beside", "rules"), [("against 1.9", []), ("against 2.9", ["number-mismatch"]), ("and 1.9 orders", ["wrong-base"])]
)
def test_everyones_figure_may_stand_bare_beside_the_segments_own(beside: str, rules: list[str]) -> None:
    """Words of the unit name no other statistic there: "per 10 orders" speaks of no orders."""
    means = (("Calls", 4.7, "calls per 10 orders", 1.9), ("Orders", 14.2, "units per month", 41.5))
    rows = [
        {"id": a, "attribute": a, "measure": "mean", "value": v, "unit": u, "overall": o, "n": 163}
        for a, v, u, o in means
    ]
    index = SegmentIndex(Segment.model_validate({"id": "s", "name": "S", "size": 163, "statistics": rows}))
    claim = Claim(text=f"The telephone (4.7 calls per 10 orders on average, {beside})", cites=("Calls",))
    assert [f.rule for f in check_claim("channels[0]", claim, "Ian Parker", index).findings] == rules
