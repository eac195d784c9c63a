"""Graph components of the understanding pipeline (`config.yml` says why each is there)."""
