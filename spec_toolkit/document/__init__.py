"""From a specification to blocks: templates give order and wording, blocks carry the content."""
