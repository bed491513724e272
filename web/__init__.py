"""How does a person or a program ask Samlære over HTTP?"""

from web.app import create_app

__all__ = ["create_app"]
