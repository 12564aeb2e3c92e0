"""The built-in agent: understands plain sentences without any model."""
