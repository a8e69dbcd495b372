"""What the pages and figures of a book are made of: HTML, its registers, its addresses."""
