"""The 53 topics that the contract fixes: id, stage and title, in their order. Ids do not change."""

CATALOGUE = [
    ("code-overview", "any", "What the Victims' Code is and the rights in it"),
    (
        "who-is-covered",
        "any",
        "Who counts as a victim: direct victims, bereaved relatives, parents of a child, businesses, witnesses",  # noqa: E501
    ),
    ("entitlements-by-stage", "any", "What I am entitled to at the stage I am at"),
    (
        "enhanced-rights",
        "any",
        "Enhanced rights: vulnerable, intimidated, persistently targeted and victims of the most serious crime",  # noqa: E501
    ),
    ("understand-be-understood", "any", "Interpreters, translation, easy read, help to communicate"),
    (
        "how-to-report",
        "reporting",
        "Ways to report: 999, 101, online, a station, through someone else, anonymously",
    ),
    (
        "afraid-to-report",
        "reporting",
        "Fear of reporting: reprisals, immigration status, not being believed, being seen as a grass",
    ),
    (
        "written-acknowledgement",
        "reporting",
        "Written confirmation of the report and the crime reference number",
    ),
    ("needs-assessment", "reporting", "Assessment of what help the victim needs"),
    (
        "giving-statement",
        "reporting",
        "Being interviewed and giving a statement; not having to repeat it; who can be there",
    ),
    (
        "case-updates",
        "investigation",
        "Being kept informed: arrest, interview, release, charge; how soon and how often",
    ),
    (
        "phone-and-evidence",
        "investigation",
        "Handing over a phone, medical or counselling records, and getting property back",
    ),
    ("no-further-action", "investigation", "The police closed the case or took no further action"),
    (
        "out-of-court-disposal",
        "investigation",
        "Cautions, community resolutions and other outcomes without a trial",
    ),
    (
        "victim-personal-statement",
        "investigation",
        "The Victim Personal Statement: what, when, how it is used, reading it in court, changing it",
    ),
    (
        "vps-privacy",
        "investigation",
        "Who sees a Victim Personal Statement; keeping private details out of it",
    ),
    (
        "charging-decision",
        "charge-and-bail",
        "The decision to charge: who decides, how long it takes, being told why",
    ),
    ("bail-conditions", "charge-and-bail", "Bail and its conditions; what to do when they are broken"),
    ("right-to-review", "charge-and-bail", "The Victims' Right to Review of a decision not to prosecute"),
    ("court-dates", "before-trial", "Court dates, being told about them, adjournments and delays"),
    ("court-visit", "before-trial", "Visiting the court before the trial; virtual tours"),
    (
        "special-measures",
        "before-trial",
        "Special measures: screens, video link, intermediary, private hearing; choosing or refusing them",
    ),
    ("witness-service", "before-trial", "The Witness Service and pre-trial support"),
    ("meeting-prosecutor", "before-trial", "Meeting the prosecutor (CPS advocate) before giving evidence"),
    (
        "must-i-attend",
        "before-trial",
        "Having to go to court, witness summons, withdrawing support for the prosecution",
    ),
    ("witness-expenses", "before-trial", "Travel, childcare and lost-earnings expenses for court"),
    ("pre-trial-therapy", "before-trial", "Counselling or therapy before the trial"),
    ("court-safety", "at-trial", "Not meeting the defendant: separate entrance, waiting area, arrival times"),
    ("giving-evidence", "at-trial", "What happens when giving evidence; breaks; seeing your statement first"),
    ("trial-outcome", "after-trial", "Being told the verdict and sentence, and having them explained"),
    ("unduly-lenient-sentence", "after-trial", "Asking for a sentence that seems too low to be reviewed"),
    ("offender-appeal", "after-trial", "When the offender appeals"),
    (
        "victim-contact-scheme",
        "after-trial",
        "The Victim Contact Scheme: release, parole, licence conditions, Victim Liaison Officer",
    ),
    ("support-services", "any", "Free support, for any crime, reported or not"),
    ("advocacy", "any", "Independent advocates: IDVAs, ISVAs and others"),
    ("mental-health", "any", "Counselling and mental health support"),
    ("peer-support", "any", "Support from people with similar experiences"),
    ("restorative-justice", "any", "Restorative justice"),
    (
        "criminal-injuries-compensation",
        "any",
        "Compensation from the Criminal Injuries Compensation Authority",
    ),
    ("court-compensation", "after-trial", "Compensation ordered by the court from the offender"),
    ("complaints", "any", "Complaining when entitlements are not met, up to the Ombudsman"),
    ("media-and-anonymity", "any", "The press, anonymity and social media"),
    ("chat-privacy", "any", "What this service keeps, who sees it, how to leave quickly"),
    ("case-status", "any", "Look up where my case is"),
    ("support-referral", "any", "Be referred to, or talk to, a person at the integrated victims service"),
    ("contact-preferences", "any", "Change how and when I am contacted; stop messages"),
    ("immediate-danger", "any", "In danger now, or someone else is"),
    ("suicide-self-harm", "any", "Thinking about suicide or self-harm"),
    ("child-at-risk", "any", "A child is being harmed or at risk, or the user is a child"),
    (
        "distress-disclosure",
        "any",
        "Telling what happened, or in distress: acknowledge, do not probe, do not keep, offer a person",
    ),
    ("legal-advice", "any", "Predictions and legal advice the service must not give, with where to get it"),
    ("out-of-scope", "any", "Anything else: say so plainly, offer the menu and a person"),
    ("small-talk", "any", "Greeting, thanks, goodbye, are you a bot"),
]

# Answers that state no fact, and so rest on no source.
NO_FACTS = {"small-talk"}
