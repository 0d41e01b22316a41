"""Words that stand beside a name and nowhere else: roles, titles, what people do, and how strangers are spoken of."""

from __future__ import annotations

from persona_gen.text.lexicon.people import COMPANY, FAMILY, TITLES

ROLES = (
    *FAMILY,
    *COMPANY,
    *"pal buddy accountant solicitor lawyer barber hairdresser plumber electrician builder cleaner tutor coach".split(),
    *"trainer driver courier postman vet secretary intern apprentice lodger tenant babysitter nanny".split(),
)
CALLED_BY = (
    *TITLES,
    *"Nurse Sergeant Sgt Constable PC Officer Inspector Detective Judge Justice Councillor Cllr Captain Capt".split(),
    *"Major Colonel Lieutenant Corporal Father Sister Brother Pastor Reverend Rev Rabbi Imam Coach Matron".split(),
    *"Sir Dame Lady Lord Doctor Fräulein".split(),
    *"avvocato Avvocato ingegnere geometra maître Maître docteur Docteur doctor doctora abogado".split(),
    *"abogada Rechtsanwalt Rechtsanwältin Pfarrer Pfarrerin Bürgermeister Bürgermeisterin dottore dottoressa".split(),
    *"Don Doña Signor Signora Signorina Sig Dottor Dottore Dott Senhor Senhora".split(),
    *"Dona Pan Pana Meneer Mevrouw Dhr Mevr Big Little Lil' Old Young Our".split(),
)  # fmt: skip
NOT_BEHIND_OUR = "Our|Old|Young|Little|Big|Sister|Brother|Father|Don|Major|Lady|Lord|Coach|Justice|Miss|Captain|Doctor"
SAYS = (
    *"said says told tells asked asks thinks thought reckons reckoned wants wanted knows knew got gets".split(),
    *"put puts".split(),
    *"left leaves made makes took takes brought brings came comes went goes helped helps showed shows".split(),
    *"bought buys".split(),
    *"uses used likes liked loves loved hates hated rang rings called calls phoned emailed texted wrote writes".split(),
    *"cooks cooked moved lives lived works worked keeps kept laughed cried sold sells found finds recommended".split(),
    *"explained promised refuses refused borrowed lent fixed fixes does did was is has had needs needed".split(),
)  # fmt: skip
TO = (
    *"told asked thanked married texted phoned rang emailed hugged kissed met visited helped trusted trust".split(),
    *"called invited paid warned met remember miss ask tell thank know knew love loved".split(),
)

OWNERS = (
    *"my his her our their your the a an".split(),
)  # fmt: skip

DO_WHAT_PEOPLE_DO = (
    *"cooks cooked cook moved lives lived thinks thought reckons reckoned laughed cried smiled grinned nodded".split(),
    *"swears swore married retired told telling says loves loved hates hated borrowed lent snores sleeps slept".split(),
    *"drives drove drinks eats ate sings walked walks sat sits stood phoned insisted hung woke".split(),
)
"""What a person does and neither a shop nor a machine."""

STRANGERS = "driver|courier|agent|technician|plumber|engineer|postman|nurse|receptionist|lady|guy|bloke|rep"
LOW_TITLES = "dr|mr|mrs|ms|prof|sgt|frau|herr|mme|señora|señor|sra|pani|pan"
LOW_NAMING = (
    r"my name(?:['’]?s| is)", "my names", "i am called", "they call me", "(?:everybody|everyone|people) calls? me",
    "ich heiße", "mein name ist", r"je m['’]appelle", "me llamo", "mi chiamo", "mi nombre es", "ik heet", "nazywam się",
)  # fmt: skip
GREETING = "cheers|thanks|thank you|ta|hi|hello|hey|bye|sorry|dear|love"
