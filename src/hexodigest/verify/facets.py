"""The facets in which pages are compared, in the order of reports."""

from enum import StrEnum


class Facet(StrEnum):
    """One thing that can be right or wrong of a page, or of the site."""

    URL = "url"
    TITLE = "title"
    DATE = "date"
    TAGS = "tags"
    CATEGORIES = "categories"
    TEXT = "text"
    STRICT = "strict text"
    HEADINGS = "headings"
    IDS = "ids"
    LINKS = "links"
    IMAGES = "images"
    EMBEDS = "embeds"
    CODE = "code"
    LANGUAGE = "language"
    CAPTION = "caption"
    STRUCTURE = "structure"
    MARKS = "emphasis"
    BREAKS = "breaks"
    EXCERPT = "excerpt"
    LISTS = "lists"
    FEED = "feed"
    ASSETS = "assets"


OF_PAGES = tuple(Facet)[: tuple(Facet).index(Facet.LISTS)]
OF_THE_SITE = tuple(Facet)[tuple(Facet).index(Facet.LISTS) :]

EXPLAINED = {
    Facet.URL: "the page is answered at its address",
    Facet.TITLE: "the title",
    Facet.DATE: "the clock that is shown, where the source has a date",
    Facet.TAGS: "the names of the tags and the addresses of their pages",
    Facet.CATEGORIES: "the same for categories, those above another included",
    Facet.TEXT: "all words; quotes, dashes and ellipses may be straight or curly",
    Facet.STRICT: "all words, with the quotes and dashes as they are",
    Facet.HEADINGS: "headings with their levels",
    Facet.IDS: "the places that a link can lead to",
    Facet.LINKS: "the words of each link, and where it leads",
    Facet.IMAGES: "address, alternative text, title and size of each image",
    Facet.EMBEDS: "frames, videos, sounds and scripts",
    Facet.CODE: "the text of each block of code",
    Facet.LANGUAGE: "the language of each block of code, where Hexo knows it",
    Facet.CAPTION: "the caption of each block of code",
    Facet.STRUCTURE: "paragraphs, lists, quotations, tables and what stands in them",
    Facet.MARKS: "what is strong, emphasised, struck out, code",
    Facet.BREAKS: "line breaks within paragraphs",
    Facet.EXCERPT: "the excerpt, where Hexo has one",
    Facet.LISTS: "the posts on home pages, archives, and pages of tags and categories",
    Facet.FEED: "the entries of the feed: addresses, titles, dates",
    Facet.ASSETS: "the files that are copied, byte for byte",
}
