"""Texts to draw: mixtures of legal words, texts of the corpus that were cut up, and anything at all."""

from hypothesis import strategies as st

from tests.corpus.cases import case_files, read_cases

PIECES = [
    "La direction des ports", "le bureau du budget", "Le service", "la mission « étiages »", "un directeur",
    "les sections", "l'adjoint au directeur", "Le chef du bureau", "Elle", "Il", "Celui-ci", "Ce bureau",
    "Ladite direction", "la DVE", "comprend", "comprend :", "se compose de", "est composée", "regroupe", "outre",
    "est rattaché à", "auquel est rattaché", "placé sous l'autorité de", "relève de", "est dirigé par", "assisté de",
    "dispose de", "est chargé", "chargé de", "chargée :", "est créé", "est supprimé", "prend le nom de",
    "est organisé comme suit :", "prépare", "élabore", "peut proposer", "ne suit pas", "la gestion des crédits",
    "du contrôle", "le suivi", "de", "du", "des", "à la", "au", "qui", "dont", "que", "et", "ou", ",", ";", ":", ".",
    "(", ")", "«", "»", "(DP)", "en liaison avec", "sous réserve de", "à l'exception de", "pour le compte de",
    "l'article R. 12-3 du code du travail", "la loi du 3 mai 2001", "- ", "― ", "1° ", "2° bis ", "a) ", "I. ― ",
    "Article 2", "\n", "\n\n", "\n- ", "\n1° ", "\n― le bureau ", "\n\nArt. 3. - ", "Vu le code", "Arrête :",
    "Fait à Brest, le 3 mai 2004.", "est ainsi rédigé :\n\n« Art. 7. - ", "\u00a0", "\u2019", "\u0153", "e\u0301",
    "\u00ad", "\r\n", "\ufeff", "\ud800", "\x00", "𝒜",
]  # fmt: skip

CASES = [case.text for path in case_files() for case in read_cases(path)]

mixtures = st.builds(
    lambda pieces, joint: joint.join(pieces), st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from([" ", ""])
)


@st.composite
def cut_up(draw: st.DrawFn) -> str:
    """A text of the corpus of which words were lost, doubled or put elsewhere."""
    words = draw(st.sampled_from(CASES)).split(" ")[:250]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(words)))
        change = draw(st.sampled_from(["lose", "double", "piece", "swap"]))
        if change == "lose":
            del words[at : at + draw(st.integers(1, 5))]
        elif change == "double":
            words[at:at] = words[at : at + 5]
        elif change == "piece":
            words.insert(at, draw(st.sampled_from(PIECES)))
        else:
            words = words[at:] + words[:at]
    return " ".join(words)


anything = st.text(max_size=80)
texts = mixtures | cut_up() | anything
