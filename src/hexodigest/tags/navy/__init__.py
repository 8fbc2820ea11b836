"""The tags of the theme of Hexo's own site."""
