"""The same for chat clients: a server of the Model Context Protocol on a folder of segments and personas."""
