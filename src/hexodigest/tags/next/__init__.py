"""The tags of NexT 8, and of the versions before it."""
