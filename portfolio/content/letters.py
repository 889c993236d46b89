"""Letters by how their scripts tell words apart, each kind as a set of `re` has it."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Letters of scripts that set no space between words: kana, Han, Thai and its kin."""
KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
"""Letters that spell words from elsewhere, and part them from what they touch."""
HANGUL = "\u1100-\u11ff\uac00-\ud7af"
"""Letters of Korean, which sets spaces, and joins its particles to names of other scripts."""
