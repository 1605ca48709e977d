"""One module or folder per format: a Document in, bytes out. Being there is the registration."""
