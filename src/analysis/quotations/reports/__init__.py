"""Reports: who is said to speak, with which word, and what is reported."""
