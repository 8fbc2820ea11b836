"""Prove a conversion: build the blog with Hexo, the site with its engine, and compare."""
