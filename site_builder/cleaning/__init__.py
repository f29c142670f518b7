"""Which lines of a scraped page are the article, and which are the site's furniture, captions and credits."""
