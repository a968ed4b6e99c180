"""What a person is shown, whatever the format: columns with titles and values, sentences, the parts of the circular."""
