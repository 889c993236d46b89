"""Who names what: from the owner's wordings and sentences to claims that can be traced."""
