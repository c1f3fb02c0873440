-- Filing is what a resident waits for; what it writes twice costs all of them.

-- What is open nearby has an index of its own; for what has ended the topic's is narrow enough.
drop index cases.case_near;
