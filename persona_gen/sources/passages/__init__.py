"""Documents that personas live in, as passages: Word files, slides and Markdown, each paragraph with its place."""
