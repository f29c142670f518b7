"""What a Vietnamese syllable is spelled like: an onset, a rhyme and at most one tone."""

import re
from functools import lru_cache
from unicodedata import normalize

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = "\u0301\u0323"  # the tones of a syllable that ends in c, ch, p or t
_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu
i ia ich im in ing inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oen oeo oet oi om on ong ooc oong
op ot ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung uô uôc uôi uôm uôn uông uôp uôt uơ up ut
uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ưt ưu
y ych yêm yên yêng yêt yêu yn ynh yt
"""
_SYLLABLE = re.compile(
    rf"(?:{'|'.join(sorted(_ONSETS.split(), key=len, reverse=True))})?(?:{'|'.join(_RHYMES.split())})"
)
_STOP = ("c", "ch", "p", "t")


@lru_cache(4096)  # the same syllables come again and again
def is_syllable(word: str) -> bool:
    """Tell whether a word, in any case and normal form, is spelled as a Vietnamese syllable."""
    apart = normalize("NFD", word.lower())
    tones = [mark for mark in apart if mark in _TONES]
    plain = normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return not (plain.endswith(_STOP) and tones and tones[0] not in _STOPPED)
