"""Every claim held against its segment: rules that flag, proofs that support, and a judge for the rest."""
