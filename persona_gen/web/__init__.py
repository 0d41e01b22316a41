"""The page: one folder of segments and personas to browse, edit and try copy on, on this machine alone."""
