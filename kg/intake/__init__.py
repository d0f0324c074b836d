"""From whatever articles come in (files, archives, feeds, addresses) to articles that can be extracted."""
