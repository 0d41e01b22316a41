"""What each fixture statistic sounds like in a sentence, written by hand, so that true sentences read naturally.

A share has a verb phrase, plural and singular ("rent in a city", "rents in a city"), and where its base is part of
the segment, who that part is. A figure has a noun phrase, a verb phrase in both numbers with ``{v}`` for the value and
its unit, and the same with a wrong unit.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ShareClause:
    """How one share is said: "48 % of them `plural`", and of whom when not of the whole segment."""

    plural: str
    singular: str
    part: str = ""


@dataclass(frozen=True)
class FigureClause:
    """How one mean, median, count or total is said; ``{v}`` stands for the value with its currency, if any."""

    noun: str
    plural: str
    singular: str
    wrong_unit: str


@dataclass(frozen=True)
class Speech:
    """How to talk about one segment: its people, and a clause for every statistic."""

    people: str
    shares: dict[str, ShareClause]
    figures: dict[str, FigureClause]


def speech(people: str, shares: str, figures: str) -> Speech:
    """Read the tables below: one statistic a line, columns apart by ``|``."""
    rows = [[cell.strip() for cell in line.split("|")] for line in shares.strip().splitlines()]
    numbers = [[cell.strip() for cell in line.split("|")] for line in figures.strip().splitlines()]
    return Speech(
        people, {row[0]: ShareClause(*row[1:]) for row in rows}, {row[0]: FigureClause(*row[1:]) for row in numbers}
    )


FIXTURES = {
    "anxious-first-time-buyers": speech(
        "anxious first-time buyers",
        """
gender.woman | are women | is a woman
gender.man | are men | is a man
housing.rents | rent in a city | rents in a city
housing.family | live with parents or family | lives with parents or family
housing.other | rent elsewhere or have another arrangement | rents elsewhere or has another arrangement
job.permanent | are permanent employees | is a permanent employee
job.contract | are on fixed-term contracts or self-employed | is on a fixed-term contract or self-employed
job.none | are not in paid work | is not in paid work
place.london | live in London | lives in London
place.city | live in another large city | lives in another large city
place.town | live in a town or in the countryside | lives in a town or in the countryside
channels.portal | look for information on property portals | looks for information on property portals
channels.family | look to friends and family for information | looks to friends and family for information
channels.forums | turn to forums and videos by other buyers | turns to forums and videos by other buyers
channels.broker | get information from a mortgage broker | gets information from a mortgage broker
behaviour.calculator | used a mortgage calculator in the last four weeks | used a mortgage calculator in the last four weeks
behaviour.abandoned | broke off an online application half-way | broke off an online application half-way
attitude.mistake | worry about making a mistake they cannot undo | worries about making a mistake she cannot undo
attitude.worth | agree that owning a home is worth the stress | agrees that owning a home is worth the stress
barrier.deposit | are held back by the size of the deposit | is held back by the size of the deposit
barrier.total-cost | are held back by not knowing the total cost | is held back by not knowing the total cost
what-holds-them-back.fear-of-being-outbid | are held back by the fear of being outbid | is held back by the fear of being outbid
goal.cost-clear | want all costs shown at the start | wants all costs shown at the start
goal.someone-to-ask | want someone to ask | wants someone to ask
offer-failed.survey | lost the offer over something in the survey | lost the offer over something in the survey | those whose offer fell through
offer-failed.outbid | lost out because the seller took a higher offer | lost out because the seller took a higher offer | those whose offer fell through
offer-failed.lender | lost the offer because the lender said no or for another reason | lost the offer because the lender said no or for another reason | those whose offer fell through
""",
        """
age | age | are {v} years old | is {v} years old | are {v} months old
deposit.saved | deposit saved so far | have saved {v} so far for the deposit | has saved {v} so far for the deposit | save {v} every month for the deposit
saving.monthly | amount put aside each month | put aside {v} each month | puts aside {v} each month | put aside {v} each week
portal.visits | number of visits to property portals a week | visit property portals {v} times a week | visits property portals {v} times a week | spend {v} hours a week on property portals
satisfaction | satisfaction with the search so far | rate the search so far {v} out of 10 | rates the search so far {v} out of 10 | rate the search so far {v} out of 7
had-an-accepted-offer-fall-through.count | number of people who had an accepted offer fall through | {v} people had an accepted offer fall through | | {v} % had an accepted offer fall through
""",
    ),
    "platform-jugglers": speech(
        "platform jugglers",
        """
gender.woman | are women | is a woman
gender.man | are men | is a man
business.goods | run a shop or make and sell goods | runs a shop or makes and sells goods
business.food | are in food and drink | is in food and drink
business.services | run a services business | runs a services business
place.city | are based in a city | is based in a city
place.suburb | are based in a suburb | is based in a suburb
place.small-town | are based in a small town or a rural area | is based in a small town or a rural area
channels.owners | hear about new tools from other owners | hears about new tools from other owners
channels.video | hear about new tools through video walk-throughs and podcasts | hears about new tools through video walk-throughs and podcasts
channels.accountant | hear about new tools from an accountant or bookkeeper | hears about new tools from an accountant or bookkeeper
channels.sales-email | hear about new tools from sales emails | hears about new tools from sales emails
attitude.fewer-logins | would give up features for fewer logins | would give up features for fewer logins
attitude.pays-for-itself | agree that new software usually pays for itself | agrees that new software usually pays for itself
attitude.fear-of-loss | are afraid of losing data when they switch | is afraid of losing data when she switches
behavior.before-seven | check messages before 7 am | checks messages before 7 am
behavior.master-copy | keep a master copy on paper or in a spreadsheet | keeps a master copy on paper or in a spreadsheet
barrier.no-sync | say their tools do not pass data to each other | says her tools do not pass data to each other
barrier.setup-time | have no time to set anything up | has no time to set anything up
what-gets-in-the-way.price-increases | are bothered by price increases | is bothered by price increases
goal.one-view | want one view of all orders | wants one view of all orders
goal.phone-support | want support by phone | wants support by phone
oversold | sold an item that was already gone at least once in the last 12 months | sold an item that was already gone at least once in the last 12 months | the owners asked about overselling
left-suite.feature | left over one missing feature | left over one missing feature | those who left an all-in-one suite
left-suite.moving | left because moving the data was too much work | left because moving the data was too much work | those who left an all-in-one suite
left-suite.other | left for another reason | left for another reason | those who left an all-in-one suite
""",
        """
age | age | are {v} years old | is {v} years old | are {v} months old
platforms.used | number of platforms used for the business | use {v} platforms for the business | uses {v} platforms for the business | use {v} accountants for the business
spend.software | spend on software per month | spend {v} a month on software | spends {v} a month on software | spend {v} a day on software
time.re-entry | time spent typing the same data again | spend {v} hours a week typing the same data again | spends {v} hours a week typing the same data again | spend {v} minutes a week typing the same data again
time-spent-typing-the-same-data-again-all-owners-together.total | total time all owners together spend typing the same data again | all owners together spend {v} hours a week typing the same data again | | all owners together spend {v} days a week typing the same data again
logins.daily | number of logins a day | log in {v} times a day | logs in {v} times a day | log in {v} times an hour
satisfaction | satisfaction with the tools in use | rate the tools in use {v} out of 10 | rates the tools in use {v} out of 10 | rate the tools in use {v} out of 7
""",
    ),
    "time-poor-professionals": speech(
        "time-poor professionals",
        """
gender.woman | are women | is a woman
gender.man | are men | is a man
job.senior | are employed in a senior or specialist role | is employed in a senior or specialist role
job.other | are employed in another role | is employed in another role
job.self-employed | are self-employed | is self-employed
place.london | live in London | lives in London
place.city | live in another large city | lives in another large city
place.town | live in a town or in the countryside | lives in a town or in the countryside
household.children | have children under 12 at home | has children under 12 at home
channels.supermarket | use a supermarket app with delivery | uses a supermarket app with delivery
channels.takeaway | use a takeaway app | uses a takeaway app
channels.corner-shop | stop at a shop on the way home | stops at a shop on the way home
channels.meal-kit | use a meal kit | uses a meal kit
behaviour.late-order | placed their last grocery order after 9 pm | placed her last grocery order after 9 pm | those whose last grocery order is on record
attitude.pay-for-time | pay more if it saves them half an hour | pays more if it saves her half an hour
attitude.waste | feel guilty about the food they throw away | feels guilty about the food she throws away
attitude.substitutes | trust the shop to pick a substitute | trusts the shop to pick a substitute
barrier.slot | find no delivery slot at the right time | finds no delivery slot at the right time
barrier.swaps | complain of missing or swapped items | complains of missing or swapped items
what-gets-in-the-way.signing-up-takes-too-long | say signing up takes too long | says signing up takes too long
goal.slot | want a reliable one-hour slot | wants a reliable one-hour slot
goal.repeat | want to repeat the last order in one tap | wants to repeat the last order in one tap
goal.price | look for the lowest price | looks for the lowest price
cancelled.waste | cancelled because too much was thrown away | cancelled because too much was thrown away | those who cancelled a meal subscription
cancelled.no-time | cancelled because they had no time to cook it | cancelled because she had no time to cook it | those who cancelled a meal subscription
cancelled.price | cancelled over the price or for another reason | cancelled over the price or for another reason | those who cancelled a meal subscription
""",
        """
age | age | are {v} years old | is {v} years old | are {v} months old
hours.worked | number of hours worked a week | work {v} hours a week | works {v} hours a week | work {v} days a week
spend.groceries | spend on groceries per week | spend {v} a week on groceries | spends {v} a week on groceries | spend {v} a month on groceries
evening.free | free time on a weekday evening | have {v} minutes of free time on a weekday evening | has {v} minutes of free time on a weekday evening | have {v} hours of free time on a weekday evening
takeaways | number of takeaway meals a week | eat {v} takeaway meals a week | eats {v} takeaway meals a week | eat {v} takeaway meals a day
satisfaction | satisfaction with the service used most | rate the service they use most {v} out of 10 | rates the service she uses most {v} out of 10 | rate the service they use most {v} out of 7
cancelled-a-meal-subscription-in-the-last-12-months.count | number of people who cancelled a meal subscription | {v} people cancelled a meal subscription in the last 12 months | | {v} % cancelled a meal subscription in the last 12 months
""",
    ),
    "eco-conscious-parents": speech(
        "eco-conscious parents",
        """
gender.woman | are women | is a woman
gender.man | are men | is a man
job.full-time | work full-time | works full-time
job.part-time | work part-time | works part-time
job.leave | are on parental leave | is on parental leave
job.none | are not in paid work | is not in paid work
place.city | live in a city of more than 100,000 | lives in a city of more than 100,000
place.town | live in a smaller town | lives in a smaller town
place.village | live in a village | lives in a village
channels.drugstore | buy for the children at the drugstore | buys for the children at the drugstore
channels.second-hand-app | buy through a second-hand app | buys through a second-hand app
channels.flea-market | buy at the flea market | buys at the flea market
channels.organic-shop | buy at the organic shop | buys at the organic shop
behaviour.reads-pack | read the list of ingredients | reads the list of ingredients
behaviour.no-car | go shopping on foot or by bicycle | goes shopping on foot or by bicycle
nappies.cloth | use cloth nappies at least sometimes | uses cloth nappies at least sometimes | the parents asked about nappies
attitude.proof | do not believe a green claim without proof | does not believe a green claim without proof
attitude.price-decides | agree that in the end the price decides | agrees that in the end the price decides
attitude.judged | feel judged for what they buy | feels judged for what she buys
barrier.labels | cannot tell which labels mean something | cannot tell which labels mean something
barrier.price | name price as something that gets in the way | names price as something that gets in the way
what-gets-in-the-way.the-shop-is-too-far-away | find the shop too far away | finds the shop too far away
goal.no-harm | want no harmful substances | wants no harmful substances
goal.lasts | want something that lasts for a second child | wants something that lasts for a second child
goal.no-plastic | want it delivered without plastic | wants it delivered without plastic
green-claim.refund | got the money back | got the money back | those who complained about a false green claim
green-claim.gave-up | gave up | gave up | those who complained about a false green claim
green-claim.kept | kept the product | kept the product | those who complained about a false green claim
""",
        """
age | age | are {v} years old | is {v} years old | are {v} months old
children | number of children in the household | have {v} children in the household | has {v} children in the household | have {v} cars in the household
income.net | household income after tax per month | have a household income of {v} a month after tax | has a household income of {v} a month after tax | have a household income of {v} a week after tax
spend.children | spend on things for the children per month | spend {v} a month on things for the children | spends {v} a month on things for the children | spend {v} a day on things for the children
research.time | time spent reading up before a larger purchase | read up for {v} hours before a larger purchase | reads up for {v} hours before a larger purchase | read up for {v} days before a larger purchase
satisfaction | satisfaction with the shop used most | rate the shop they use most {v} out of 10 | rates the shop she uses most {v} out of 10 | rate the shop they use most {v} out of 7
""",
    ),
    "gen-z-tech-savvy": speech(
        "tech-savvy Gen Z users",
        """
gender.woman | are women | is a woman
gender.man | are men | is a man
job.student | are students with no job | is a student with no job
job.student-job | are students with a job | is a student with a job
job.employed | are working | is working
job.none | are neither working nor studying | is neither working nor studying
home.parents | live with their parents | lives with her parents
home.shared | live in a dorm or shared apartment | lives in a dorm or shared apartment
home.own | have their own place | has her own place
channels.video | find out about apps from short videos | finds out about apps from short videos
channels.group-chat | find out about apps in group chats | finds out about apps in group chats
channels.forum | find out about apps in forums and comment sections | finds out about apps in forums and comment sections
channels.email | find out about apps by email | finds out about apps by email
behavior.split | split a bill in an app | split a bill in an app
behavior.trial | cancelled a free trial before it charged | cancelled a free trial before it charged
behavior.ai-first | asked an AI assistant before asking support | asked an AI assistant before asking support
attitude.two-minutes | delete an app if signing up takes over two minutes | deletes an app if signing up takes over two minutes
attitude.privacy | worry about what apps know about them | worries about what apps know about her
barrier.fees | run into hidden fees | runs into hidden fees
barrier.data | were asked for too much personal data | was asked for too much personal data
what-gets-in-the-way.support-does-not-answer | say support does not answer | says support does not answer
goal.cancel | want to cancel in one tap | wants to cancel in one tap
goal.price-shown | want the price shown before signing up | wants the price shown before signing up
goal.looks | want an app that looks good | wants an app that looks good
id-check.other-app | went to another app | went to another app | those whose ID check failed
id-check.again | tried again later | tried again later | those whose ID check failed
id-check.gave-up | gave up | gave up | those whose ID check failed
""",
        """
age | age | are {v} years old | is {v} years old | are {v} months old
income | income after tax per month | have {v} a month after tax | has {v} a month after tax | have {v} a week after tax
subscriptions | number of running subscriptions | have {v} running subscriptions | has {v} running subscriptions | have {v} running cars
spend.subscriptions | spend on subscriptions per month | spend {v} a month on subscriptions | spends {v} a month on subscriptions | spend {v} a day on subscriptions
screen-time | time on the phone per day | spend {v} hours a day on the phone | spends {v} hours a day on the phone | spend {v} minutes a day on the phone
satisfaction | satisfaction with the money app used most | rate the money app they use most {v} out of 10 | rates the money app she uses most {v} out of 10 | rate the money app they use most {v} out of 7
""",
    ),
}
