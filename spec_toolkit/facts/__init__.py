"""Facts: what items and sentences say, in a form that can be compared.

A sentence is read with the vocabulary of its language (`vocabulary`), its numbers become quantities (`quantities`),
what remains is its topic (`reading`); `statements` turns readings into facts and `structure` does so with items;
`compare` finds the facts that cannot both hold. Nothing is compared all with all: facts meet in buckets.
"""
