"""Two small bots to try the kill driver on: one acknowledges updates after it answered, one before.

``python -m tests.telegram.echo URL late`` answers everybody in spite of kills, sometimes twice; with
``early`` it loses whoever was acknowledged and not yet answered. URL ends with the token.
"""

import http.client
import json
import sys
from urllib.parse import urlsplit


def main(url: str, acknowledges: str) -> None:
    """Answer every message with its own text, for ever."""
    where = urlsplit(url)
    server = http.client.HTTPConnection(where.netloc)

    def call(method: str, **arguments: object) -> list[dict[str, dict[str, object]]]:
        server.request(
            "POST", f"{where.path}/{method}", json.dumps(arguments), {"Content-Type": "application/json"}
        )
        result: list[dict[str, dict[str, object]]] = json.load(server.getresponse())["result"]
        return result

    offset = 0
    while True:
        batch = call("getUpdates", offset=offset, timeout=30)
        if not batch:
            continue
        offset = int(str(batch[-1]["update_id"])) + 1
        if acknowledges == "early":
            call("getUpdates", offset=offset, limit=1)
        for update in batch:
            call("sendMessage", chat_id=update["message"]["chat"]["id"], text=update["message"]["text"])  # type: ignore[index]


if __name__ == "__main__":
    main(*sys.argv[1:])
