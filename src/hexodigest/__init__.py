"""Read Hexo posts as Hexo does, lint them, and convert archives to Hugo, Zola and JSON."""
