"""What a person is shown, once, whatever the format: columns with titles and values, sentences, pictures."""
