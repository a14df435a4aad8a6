"""The server for assistants (Model Context Protocol): the queries as tools, read only."""
