"""The work of one command each, without a word printed; `looking.py` and `workshop.py` serve several."""
