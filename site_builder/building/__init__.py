"""A build, from the inputs to the published site: `story.py` tells it on one screen."""
