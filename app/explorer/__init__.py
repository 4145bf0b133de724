"""The explorer: a store in the browser. Pages made on the server, read only, without network and without scripts."""
