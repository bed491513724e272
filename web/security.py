"""What may a page load, and what does every answer forbid?"""

from __future__ import annotations

from typing import Final

from flask import Flask, Response

# data: is for the design system's icons, which its stylesheet carries in itself as masks.
CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def register(app: Flask) -> None:
    """Put the headers on every answer of `app`."""

    @app.after_request
    def forbid(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response
