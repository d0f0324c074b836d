"""The inventory of relations as data, the ontology generated from it, and the shapes that every graph must hold to."""
