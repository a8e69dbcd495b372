"""What the chapters show as HTML: tables and passages, a module a chapter."""
