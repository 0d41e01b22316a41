"""Who a person is, recognised in questions and in the names of columns."""

from __future__ import annotations

from rows import every_row

from persona_gen.evidence.attributes import named_kind


@every_row(
    ("question", "side"),
    [
        ("How old are you?", "age"),
        ("What is your age?", "age"),
        ("What is your age group? *", "age"),
        ("Which age group do you belong to?", "age"),
        ("Wie alt sind Sie?", "age"),
        ("What is your gender?", "gender"),
        ("How do you describe yourself? (gender)", "gender"),
        ("Which gender do you identify with?", "gender"),
        ("Which best describes your role?", "occupation"),
        ("What best describes your role?", "occupation"),
        ("What is your current job title?", "occupation"),
        ("Which of the following best describes your employment status?", "occupation"),
        ("What do you do for a living?", "occupation"),
        ("Where do you live?", "place"),
        ("In which region do you currently live?", "place"),
        ("What country are you based in?", "place"),
        ("Wo wohnen Sie?", "place"),
        ("Age of the respondent", "age"),
        ("Respondent's gender", "gender"),
        ("Alter der Befragten", "age"),
        ("Role of the respondent", "occupation"),
        ("Work", "occupation"),
        ("AGE_BAND", "age"),
        ("Age of contract holder", "age"),
        ("Policyholder's age", "age"),
        ("acct_owner_age", "age"),
        ("Age of dentist", "age"),
        ("Account age", None),
        ("Age of property", None),
        ("Age at diagnosis", None),
        ("Alter der Vertragsinhaber", "age"),
        ("Q3 Age", "age"),
        ("Demographics: Age", "age"),
        ("Alter (Gruppen)", "age"),
        ("S2_GENDER", "gender"),
        ("F3 Geschlecht", "gender"),
        ("Sex/Gender", "gender"),
        ("Employment_status", "occupation"),
        ("HH_SIZE", "household"),
        ("Q14 What bothers you most?", None),
        ("Age of the oldest cat", None),
        ("Customer satisfaction", None),
        ("How old is your car?", None),
        ("What is your favourite role in a team?", None),
        ("Where do you buy coffee?", None),
        ("What age were you when you first rode?", None),
        ("How satisfied are you with your region?", None),
        ("Where do you usually shop where you live?", None),
    ],
)
def test_a_question_says_what_it_asks_of_a_person(question: str, side: str | None) -> None:
    """Age, gender, occupation and place; questions about something else are not taken for one."""
    assert named_kind(question) == side
