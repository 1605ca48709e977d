"""Out to vendors and back: what is asked, the files that ask it, the answers that return, and how offers compare."""
