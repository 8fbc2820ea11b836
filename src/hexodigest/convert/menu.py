"""What the head of every page leads to."""

from hexodigest.convert.blog import Blog


def menu(blog: Blog) -> list[dict[str, str]]:
    """Lists that are not empty, and the author's page."""
    shown = [facts for facts in blog.posts if blog.site.is_shown(facts)]
    entries = [
        ("Archives", blog.config.archive_dir, True),
        ("Categories", blog.config.category_dir, any(facts.categories for facts in shown)),
        ("Tags", blog.config.tag_dir, any(facts.tags for facts in shown)),
        ("About", "about", blog.has_page("about/")),
    ]
    return [
        {"name": name, "url": blog.address(f"{folder.strip('/')}/")}
        for name, folder, is_there in entries
        if is_there
    ]
