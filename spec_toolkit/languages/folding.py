"""The key of a word: what is left when spelling differences that carry no meaning are taken away."""

import re

#: Hebrew final letters; Arabic alefs, hamzas, ta marbuta and Persian letters.
_LETTERS = str.maketrans("ךםןףץأإآٱىةؤئکی", "כמנפצاااايهويكي")
#: Arabic ta marbuta ends a feminine word: the ه that it folds to is no suffix ("his").
FEMININE = "ة"

_DOUBLED = re.compile("וו|יי")


def fold(word: str) -> str:
    """Lower case, straight apostrophe; Hebrew without final letters and doubled vav or yod; Arabic with one alef."""
    word = word.lower().replace("’", "'")
    if word.isascii():
        return word
    return _DOUBLED.sub(lambda pair: pair.group()[0], word.translate(_LETTERS))
