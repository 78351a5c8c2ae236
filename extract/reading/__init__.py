"""Files and pages into documents: the text of a report, cut into chunks, and what it says of itself."""
