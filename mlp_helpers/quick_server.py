"""A kernel's connection that sends at once: one setting of the Jupyter server.

Jupyter Server leaves Nagle's algorithm on for the connection between a page and its kernel, so
that a small message may wait up to 40 ms for the page's acknowledgement of the one before: every
single step of a hand does. `python -m mlp_helpers` turns it off; a hub does so with one line in
its jupyter_server_config.py, if mlp_helpers is installed where the server runs:

    c.ServerApp.kernel_websocket_connection_class = "mlp_helpers.quick_server.QuickConnection"
"""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

SETTING = "--ServerApp.kernel_websocket_connection_class=mlp_helpers.quick_server.QuickConnection"


class QuickConnection(ZMQChannelsWebsocketConnection):
    """The server's own connection, without Nagle's algorithm."""

    def connect(self):
        """Begin, as soon as the page is there."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()
