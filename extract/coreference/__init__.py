"""Which mentions are one thing: names, pronouns and descriptions grouped, and each group made an entity."""
