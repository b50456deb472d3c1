"""What the HTML page is made of: the article cut into marked segments, a draft as the template wants it, the page."""
