"""What is true of all Vietnamese text: decoding, normal forms, order, slugs, sentences, dates and tokens."""
