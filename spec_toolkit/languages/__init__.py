"""Words and texts of the languages: tokens, masks, lexicons. One folder per language."""
