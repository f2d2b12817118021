"""The tracker that is open: files, answers to questions, changes, exports."""
