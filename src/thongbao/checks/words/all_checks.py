"""The checks of words in one table: which function decides which rules."""

from typing import Final

from thongbao.checks.assessing import Check
from thongbao.checks.words import (
    abbreviations,
    capital_names,
    capitals,
    citations,
    foot_words,
    names,
    nouns,
    one_way,
    punctuation,
    rules,
    spelling,
    two_tiers,
)
from thongbao.standard import rules_body, rules_foot, rules_page
from thongbao.standard import rules_capitals as capital

WORD_CHECKS: Final[tuple[Check, ...]] = (
    Check((rules.SYLLABLE,), spelling.syllable_findings),
    Check((rules.MISSPELT,), spelling.misspelt_findings),
    Check((rules.NEAR_NAME,), names.near_name_findings),
    Check((rules.NEAR_NAME,), abbreviations.mistaken_findings),
    Check((rules.UNEXPLAINED,), abbreviations.unexplained_findings),
    Check((rules.UNIT_NAMES,), names.unit_name_findings),
    Check((rules.UNIT_NAMES,), names.bare_committee_findings),
    Check((rules.PERSON_NAMES,), names.person_findings),
    Check((rules.MEETING_NAMES,), names.meeting_findings),
    Check((rules.COMMON_NOUN,), nouns.common_noun_findings),
    Check((rules_body.TONE_MARKS,), one_way.tone_mark_findings),
    Check((rules.TWO_WORDS,), one_way.two_words_findings),
    Check((rules.NUMBER_STYLES,), one_way.number_findings),
    Check((rules.DATE_STYLES,), one_way.date_style_findings),
    Check((rules_page.SPACES,), punctuation.space_findings),
    Check((rules.PUNCTUATION,), punctuation.mark_findings),
    Check((rules.MISSING_COMMA,), punctuation.missing_comma_findings),
    Check((rules.ELLIPSIS,), punctuation.ellipsis_findings),
    Check((rules.FINAL_MARK, rules.LEAD_IN), punctuation.ending_findings),
    Check((capital.SENTENCE,), capitals.sentence_findings),
    Check(
        (
            capital.ADMINISTRATIVE_UNIT,
            capital.NUMBERED_UNIT,
            capital.SPECIAL_PLACE,
            capital.TERRAIN,
            capital.REGION,
        ),
        capitals.place_findings,
    ),
    Check((capital.DOCUMENT, capital.CITED_PART), capitals.citation_findings),
    Check((capital.LUNAR_YEAR, capital.TET, capital.DAY_OR_MONTH), capitals.calendar_findings),
    Check(
        (
            capital.PERSON,
            capital.AGENCY,
            capital.SPECIAL_AGENCY,
            capital.FOREIGN_AGENCY,
            capital.HONOUR,
            capital.HOLIDAY,
            capital.EVENT,
            capital.WORK,
        ),
        capital_names.list_findings,
    ),
    Check((capital.AGENCY, capital.PERSON, capital.POSITION), capital_names.declared_findings),
    Check((capital.SPECIAL_NOUN, capital.PERSONALISED), capital_names.special_noun_findings),
    Check((capital.FOREIGN_PERSON, capital.FOREIGN_PLACE), capital_names.transcription_findings),
    Check((rules_body.FIRST_CITATION,), citations.first_mention_findings),
    Check((rules_body.LAW_NUMBER,), citations.law_findings),
    Check((rules_body.CITATION_DATE,), citations.text_date_findings),
    Check((rules.CITED_LATER,), citations.later_findings),
    Check((rules_body.TWO_TIER_BODIES, rules_body.TWO_TIER_NAMES), two_tiers.two_tier_findings),
    Check((rules_body.CLOSING_MARK,), foot_words.closing_mark_findings),
    Check((rules_foot.RECIPIENTS,), foot_words.purpose_findings),
    Check((rules_foot.FILING,), foot_words.filing_findings),
)
