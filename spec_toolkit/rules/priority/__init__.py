"""Classes that cannot hold."""
