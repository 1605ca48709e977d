"""One module per report format. Being there is the registration."""
