# SPDX-FileCopyrightText: 2026 Springplank
# SPDX-License-Identifier: EUPL-1.2
"""springplank werkbank: the workbench in the browser, on this computer only."""

import ipaddress
import logging
import socket
from contextlib import suppress

import click

from springplank.cli import options
from springplank.errors import UsageError

PORT = 8000
HIGHEST = 65535


@options.command("werkbank", "De werkbank in uw browser, alleen op deze computer.")
@click.option("--poort", "port", type=int, default=PORT, metavar="GETAL", help="Poort (8000).")
@click.option("--host", default="127.0.0.1", metavar="ADRES", help="Adres van deze computer.")
def werkbank(port: int, host: str) -> None:
    """Start the workbench and keep it running until the person stops it."""
    check_address(host, port)
    import uvicorn

    from springplank.app import create_app
    from springplank.web.ready import warm_up

    app = create_app()
    warm_up(app)
    shown = f"[{host}]" if ":" in host else host
    logging.getLogger("springplank").addHandler(logging.StreamHandler())
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
    )
    click.echo(f"De werkbank staat klaar op http://{shown}:{port} (stoppen: Ctrl+C).")
    with suppress(KeyboardInterrupt):  # stopping is how it ends
        server.run()


def check_address(host: str, port: int) -> None:
    """Refuse an address that others can reach, or a port that is taken.

    Raises:
        UsageError: with what to do.
    """
    if not 1 <= port <= HIGHEST:
        raise UsageError(f"--poort {port} kan niet: kies een getal van 1 tot en met {HIGHEST}.")
    try:
        inside = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise UsageError(
            f"--host {host} kan nog niet: anderen zouden er zonder aanmelden bij kunnen. "
            "Gebruik 127.0.0.1, en deel uw werk met een link of een bestand."
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise UsageError(
                f"Poort {port} is bezet. Draait de werkbank al? Kies anders een andere poort: "
                f"springplank werkbank --poort {port + 1}."
            ) from error
