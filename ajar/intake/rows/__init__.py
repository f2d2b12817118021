"""What each row says: whether it is an application, its words, its days, its facts."""
